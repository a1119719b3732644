package app.evenkeel.execution;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Desks;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.collect.ConnectionService;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Desks at real exchanges, over armed connections. A run that is under way may still look at its
 * orders and cancel them when its leave has ended, but sends none.
 */
final class LiveDesks implements Desks {
    private final Session session;
    private final ConnectionService connections;
    private final LiveLeaves leaves;
    private final Surroundings surroundings;
    private final Supplier<@Nullable Problem> stopped;

    LiveDesks(
            Session session,
            ConnectionService connections,
            LiveLeaves leaves,
            Surroundings surroundings,
            Supplier<@Nullable Problem> stopped) {
        this.session = session;
        this.connections = connections;
        this.leaves = leaves;
        this.surroundings = surroundings;
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
        return leaves.desk(
                run,
                account,
                connection,
                () -> gateway(connections, connection, surroundings),
                stopped);
    }

    /**
     * The way to an exchange. The caller has made sure that the connection is armed, or looks only.
     */
    static OrderGateway gateway(
            ConnectionService connections, Connection connection, Surroundings surroundings) {
        return connections.use(
                connection,
                (credentials, gate, base, queue) ->
                        surroundings
                                .venues()
                                .open(
                                        connection.venue(),
                                        credentials,
                                        gate,
                                        surroundings.time(),
                                        base,
                                        queue));
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
