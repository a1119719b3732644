package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.ingestion.net.Time;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** What may stop a run or leave out a line. Asked before each order, and never passed by one. */
public final class Breakers {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration CLOCK = Duration.ofSeconds(60);
    private static final long LEAST_FREE = 100L << 20;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RunJournal journal;
    private final Time time;
    private final LongSupplier freeBytes;
    private final PriceSwings swings;

    /**
     * @param freeBytes left on the store's disk
     */
    public Breakers(RunJournal journal, Time time, LongSupplier freeBytes, PriceSwings swings) {
        this.journal = journal;
        this.time = time;
        this.freeBytes = freeBytes;
        this.swings = swings;
    }

    /** Why a run may not begin in an account, or {@code null}. */
    @Nullable Problem beforeRun(RebalanceRun run, AccountId account, Desk desk) {
        return switch (desk.leave().get()) {
            case Leave.Withheld(Problem why) -> why;
            case Leave.Granted granted -> beforeRun(run, account, desk, granted);
        };
    }

    private @Nullable Problem beforeRun(
            RebalanceRun run, AccountId account, Desk desk, Leave.Granted granted) {
        Problem general = general(run, granted);
        if (general != null) {
            return general;
        }
        Duration offset = desk.gateway().clockOffset();
        if (offset.abs().compareTo(CLOCK) > 0) {
            return Problem.of(
                    ProblemCode.CLOCK_OFF,
                    desk.gateway().capability().label(),
                    Long.toString(offset.abs().toSeconds()));
        }
        BigDecimal pilot = granted.pilot();
        BigDecimal planned =
                run.lines().stream()
                        .filter(line -> line.account().equals(account))
                        .map(RunLine::plannedValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return pilot != null && planned.compareTo(pilot) > 0
                ? limit(ProblemCode.LIMIT_PILOT, planned, pilot, run.currency())
                : null;
    }

    private @Nullable Problem general(RebalanceRun run, Leave.Granted granted) {
        long free = freeBytes.getAsLong();
        if (free < LEAST_FREE) {
            return Problem.of(ProblemCode.DISK_LOW, Long.toString(free >> 20));
        }
        return granted.currency() == null || granted.currency().equals(run.currency())
                ? null
                : Problem.of(
                        ProblemCode.LIMIT_CURRENCY,
                        run.currency().value(),
                        granted.currency().value());
    }

    /** Why a line's market is left alone, or {@code null}. */
    @Nullable Problem ofPrice(
            RebalanceRun run, RunLine line, Depth depth, Desk desk, Limits limits) {
        String market = line.market().toString();
        if (!depth.isSound()) {
            return Problem.of(
                    ProblemCode.PRICE_UNSOUND,
                    market,
                    depth.bids().isEmpty() || depth.asks().isEmpty()
                            ? "one side is missing"
                            : "zero, below zero or crossed");
        }
        Duration age = Duration.between(depth.at(), time.now());
        if (age.compareTo(desk.gateway().priceAge(line.market())) > 0) {
            return Problem.of(ProblemCode.PRICE_OLD, market, Long.toString(age.toSeconds()));
        }
        BigDecimal best = depth.against(line.side()).getFirst().price();
        BigDecimal jump =
                best.subtract(line.price())
                        .abs()
                        .divide(line.price(), Decimals.MAX_SCALE, RoundingMode.HALF_EVEN);
        return jump.compareTo(limits.maxJump()) > 0
                ? Problem.of(
                        ProblemCode.PRICE_JUMPED,
                        market,
                        Decimals.plain(line.price()),
                        Decimals.plain(best))
                : swings.beyond(run, line);
    }

    /** Why this order of a line may not be sent although others may, or {@code null}. */
    @Nullable Problem ofOrder(RebalanceRun run, RunLine line, OrderRequest request, Limits limits) {
        BigDecimal value = request.worstValue().multiply(line.rate());
        return value.compareTo(limits.maxOrder()) > 0
                ? limit(ProblemCode.LIMIT_ORDER, value, limits.maxOrder(), run.currency())
                : null;
    }

    /** Why nothing more may be sent in a run, or {@code null}. */
    @Nullable Problem beforeOrder(
            RebalanceRun run,
            RunLine line,
            Desk desk,
            Leave.Granted granted,
            List<TradeOrder> orders,
            Map<Long, List<Fill>> fills,
            OrderRequest request) {
        Problem general = general(run, granted);
        if (general != null) {
            return general;
        }
        Limits limits = granted.limits();
        if (orders.size() >= limits.maxOrders()) {
            return Problem.of(ProblemCode.LIMIT_ORDERS, Integer.toString(limits.maxOrders()));
        }
        int rejects = rejectsInARow(orders);
        if (rejects >= limits.maxRejects()) {
            return Problem.of(
                    ProblemCode.REJECTS_REPEATED,
                    desk.gateway().capability().label(),
                    Integer.toString(rejects));
        }
        BigDecimal next = request.worstValue().multiply(line.rate());
        BigDecimal day = next;
        for (TradeOrder order :
                journal.ordersSince(run.mode(), line.account(), time.now().minus(DAY))) {
            BigDecimal turnover = turnover(run, order);
            if (turnover == null && run.mode() == Mode.LIVE) {
                return Problem.of(
                        ProblemCode.LIMIT_MIXED,
                        Long.toString(order.run()),
                        order.market().quote(),
                        run.currency().value());
            }
            // A rehearsal turns nothing over that could be limited.
            day = turnover == null ? day : day.add(turnover);
        }
        if (day.compareTo(limits.maxTurnover()) > 0) {
            return limit(ProblemCode.LIMIT_TURNOVER, day, limits.maxTurnover(), run.currency());
        }
        BigDecimal pilot = granted.pilot();
        BigDecimal sofar =
                orders.stream()
                        .filter(order -> order.account().equals(line.account()))
                        .map(TradeOrder::turnover)
                        .reduce(next, BigDecimal::add);
        if (pilot != null && sofar.compareTo(pilot) > 0) {
            return limit(ProblemCode.LIMIT_PILOT, sofar, pilot, run.currency());
        }
        BigDecimal loss = loss(run, desk, orders, fills);
        return loss.compareTo(limits.maxLoss()) > 0
                ? Problem.of(ProblemCode.LIMIT_LOSS, percent(loss), percent(limits.maxLoss()))
                : null;
    }

    /** What an order may come to in a run's currency; {@code null} where that cannot be told. */
    private @Nullable BigDecimal turnover(RebalanceRun run, TradeOrder order) {
        if (order.turnoverInQuote().signum() == 0) {
            // It came to nothing, which is nothing in every currency.
            return BigDecimal.ZERO;
        }
        boolean isSame =
                order.run() == run.id()
                        || journal.run(order.run())
                                .filter(other -> other.currency().equals(run.currency()))
                                .isPresent();
        if (isSame) {
            return order.turnover();
        }
        String quote = order.market().quote();
        if (quote.equals(run.currency().value())) {
            return order.turnoverInQuote();
        }
        return run.lines().stream()
                .filter(line -> line.market().quote().equals(quote))
                .findFirst()
                .map(line -> order.turnoverInQuote().multiply(line.rate()))
                .orElse(null);
    }

    private static int rejectsInARow(List<TradeOrder> orders) {
        int count = 0;
        for (TradeOrder order : orders.reversed()) {
            if (order.state() != OrderState.REJECTED) {
                break;
            }
            count++;
        }
        return count;
    }

    /**
     * What fills cost against the plan's prices, fees included, as a fraction of the plan's value.
     * A fee in a third asset counts as much as the venue charges at most.
     */
    static BigDecimal loss(
            RebalanceRun run, Desk desk, List<TradeOrder> orders, Map<Long, List<Fill>> fills) {
        BigDecimal loss = BigDecimal.ZERO;
        for (TradeOrder order : orders) {
            RunLine line = run.line(order.line());
            for (Fill fill : fills.getOrDefault(order.id(), List.of())) {
                BigDecimal dearer = fill.price().subtract(line.price()).multiply(fill.quantity());
                BigDecimal lost = line.side() == Side.BUY ? dearer : dearer.negate();
                loss = loss.add(lost.add(feeInQuote(order, fill, desk)).multiply(line.rate()));
            }
        }
        BigDecimal planned =
                run.lines().stream()
                        .map(RunLine::plannedValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return loss.divide(planned, Decimals.WORKING);
    }

    private static BigDecimal feeInQuote(TradeOrder order, Fill fill, Desk desk) {
        if (fill.feeAsset().equals(order.market().quote())) {
            return fill.fee();
        }
        return fill.feeAsset().equals(order.market().base())
                ? fill.fee().multiply(fill.price())
                : fill.value().multiply(desk.gateway().capability().takerFee());
    }

    /** That a value is more than is allowed, both in a currency. */
    public static Problem limit(
            ProblemCode code, BigDecimal value, BigDecimal limit, CurrencyCode currency) {
        return Problem.of(code, money(value), money(limit), currency.value());
    }

    private static String money(BigDecimal value) {
        return Decimals.plain(value.setScale(2, RoundingMode.HALF_EVEN));
    }

    private static String percent(BigDecimal fraction) {
        return Decimals.plain(fraction.multiply(HUNDRED).setScale(2, RoundingMode.HALF_EVEN));
    }
}
