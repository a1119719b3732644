package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.allocation.FixedPoint;
import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.DropReason;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One asset in one account while a plan is made. Money is in the sheet's unit; quantities are
 * counted in steps. Not thread-safe.
 */
final class Line {
    /** Least value of a step: below it several steps are taken for one. */
    private static final long COARSEST = 1_000_000;

    private static final BigDecimal SAFETY = new BigDecimal("1.05");

    final Candidate candidate;
    final PlanInput.Slot slot;
    final int node;
    final int account;

    /** Units of one step. */
    final BigDecimal step;

    /** Value of one step. */
    final long lot;

    /** Whether a number of steps has exactly as many times the value of one. */
    private final boolean isLotExact;

    /** Steps that can be sold. */
    final long most;

    /** Value of what can be sold. */
    final long sellable;

    /** Least value of a trade, or 0, and the fewest steps that are not below it. */
    final long minimum;

    final long fewest;

    private final boolean hasCost;
    private final long costRate;
    private final long costFixed;
    private final MoneyUnit unit;

    /** Why it must not be touched any more; {@code null} as long as it may be. */
    @Nullable DropReason blocked;

    /** What the reason compares with, or 0. */
    long limit;

    /** What was wanted when it was blocked, or what was not to be had. */
    long missed;

    /** Wanted change of value; negative for a sale. */
    long wanted;

    /** Steps traded, zero or more; the direction is that of what is wanted. */
    long steps;

    /** Value of the steps, what trading them costs, and what comes in by it. */
    long value;

    long cost;
    long flow;

    /** What is traded in the end, in units and what they are worth; negative for a sale. */
    private BigDecimal traded = BigDecimal.ZERO;

    private BigDecimal tradedValue = BigDecimal.ZERO;

    Line(
            Candidate candidate,
            PlanInput.Slot slot,
            int node,
            int account,
            MoneyUnit unit,
            PlanSettings settings,
            long negligible) {
        this.candidate = candidate;
        this.slot = slot;
        this.node = node;
        this.account = account;
        this.unit = unit;
        BigDecimal price = candidate.price().price();
        BigDecimal coarse = slot.rule().step();
        BigDecimal exact = times(coarse, price);
        long down = unit.of(exact, RoundingMode.DOWN);
        while (down < COARSEST) {
            coarse = coarse.movePointRight(1);
            exact = exact.movePointRight(1);
            down = unit.of(exact, RoundingMode.DOWN);
        }
        this.step = coarse;
        this.isLotExact = unit.isExact(exact);
        this.lot = isLotExact ? down : unit.of(exact, RoundingMode.UP);
        this.most = FixedPoint.wholes(slot.held(), step);
        this.sellable = valueOf(most);
        this.minimum = Math.max(minimum(price, settings), negligible);
        this.fewest = Math.max(1, (minimum + lot - 1) / lot);
        this.hasCost = !slot.cost().isNone();
        this.costRate = hasCost ? costRate(slot.cost()) : 0;
        this.costFixed = hasCost ? unit.of(slot.cost().fixed(), RoundingMode.UP) : 0;
        this.blocked = slot.mayTrade() ? null : DropReason.NOT_TRADED;
    }

    private static long costRate(TradingCost cost) {
        return cost.rate()
                .add(cost.halfSpread())
                .movePointRight(TargetTree.SCALE)
                .setScale(0, RoundingMode.UP)
                .longValueExact();
    }

    private long minimum(BigDecimal price, PlanSettings settings) {
        TradingRule rule = slot.rule();
        BigDecimal least = settings.minimumTrade();
        if (rule.minimumValue().signum() > 0) {
            least = least.max(rule.minimumValue().multiply(SAFETY));
        }
        if (rule.minimumQuantity().signum() > 0) {
            least = least.max(rule.minimumQuantity().multiply(price));
        }
        return unit.of(least, RoundingMode.UP);
    }

    boolean isFree() {
        return blocked == null;
    }

    boolean isSale() {
        return wanted < 0;
    }

    /** +1 for a purchase, -1 for a sale. */
    int direction() {
        return wanted < 0 ? -1 : 1;
    }

    /** The least value that can be traded at all. */
    long smallest() {
        return Math.max(lot, minimum);
    }

    /** Value of a number of steps, to the nearest unit. */
    long valueOf(long number) {
        return isLotExact
                ? number * lot
                : unit.nearest(candidate.price().price().multiply(quantity(number)));
    }

    /** Units in a number of steps. */
    BigDecimal quantity(long number) {
        return times(step, BigDecimal.valueOf(number));
    }

    /** The product; of 1, as the step of shares is, without a new object. */
    private static BigDecimal times(BigDecimal units, BigDecimal other) {
        boolean isOne = units.scale() == 0 && units.compareTo(BigDecimal.ONE) == 0;
        return isOne ? other : units.multiply(other);
    }

    /** What trading a value costs, rounded up. */
    long cost(long traded) {
        if (traded == 0) {
            return 0;
        }
        return costRate == 0 ? costFixed : costFixed + FixedPoint.shareUp(traded, costRate);
    }

    /** What is left of the account's cash after trading so many steps, less what is there now. */
    long cashFlow(long number) {
        return flowOf(valueOf(number));
    }

    /** The same for what some steps are worth. */
    long flowOf(long traded) {
        return (isSale() ? traded : -traded) - cost(traded);
    }

    /** Units of the steps; negative for a sale. */
    BigDecimal signedQuantity() {
        return quantity(isSale() ? -steps : steps);
    }

    /** Whether so many units, negative for a sale, are none or enough to be traded. */
    boolean mayTrade(BigDecimal units) {
        return units.signum() == 0 || unit.nearest(exactValue(units.abs())) >= minimum;
    }

    BigDecimal exactValue(BigDecimal units) {
        return units.multiply(candidate.price().price());
    }

    /** What trading so many units costs, to 18 digits after the point, rounded up. */
    BigDecimal exactCost(BigDecimal units) {
        if (!hasCost || units.signum() == 0) {
            return BigDecimal.ZERO;
        }
        TradingCost cost = slot.cost();
        BigDecimal exact =
                exactValue(units.abs())
                        .multiply(cost.rate().add(cost.halfSpread()))
                        .add(cost.fixed());
        return exact.scale() > Decimals.MAX_SCALE
                ? exact.setScale(Decimals.MAX_SCALE, RoundingMode.UP)
                : exact;
    }

    /** What comes into the account by trading so many units; negative if more goes out. */
    BigDecimal exactCashFlow(BigDecimal units) {
        return paid(exactValue(units).negate(), exactCost(units));
    }

    private static BigDecimal paid(BigDecimal amount, BigDecimal cost) {
        return cost.signum() == 0 ? amount : amount.subtract(cost);
    }

    void set(long number) {
        steps = number;
        value = valueOf(number);
        cost = cost(value);
        flow = flowOf(value);
    }

    /** Change of what is held. */
    long change() {
        return isSale() ? -value : value;
    }

    /** Decides what is traded in the end. */
    void trade(BigDecimal units) {
        traded = units;
        tradedValue = exactValue(units);
    }

    /** Units traded in the end; negative for a sale. */
    BigDecimal traded() {
        return traded;
    }

    /** What they are worth; negative for a sale. */
    BigDecimal tradedValue() {
        return tradedValue;
    }

    /** What is left of the account's cash after them. */
    BigDecimal cashAfter(BigDecimal before) {
        return paid(before.subtract(tradedValue), exactCost(traded));
    }

    void block(DropReason reason, long comparedWith) {
        blocked = reason;
        limit = comparedWith;
        missed = wanted;
        wanted = 0;
    }
}
