package app.evenkeel.execution.run;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;
import app.evenkeel.ingestion.net.Time;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes one order from its intent to its end. The intent is on disk before the venue hears of it;
 * it is sent once, whatever comes back; and what is not known is found out by asking, never by
 * sending again.
 */
final class OrderDesk {
    /** A clock that is a little off must not hide an order. */
    private static final Duration EARLIER = Duration.ofSeconds(10);

    /** Every so many looks at a standing order its fills are asked for too. */
    private static final int FILLS_EVERY = 3;

    private final OrderGateway gateway;
    private final RunJournal journal;
    private final Time time;
    private final Pace pace;

    /** What following an order needs to know of the run around it. */
    interface Watch {
        /** Whether the account holds what it must if the order was never there. */
        boolean balancesAgree();

        /** Whether what was filled so far is too little to be sold again. */
        boolean isUnsellable(TradeOrder order);

        /** Whether orders are to be taken back. */
        boolean isStopped();
    }

    OrderDesk(OrderGateway gateway, RunJournal journal, Time time, Pace pace) {
        this.gateway = gateway;
        this.journal = journal;
        this.time = time;
        this.pace = pace;
    }

    /** Writes the intent down and sends it. */
    TradeOrder send(TradeOrder planned) {
        TradeOrder intent =
                journal.insert(
                        planned.now(OrderState.INTENT_SAVED, "", time.now(), null),
                        "intent written down");
        Submission answer = gateway.submit(intent.request());
        return switch (answer) {
            case Submission.Accepted(String id) ->
                    saved(intent, OrderState.ACKED, id, "taken by the venue", null);
            case Submission.Refused refused ->
                    saved(
                            intent,
                            OrderState.REJECTED,
                            "",
                            refused.kind() + ": " + refused.words(),
                            Refusals.problem(gateway.capability().label(), refused));
            case Submission.Unclear(String words) ->
                    saved(intent, OrderState.UNKNOWN, "", "no clear answer: " + words, null);
            case Submission.Logged() ->
                    throw new IllegalStateException("A dry run sends nothing that has an intent");
        };
    }

    private TradeOrder saved(
            TradeOrder order,
            OrderState state,
            String venueId,
            String what,
            @Nullable Problem reason) {
        TradeOrder next = order.now(state, venueId, time.now(), reason);
        journal.update(next, List.of(), what);
        return next;
    }

    /**
     * Looks at an order until it is over, and cancels one that stands too long. Blocks.
     *
     * @return the order; if it is not over, its end could not be found out in time
     */
    TradeOrder follow(TradeOrder order, Watch watch) {
        long began = time.nanos();
        TradeOrder now = order;
        if (now.state() == OrderState.INTENT_SAVED) {
            now = saved(now, OrderState.UNKNOWN, "", "cut off before an answer", null);
        }
        int absent = 0;
        long absentSince = 0;
        for (int look = 1; !now.state().isOver() && !past(began, pace.giveUp()); look++) {
            Duration pause = pace.pause(look);
            try {
                Optional<VenueOrder> seen = look(now);
                if (seen.isPresent()) {
                    now = absorb(now, seen.get(), look % FILLS_EVERY == 0);
                    if (seen.get().status() == VenueOrder.Status.OPEN) {
                        now = cancelIfDue(now, began, watch);
                    }
                    absent = 0;
                } else if (now.state() == OrderState.UNKNOWN) {
                    absentSince = absent == 0 ? time.nanos() : absentSince;
                    absent++;
                    if (isAbsent(now, absent, absentSince, watch)) {
                        now = absent(now);
                    }
                }
            } catch (GatewayException e) {
                // A venue that does not answer says nothing, neither now nor together with before.
                absent = 0;
                Duration asked = e.pause();
                pause = asked != null && asked.compareTo(pause) > 0 ? asked : pause;
            }
            if (!now.state().isOver()) {
                time.pause(pause);
            }
        }
        return now;
    }

    private TradeOrder absent(TradeOrder order) {
        return saved(
                order,
                OrderState.ABSENT,
                "",
                "looked for everywhere, and not there",
                Problem.of(
                        ProblemCode.ORDER_ABSENT,
                        gateway.capability().label(),
                        order.request().clientId().value()));
    }

    private boolean isAbsent(TradeOrder order, int absent, long absentSince, Watch watch) {
        if (absent < pace.absentLooks() || !past(absentSince, pace.absentAfter())) {
            return false;
        }
        Duration age = Duration.between(order.createdAt(), time.now());
        return age.compareTo(pace.balanceDoubt()) > 0 || watch.balancesAgree();
    }

