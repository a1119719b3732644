package app.evenkeel.analytics.rebalance;

import app.evenkeel.domain.plan.DropReason;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.problem.EvenkeelException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Plans the trades that bring a portfolio to its targets.
 *
 * <ol>
 *   <li>{@link WantedValues}: the value that each asset should have, by the policy and with cash
 *       first, if any quantity could be traded.
 *   <li>{@link Placement}: in which account, with the least tax and cost.
 *   <li>What is below the least trade, or costs more than it is worth, is left out, the smallest
 *       first, and the first two steps are done again without it.
 *   <li>{@link LotRounding}: whole numbers of steps that every account can pay for.
 *   <li>All of it again over what would be held then, until nothing more is traded or {@link
 *       #MOST_PASSES} passes are done; what was traded is added up.
 *   <li>{@link PlanAssembly}: the lines with their lots, cost, tax and reasons, in exact decimals.
 * </ol>
 *
 * The same input gives the same plan, whatever order its parts come in. Nothing is sold beyond what
 * is held, no account is overdrawn by a plan, and drift never becomes larger. A plan over the
 * result of a plan is meant to be empty, and nearly always is: of 4,000 generated cases over up to
 * three accounts 12 were not, since the passes are added up to one set of trades whose costs and
 * whole lots differ a little from those of the passes, and a later pass is not added that would buy
 * in one account what an earlier one sells in another. Stateless and thread-safe.
 */
public final class RebalancePlanner {
    private static final int MOST_PASSES = 24;
    private static final int MOST_ROUNDS = 16;

    /** A lot above this part of the total leaves a gap that is worth filling otherwise. */
    private static final long COARSE_LOT = 10_000;

    private static final Comparator<Line> SMALLEST_FIRST =
            Comparator.comparingLong(line -> Math.abs(line.wanted));

    private RebalancePlanner() {}

    /** What one pass came to; its lines have their steps. */
    record Pass(Sheet sheet, WantedValues wanted, BigDecimal bestDrift) {}

    /**
     * Makes a plan.
     *
     * @param inputHash what tells the input from others
     * @throws EvenkeelException if a line that the user decided cannot be
     */
    public static Plan plan(PlanInput input, String inputHash) {
        Pass first = pass(new Sheet(input));
        var traded = new TradedQuantities(first.sheet());
        Pass pass = first;
        for (int i = 1; i < MOST_PASSES && !pass.sheet().isSettledByTrades(); i++) {
            pass = pass(new Sheet(traded.applied()));
            if (!traded.add(pass.sheet())) {
                break;
            }
        }
        return new PlanAssembly(first, inputHash).plan();
    }

    private static Pass pass(Sheet sheet) {
        var wanted = new WantedValues(sheet);
        place(sheet, wanted);
        for (int i = 0; i < 2 && cost(sheet) > 0; i++) {
            sheet.expectCost(cost(sheet));
            place(sheet, wanted);
        }
        BigDecimal best = sheet.drift(values(sheet));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!leaveOutSmall(sheet, round == MOST_ROUNDS - 1)) {
                LotRounding.round(sheet, wanted);
                if (!leaveOutUnpaid(sheet) && !leaveOutCostly(sheet)) {
                    return new Pass(sheet, wanted, best);
                }
            }
            place(sheet, wanted);
        }
        // The steps are still those of what was wanted before.
        LotRounding.round(sheet, wanted);
        return new Pass(sheet, wanted, best);
    }

    private static long cost(Sheet sheet) {
        long sum = 0;
        for (Line line : sheet.lines) {
            sum += line.cost(Math.abs(line.wanted));
        }
        return sum;
    }

    /** Finds what is wanted and places it; where an account lacks the cash, more of others. */
    private static void place(Sheet sheet, WantedValues wanted) {
        sheet.forgetReach();
        wanted.find();
        for (int i = 0; i < MOST_ROUNDS && !Placement.place(sheet, wanted); i++) {
            wanted.find();
        }
    }

    /** What every node would hold if each line were traded as wanted. */
    private static long[] values(Sheet sheet) {
        long[] values = sheet.held.clone();
        for (Line line : sheet.lines) {
            values[line.node] += line.wanted;
            values[sheet.tree.cash()] -= line.wanted;
        }
        return values;
    }

    /**
     * Leaves out the smaller half of what is below its minimum or its lot, so that what it would
     * have taken goes elsewhere; returns whether there was any.
     */
    private static boolean leaveOutSmall(Sheet sheet, boolean all) {
        List<Line> small = new ArrayList<>();
        long coarse = sheet.total / COARSE_LOT;
        for (Line line : sheet.lines) {
            if (line.wanted != 0 && (isBelowMinimum(line) || isBelowLot(line, coarse))) {
                small.add(line);
            }
        }
        if (small.isEmpty()) {
            return false;
        }
        small.sort(SMALLEST_FIRST);
        int count = all ? small.size() : (small.size() + 1) / 2;
        for (Line line : small.subList(0, count)) {
            if (isBelowMinimum(line)) {
                line.block(DropReason.BELOW_MINIMUM, line.minimum);
            } else {
                line.block(DropReason.BELOW_LOT, line.lot);
            }
        }
        return true;
    }

    private static boolean isBelowMinimum(Line line) {
        return Math.abs(line.wanted) < line.minimum;
    }

    /** Whether it rounds to nothing, and that is not little. */
    private static boolean isBelowLot(Line line, long coarse) {
        return Math.abs(line.wanted) <= line.lot / 2 && line.lot > coarse;
    }

    /**
     * Leaves out purchases of which the account cannot pay a single lot, so that what else is
     * traded there is bought with the cash; returns whether there was any. In one account only, all
     * of it is wanted already.
     */
    private static boolean leaveOutUnpaid(Sheet sheet) {
        boolean some = false;
        if (sheet.accounts.size() > 1) {
            for (Line line : sheet.lines) {
                if (line.wanted > 0
                        && line.steps == 0
                        && line.wanted < line.smallest() + line.cost(line.smallest())
                        && line.lot > sheet.total / COARSE_LOT) {
                    line.block(DropReason.NO_CASH, 0);
                    some = true;
                }
            }
        }
        return some;
    }

    private static boolean leaveOutCostly(Sheet sheet) {
        BigDecimal times = sheet.input.settings().costBenefit();
        if (times == null || sheet.total <= 0) {
            return false;
        }
        boolean some = false;
        for (Line line : sheet.lines) {
            if (line.steps > 0) {
                BigDecimal tax =
                        line.isSale()
                                ? SoldLots.tax(
                                        SoldLots.of(sheet.input, line, line.quantity(line.steps)))
                                : BigDecimal.ZERO;
                long cost =
                        line.cost(line.value)
                                + (tax == null ? 0 : sheet.unit.of(tax, RoundingMode.UP));
                long worth = sheet.unit.nearest(benefit(sheet, line).multiply(times));
                if (cost > worth) {
                    line.wanted = line.change();
                    line.set(0);
                    line.block(DropReason.COSTS_MORE, worth);
                    some = true;
                }
            }
        }
        return some;
    }

    /** What a line takes off the squared deviation from the target, as a share of the total. */
    private static BigDecimal benefit(Sheet sheet, Line line) {
        long before = sheet.held[line.node] - sheet.target[line.node];
        BigDecimal offBefore = sheet.unit.amount(before);
        BigDecimal offAfter = sheet.unit.amount(before + line.change());
        return offBefore
                .pow(2)
                .subtract(offAfter.pow(2))
                .divide(sheet.unit.amount(sheet.total), 18, RoundingMode.HALF_EVEN);
    }
}
