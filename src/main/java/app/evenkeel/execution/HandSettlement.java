package app.evenkeel.execution;

import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.security.AccessService;

import java.util.List;

/**
 * Settles orders that the program cannot find out about, by the word of the user who looked at the
 * exchange. Blocking and thread-safe.
 */
public final class HandSettlement {
    private final Session session;
    private final StoredJournal journal;
    private final AccessService access;

    public HandSettlement(Session session, AccessService access) {
        this.session = session;
        this.journal = new StoredJournal(session);
        this.access = access;
    }

    /**
     * Takes an order of a run that is over for ended although the program cannot find out about it,
     * so that runs may begin in its account again: for absent where the venue never had it, else
     * for cancelled after the fills that it has. Should it turn up after all while its run is still
     * looked at, its fills count.
     *
     * @param clientId the order's own, as the list of orders and the exchange show it
     * @param passphrase the user's; the caller clears it
     * @throws EvenkeelException if there is no such order, or the passphrase is wrong
     */
    public TradeOrder takeForAbsent(String clientId, char[] passphrase) {
        TradeOrder order =
                journal.live(Mode.LIVE).stream()
                        .filter(each -> each.request().clientId().value().equals(clientId))
                        .filter(each -> isOver(each.run()))
                        .findFirst()
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(ProblemCode.ORDER_NOT_UNKNOWN, clientId)));
        access.confirm(passphrase);
        TradeOrder settled =
                order.now(
                        ended(order),
                        "",
                        session.clock().instant(),
                        Problem.of(ProblemCode.ORDER_BY_HAND, clientId));
        journal.update(settled, List.of(), "settled by hand");
        return settled;
    }

    private boolean isOver(long run) {
        return journal.run(run).map(each -> each.state().isOver()).orElse(false);
    }

    private static OrderState ended(TradeOrder order) {
        return order.filled().signum() == 0 && order.state().mayBecome(OrderState.ABSENT)
                ? OrderState.ABSENT
                : OrderState.CANCELLED;
    }
}
