package app.evenkeel.execution.run;

import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.LineState;
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
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Works the lines of a run in one account, each until it is done or cannot be. */
final class LineWork {
    /** Less than this part of a line left over counts as done: prices and fees move. */
    private static final BigDecimal REST = new BigDecimal("0.02");

    private final RunContext context;
    private final Desk desk;
    private final RunFollower follower;
    private final OrderDesk orders;

    LineWork(RunContext context, Desk desk) {
        this.context = context;
        this.desk = desk;
        this.follower = new RunFollower(context, desk);
        this.orders =
                new OrderDesk(desk.gateway(), context.journal(), context.time(), context.pace());
    }

    /** What came of trying to send one more order. */
    private sealed interface Attempt {
        record Sent() implements Attempt {}

        /**
         * @param all whether what is left is less than can be traded of anything
         */
        record Left(Problem why, boolean all) implements Attempt {}
    }

    /**
     * The line with its end. Blocks.
     *
     * @throws StopRun if the run may send nothing more, or an order's end cannot be found out
     */
    RunLine work(RebalanceRun run, RunLine line) {
        for (; ; ) {
            List<TradeOrder> own = own(run, line);
            TradeOrder last = own.isEmpty() ? null : own.getLast();
            if (last != null && last.state().mayBeLive()) {
                last = follower.follow(run, last);
                if (!last.state().isOver()) {
                    throw new StopRun(follower.unknown(last));
                }
                continue;
            }
            if (last != null && last.state() == OrderState.PLANNED) {
                return line.ended(LineState.DONE, BigDecimal.ZERO, BigDecimal.ZERO, null);
            }
            if (filled(own).compareTo(line.quantity()) >= 0) {
                return ended(line, own, null, true);
            }
            Problem over = last == null ? null : over(run, line, own, last);
            if (over != null) {
                return ended(line, own, over, false);
            }
            context.checkTime();
            if (attempt(run, line, own) instanceof Attempt.Left(Problem why, boolean all)) {
                return ended(line, own, why, all);
            }
        }
    }

    private List<TradeOrder> own(RebalanceRun run, RunLine line) {
        return context.journal().orders(run.id()).stream()
                .filter(order -> order.line() == line.number())
                .toList();
    }

    /** Why there is no further attempt after the last order, or {@code null} if there may be. */
    private @Nullable Problem over(
            RebalanceRun run, RunLine line, List<TradeOrder> own, TradeOrder last) {
        Problem reason = last.reason();
        if (last.state() == OrderState.ABSENT) {
            return reason;
        }
        if (last.state() == OrderState.REJECTED && reason != null) {
            boolean before =
                    own.size() > 1 && own.get(own.size() - 2).state() == OrderState.REJECTED;
            boolean again =
                    switch (Refusals.kind(reason)) {
                        case BUSY, CLOCK, UNREACHED -> true;
                        case RULES -> !before;
                        case FUNDS, CLOSED, KEY, OTHER -> false;
                    };
            if (!again || own.size() >= context.pace().attempts()) {
                return reason;
            }
            context.time().pause(Refusals.pause(reason));
            return null;
        }
        if (own.size() >= context.pace().attempts()) {
            return unfilled(own);
        }
        if (leavesMore(run, line, own, last)) {
            context.time().pause(context.pace().again());
        }
        return null;
    }

    /** Whether it was the book that ended the last order, so that it is worth waiting for it. */
    private boolean leavesMore(
            RebalanceRun run, RunLine line, List<TradeOrder> own, TradeOrder last) {
        BigDecimal rest = line.quantity().subtract(filled(own));
        BigDecimal means = usable(run, line, last.request().worst());
        return rest.min(means).compareTo(line.quantity().multiply(REST)) > 0;
    }

    private static Problem unfilled(List<TradeOrder> own) {
        TradeOrder last = own.getLast();
        BigDecimal filled = filled(own);
        return filled.signum() == 0
                ? Problem.of(ProblemCode.ORDER_UNFILLED, last.market().toString())
                : Problem.of(
                        ProblemCode.ORDER_PARTLY,
                        last.market().toString(),
                        Decimals.plain(filled),
                        Decimals.plain(filled.add(last.open())));
    }

    /**
     * @throws StopRun if nothing may be sent any more
     */
    private Leave.Granted granted() {
        return switch (desk.leave().get()) {
            case Leave.Granted granted -> granted;
            case Leave.Withheld(Problem why) -> throw new StopRun(why);
        };
    }

