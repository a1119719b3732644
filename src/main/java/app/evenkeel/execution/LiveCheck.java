package app.evenkeel.execution;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.run.LineCheck;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.collect.ConnectionService;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has a plan looked at by the exchanges that it would be traded at, over armed connections. Places
 * and stores nothing. Blocking and thread-safe.
 */
public final class LiveCheck {
    private final Session session;
    private final ValuationService valuation;
    private final ConnectionService connections;
    private final StopSwitch stop;
    private final LiveLeaves leaves;
    private final Surroundings around;

    public LiveCheck(
            Session session,
            ValuationService valuation,
            ConnectionService connections,
            StopSwitch stop,
            Surroundings around) {
        this.session = session;
        this.valuation = valuation;
        this.connections = connections;
        this.stop = stop;
        this.leaves = new LiveLeaves(session);
        this.around = around;
    }

    /**
     * What each line's first order would come to at this moment, as if the sales before it had been
     * paid out already where the exchange does not look at balances.
     *
     * @param wording of why a line is there
     * @throws EvenkeelException if trading is stopped, or a connection is not armed
     */
    public List<LineCheck.Outcome> check(Plan plan, Wording wording) {
        Problem stopped = stop.refusal();
        if (stopped != null) {
            throw new EvenkeelException(stopped);
        }
        Map<AccountId, Connection> ways = new LinkedHashMap<>();
        connections.connections().forEach(each -> ways.putIfAbsent(each.account(), each));
        List<RunLine> lines =
                new PlanLines(valuation, LocalDate.now(session.clock()), ways.keySet())
                        .of(plan, Mode.LIVE, wording);
        Map<AccountId, LineCheck> checks = new LinkedHashMap<>();
        List<LineCheck.Outcome> found = new ArrayList<>();
        for (RunLine line : lines) {
            Connection way = ways.get(line.account());
            if (way == null || line.state() != LineState.OPEN) {
                found.add(LineCheck.Outcome.left(line, line.outcome()));
            } else {
                found.add(
                        checks.computeIfAbsent(line.account(), _ -> check(way))
                                .of(line, OrderStyle.USUAL));
            }
        }
        return found;
    }

    private LineCheck check(Connection connection) {
        Problem refusal = leaves.refusal(connection);
        if (refusal != null) {
            throw new EvenkeelException(refusal);
        }
        return new LineCheck(LiveDesks.gateway(connections, connection, around), around.ids());
    }
}