    /**
     * Looks for an order everywhere: by its id, among those that stand or have ended, and at the
     * fills, where one of no known order may be its own.
     */
    private Optional<VenueOrder> look(TradeOrder order) {
        Optional<VenueOrder> found = gateway.find(order);
        if (found.isPresent() || order.state() != OrderState.UNKNOWN) {
            return found;
        }
        var since = order.createdAt().minus(EARLIER);
        List<VenueOrder> others = gateway.orders(order.market(), since);
        for (VenueOrder each : others) {
            if (isSame(order, each)) {
                return Optional.of(each);
            }
        }
        for (VenueFill fill : gateway.fills(order.market(), since)) {
            boolean told = others.stream().anyMatch(each -> each.id().equals(fill.orderId()));
            if (!told && fill.side() == order.request().side()) {
                // Perhaps one that was placed before: the user's own.
                VenueOrder filled =
                        gateway.byId(order.market(), fill.orderId())
                                .orElseThrow(() ->
                                        new GatewayException(
                                                ProblemCode.VENUE_UNWELL,
                                                gateway.capability().label(),
                                                "a fill of an order that it does not know"));
                if (isSame(order, filled)) {
                    return Optional.of(filled);
                }
            }
        }
        return Optional.empty();
    }

    /** By id where the venue has ids of ours, else by what was ordered. */
    private boolean isSame(TradeOrder order, VenueOrder seen) {
        if (!seen.clientId().isEmpty()) {
            return seen.clientId().equals(order.request().clientId().value());
        }
        return !gateway.capability().findsByClientId()
                && seen.side() == order.request().side()
                && seen.quantity().compareTo(order.request().quantity()) == 0
                && !seen.placedAt().isBefore(order.createdAt().minus(EARLIER));
    }

    /**
     * Takes in what a venue tells of an order. A fill that is known stays, whatever the order is
     * said to be; and an order is over only once all of its fills are there.
     */
    TradeOrder absorb(TradeOrder order, VenueOrder seen, boolean withFills) {
        Map<String, Fill> all = new LinkedHashMap<>();
        known(order).forEach(fill -> all.put(fill.tradeId(), fill));
        List<Fill> fresh = new ArrayList<>();
        TradeOrder now = order;
        if (withFills || seen.executed().compareTo(order.filled()) > 0) {
            for (VenueFill each : fillsOf(order, seen.id())) {
                if (all.putIfAbsent(each.fill().tradeId(), each.fill()) == null) {
                    fresh.add(each.fill());
                }
            }
            now = filled(order, all.values());
        }
        OrderState state = state(now, seen);
        TradeOrder next = now.now(state, seen.id(), time.now(), null);
        if (!fresh.isEmpty()
                || state != order.state()
                || !next.venueOrderId().equals(order.venueOrderId())) {
            journal.update(
                    next,
                    fresh,
                    "the venue says " + seen.status() + ", executed " + seen.executed());
        }
        return next;
    }

    private TradeOrder filled(TradeOrder order, Collection<Fill> fills) {
        BigDecimal told =
                fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (told.compareTo(order.request().quantity()) > 0) {
            throw new GatewayException(
                    ProblemCode.VENUE_UNWELL,
                    gateway.capability().label(),
                    "more was executed than was ordered");
        }
        return order.filledBy(fills);
    }

    private List<VenueFill> fillsOf(TradeOrder order, String venueId) {
        return gateway.fills(order.market(), order.createdAt().minus(EARLIER)).stream()
                .filter(fill -> fill.orderId().equals(venueId))
                .toList();
    }

    private List<Fill> known(TradeOrder order) {
        return journal.fills(order.run()).getOrDefault(order.id(), List.of());
    }

    private static OrderState state(TradeOrder order, VenueOrder seen) {
        boolean whole = order.open().signum() == 0;
        boolean agreed = order.filled().compareTo(seen.executed()) >= 0;
        OrderState standing =
                order.state() == OrderState.CANCEL_PENDING
                        ? OrderState.CANCEL_PENDING
                        : order.filled().signum() > 0 ? OrderState.PARTIAL : OrderState.ACKED;
        if (whole) {
            return OrderState.FILLED;
        }
        if (order.state().isOver()) {
            boolean isThereAfterAll =
                    order.state() == OrderState.ABSENT
                            || (order.state() == OrderState.REJECTED
                                    && seen.status() != VenueOrder.Status.REJECTED);
            return isThereAfterAll ? standing : order.state();
        }
        return switch (seen.status()) {
            case OPEN, FILLED -> standing;
            case CANCELLED -> agreed ? OrderState.CANCELLED : standing;
            case EXPIRED -> agreed ? OrderState.EXPIRED : standing;
            case REJECTED ->
                    agreed && order.filled().signum() == 0 ? OrderState.REJECTED : standing;
        };
    }

    private TradeOrder cancelIfDue(TradeOrder order, long began, Watch watch) {
        boolean standing = order.state() == OrderState.ACKED || order.state() == OrderState.PARTIAL;
        if (order.state() == OrderState.CANCEL_PENDING) {
            gateway.cancel(order);
            return order;
        }
        if (!standing) {
            return order;
        }
        if (watch.isStopped()) {
            return cancel(order);
        }
        boolean waits =
                order.filled().signum() > 0
                        && watch.isUnsellable(order)
                        && !past(began, pace.standing().multipliedBy(2));
        return waits || !past(began, pace.standing()) ? order : cancel(order);
    }

    /** Asks for an order to be cancelled; following it shows what became of it. */
    TradeOrder cancel(TradeOrder order) {
        TradeOrder pending = saved(order, OrderState.CANCEL_PENDING, "", "to be cancelled", null);
        gateway.cancel(pending);
        return pending;
    }

    private boolean past(long since, Duration duration) {
        return time.nanos() - since >= duration.toNanos();
    }
}