    private Attempt attempt(RebalanceRun run, RunLine line, List<TradeOrder> own) {
        MarketRules rules;
        Depth depth;
        try {
            boolean fresh = !own.isEmpty() && own.getLast().state() == OrderState.REJECTED;
            rules = context.asked(() -> desk.gateway().rules(line.market(), fresh));
            if (!rules.open()) {
                return left(
                        ProblemCode.ORDER_MARKET_CLOSED,
                        desk.gateway().capability().label(),
                        line.market().toString());
            }
            depth = context.asked(() -> desk.gateway().depth(line.market()));
        } catch (GatewayException e) {
            return new Attempt.Left(e.problem(), false);
        }
        Problem price = context.breakers().ofPrice(run, line, depth, desk, granted().limits());
        if (price != null) {
            return new Attempt.Left(price, false);
        }
        BigDecimal rest = line.quantity().subtract(filled(own));
        BigDecimal worst = OrderBuilder.worst(rules, depth, run.style(), line.side());
        BigDecimal usable = usable(run, line, worst);
        return switch (OrderBuilder.build(
                context.ids().next(desk.gateway().capability()),
                rules,
                depth,
                run.style(),
                line.side(),
                rest,
                usable)) {
            case OrderBuilder.Built.Left(Problem why) -> {
                boolean small = why.code() == ProblemCode.ORDER_TOO_SMALL;
                yield small && usable.compareTo(rest) < 0
                        ? new Attempt.Left(missing(line, usable, rest, worst), false)
                        : new Attempt.Left(why, rest.compareTo(rules.lot()) < 0);
            }
            case OrderBuilder.Built.Ready(OrderRequest request) -> send(run, line, own, request);
        };
    }

    private static Attempt left(ProblemCode code, String... args) {
        return new Attempt.Left(Problem.of(code, args), false);
    }

    /** How much there is to sell, or to pay with at the worst price and the highest fee. */
    private BigDecimal usable(RebalanceRun run, RunLine line, BigDecimal worst) {
        Reckoning reckoning = follower.reckoning(run, line.account());
        if (line.side() == Side.SELL) {
            return reckoning.free(line.market().base());
        }
        BigDecimal each = worst.multiply(BigDecimal.ONE.add(fee()));
        return reckoning
                .free(line.market().quote())
                .divide(each, Decimals.MAX_SCALE, RoundingMode.DOWN);
    }

    private BigDecimal fee() {
        return desk.gateway().capability().takerFee();
    }

    private Problem missing(RunLine line, BigDecimal usable, BigDecimal rest, BigDecimal worst) {
        if (line.side() == Side.SELL) {
            return Problem.of(
                    ProblemCode.ORDER_NOT_HELD, line.market().base(), Decimals.plain(usable));
        }
        BigDecimal each = worst.multiply(BigDecimal.ONE.add(fee()));
        return Problem.of(
                ProblemCode.ORDER_NO_CASH,
                line.market().quote(),
                shown(usable.multiply(each)),
                shown(rest.multiply(each)));
    }

    private static String shown(BigDecimal amount) {
        return Decimals.plain(amount.setScale(8, RoundingMode.HALF_EVEN));
    }

    private Attempt send(
            RebalanceRun run, RunLine line, List<TradeOrder> own, OrderRequest request) {
        // All that limits this order is of one and the same moment.
        Leave.Granted granted = granted();
        Problem order = context.breakers().ofOrder(run, line, request, granted.limits());
        if (order != null) {
            return new Attempt.Left(order, false);
        }
        Map<Long, List<Fill>> fills = context.journal().fills(run.id());
        Problem stop =
                context.breakers()
                        .beforeOrder(
                                run,
                                line,
                                desk,
                                granted,
                                context.journal().orders(run.id()),
                                fills,
                                request);
        if (stop != null) {
            throw new StopRun(stop);
        }
        TradeOrder planned =
                new TradeOrder(
                        0,
                        run.id(),
                        line.number(),
                        own.size() + 1,
                        run.mode(),
                        line.account(),
                        desk.gateway().capability().venue(),
                        request,
                        line.rate(),
                        OrderState.PLANNED,
                        "",
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        context.time().now(),
                        context.time().now(),
                        null);
        if (run.mode() == Mode.DRY) {
            context.journal().insert(planned, "rehearsed; nothing was sent");
        } else {
            orders.send(planned);
        }
        return new Attempt.Sent();
    }

    private RunLine ended(RunLine line, List<TradeOrder> own, @Nullable Problem why, boolean all) {
        BigDecimal filled = filled(own);
        BigDecimal value =
                own.stream().map(TradeOrder::filledValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (filled.signum() == 0) {
            return line.ended(
                    own.isEmpty() ? LineState.SKIPPED : LineState.FAILED, filled, value, why);
        }
        BigDecimal rest = line.quantity().subtract(filled);
        boolean done = all || rest.compareTo(line.quantity().multiply(REST)) <= 0;
        if (!done && follower.isUnsellable(own.getLast(), filled, value)) {
            return line.ended(
                    LineState.PARTLY,
                    filled,
                    value,
                    Problem.of(
                            ProblemCode.ORDER_REST_DUST,
                            line.market().toString(),
                            Decimals.plain(filled)));
        }
        return line.ended(
                done ? LineState.DONE : LineState.PARTLY, filled, value, done ? null : why);
    }

    private static BigDecimal filled(List<TradeOrder> own) {
        return own.stream().map(TradeOrder::filled).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
