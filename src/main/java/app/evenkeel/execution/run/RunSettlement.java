package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.VenueOrder;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The end of a run: every order over, every fill known, and balances that agree. */
final class RunSettlement {
    private final RunContext context;

    RunSettlement(RunContext context) {
        this.context = context;
    }

    /**
     * Takes back what still stands, takes in late fills and compares balances. Blocks.
     *
     * @return what is left open or does not agree, or {@code null}
     */
    @Nullable Problem settle(RebalanceRun run, AccountId account, Desk desk) {
        return orders(run, account).isEmpty() ? null : agree(run, account, desk);
    }

    /** As {@link #settle}, also where nothing was sent yet. */
    @Nullable Problem agree(RebalanceRun run, AccountId account, Desk desk) {
        if (run.mode() == Mode.DRY) {
            return null;
        }
        RunFollower follower = new RunFollower(context, desk);
        for (TradeOrder order : orders(run, account)) {
            if (order.state().mayBeLive()) {
                TradeOrder now = follower.follow(run, order);
                if (!now.state().isOver()) {
                    return follower.unknown(now);
                }
            }
        }
        return compare(run, account, desk, follower);
    }

    /** Follows what is still open, and takes in what came late. Blocks. */
    void lookAgain(RebalanceRun run, AccountId account, Desk desk) {
        RunFollower follower = new RunFollower(context, desk);
        for (TradeOrder order : orders(run, account)) {
            if (order.state().mayBeLive()) {
                follower.follow(run, order);
            }
        }
        takeInLate(run, account, desk);
    }

    private @Nullable Problem compare(
            RebalanceRun run, AccountId account, Desk desk, RunFollower follower) {
        List<Market> markets = run.markets(account);
        long began = context.time().nanos();
        for (int look = 1; ; look++) {
            Problem left;
            try {
                left = follower.difference(run, account, markets);
                if (left == null) {
                    return null;
                }
                takeInLate(run, account, desk);
                left = follower.difference(run, account, markets);
                if (left == null) {
                    return null;
                }
            } catch (GatewayException e) {
                left = e.problem();
            }
            // Bounded: a difference that stays is the user's to look into.
            if (context.time().nanos() - began >= context.pace().settling().toNanos()) {
                return left;
            }
            context.time().pause(context.pace().pause(look));
        }
    }

    /** Looks once more at orders that were over. */
    private void takeInLate(RebalanceRun run, AccountId account, Desk desk) {
        OrderDesk orderDesk =
                new OrderDesk(desk.gateway(), context.journal(), context.time(), context.pace());
        for (TradeOrder order : orders(run, account)) {
            boolean mayHaveMore =
                    order.state() == OrderState.CANCELLED
                            || order.state() == OrderState.EXPIRED
                            || order.state() == OrderState.ABSENT
                            || order.state() == OrderState.REJECTED;
            if (mayHaveMore) {
                Optional<VenueOrder> seen = desk.gateway().find(order);
                if (seen.isPresent()) {
                    TradeOrder now = orderDesk.absorb(order, seen.get(), true);
                    if (now.state().mayBeLive()) {
                        new RunFollower(context, desk).follow(run, now);
                    }
                }
            }
        }
    }

    private List<TradeOrder> orders(RebalanceRun run, AccountId account) {
        return context.journal().orders(run.id()).stream()
                .filter(order -> order.account().equals(account))
                .toList();
    }

    /** The run with its lines as their fills are now, and the open ones ended for a reason. */
    RebalanceRun counted(RebalanceRun run, @Nullable Problem reason) {
        RebalanceRun counted = run;
        List<TradeOrder> orders = context.journal().orders(run.id());
        for (RunLine line : run.lines()) {
            List<TradeOrder> own =
                    orders.stream().filter(order -> order.line() == line.number()).toList();
            BigDecimal filled =
                    own.stream().map(TradeOrder::filled).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal value =
                    own.stream()
                            .map(TradeOrder::filledValue)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean changed = filled.compareTo(line.executed()) != 0;
            if (line.state() == LineState.OPEN || changed) {
                Problem why = line.outcome() == null ? reason : line.outcome();
                counted =
                        counted.with(
                                line.ended(state(line, own, filled), filled, value, why),
                                context.time().now());
            }
        }
        return counted;
    }

    private static LineState state(RunLine line, List<TradeOrder> own, BigDecimal filled) {
        if (filled.signum() == 0) {
            return own.isEmpty() ? LineState.SKIPPED : LineState.FAILED;
        }
        return line.state() == LineState.DONE || filled.compareTo(line.quantity()) >= 0
                ? LineState.DONE
                : LineState.PARTLY;
    }
}
