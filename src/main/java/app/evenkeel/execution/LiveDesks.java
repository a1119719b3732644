package app.evenkeel.execution;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Desks;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.collect.ConnectionService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.function.Supplier;

/**
 * Desks at real exchanges, over armed connections. A run that is under way may still look at its
 * orders and cancel them when its leave has ended, but sends none.
 */
final class LiveDesks implements Desks {
    private static final String NONCE = "nonce.";

    private final Session session;
    private final ConnectionService connections;
    private final ArmingService armings;
    private final SettingService settings;
    private final Time time;
    private final Supplier<@Nullable Problem> stopped;

    LiveDesks(
            Session session,
            ConnectionService connections,
            ArmingService armings,
            SettingService settings,
            Time time,
            Supplier<@Nullable Problem> stopped) {
        this.session = session;
        this.connections = connections;
        this.armings = armings;
        this.settings = settings;
        this.time = time;
        this.stopped = stopped;
    }

    @Override
    public Desk open(RebalanceRun run, AccountId account) {
        Connection connection =
                connections.connections().stream()
                        .filter(each -> each.account().equals(account))
                        .findFirst()
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(ProblemCode.NO_CONNECTION, name(account))));
        Problem refusal = armings.refusal(connection);
        boolean mayOnlyLook = run.state().isUnderWay() || run.state().isOver();
        if (refusal != null && !mayOnlyLook) {
            throw new EvenkeelException(refusal);
        }
        Arming arming = armings.arming(connection).orElse(null);
        OrderGateway gateway =
                connections.use(
                        connection,
                        (credentials, gate, base) ->
                                LiveVenues.open(
                                        connection.venue(),
                                        credentials,
                                        gate,
                                        time,
                                        base,
                                        keptNonce(connection),
                                        next -> keepNonce(connection, next)));
        return new Desk(
                gateway,
                arming == null ? Limits.REHEARSAL : arming.limits(),
                arming == null ? null : arming.currency(),
                pilot(arming, account),
                () -> {
                    Problem stop = stopped.get();
                    return stop == null ? armings.refusal(connection) : stop;
                });
    }

    private @Nullable BigDecimal pilot(@Nullable Arming arming, AccountId account) {
        long before =
                session.stores()
                        .database()
                        .read(tx ->
                                session.stores()
                                        .runs()
                                        .countCompleted(tx, session.caller(), Mode.LIVE, account));
        return arming == null || before > 0 ? null : arming.pilot();
    }

    private long keptNonce(Connection connection) {
        return Long.parseLong(settings.get(NONCE + connection.id(), "0"));
    }

    private void keepNonce(Connection connection, long next) {
        settings.put(NONCE + connection.id(), Long.toString(next));
    }

    private String name(AccountId account) {
        return session
                .stores()
                .database()
                .read(tx -> session.stores().accounts().findAll(tx, session.caller()))
                .stream()
                .filter(each -> each.id().equals(account))
                .map(Account::name)
                .findFirst()
                .orElse(Long.toString(account.value()));
    }
}
