package app.evenkeel.execution;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.run.Breakers;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Leave;
import app.evenkeel.portfolio.Session;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the armings of the store let live runs do. A run belongs to the arming that it began under:
 * what the user allows later is for later runs. Blocking and thread-safe.
 */
public final class LiveLeaves {
    private final Armings armings;
    private final Clock clock;

    public LiveLeaves(Session session) {
        this(new StoredArmings(session), session.clock());
    }

    /**
     * @param clock by which armings end
     */
    public LiveLeaves(Armings armings, Clock clock) {
        this.armings = armings;
        this.clock = clock;
    }

    /** Why nothing may be sent over a connection now, or {@code null}. */
    @Nullable Problem refusal(Connection connection) {
        return refusal(connection, armings.of(connection).orElse(null));
    }

    private @Nullable Problem refusal(Connection connection, @Nullable Arming arming) {
        if (arming == null) {
            return Problem.of(ProblemCode.NOT_ARMED, connection.label());
        }
        return arming.isValid(clock.instant())
                ? null
                : Problem.of(
                        ProblemCode.ARMING_ENDED, connection.label(), arming.until().toString());
    }

    /**
     * Ties a run that is about to begin in an account to the arming of its connection.
     *
     * @return why it may not begin, or {@code null}
     */
    public @Nullable Problem begin(RebalanceRun run, AccountId account, Connection connection) {
        Arming arming = armings.of(connection).orElse(null);
        Problem refusal = refusal(connection, arming);
        if (refusal == null && arming != null) {
            armings.begin(run, account, arming);
        }
        return refusal;
    }

    /**
     * A desk for a run. One that is under way may still look at its orders and cancel them when its
     * leave has ended, but sends none.
     *
     * @param gateway opened only if the run may begin, or looks
     * @param stopped why nothing is sent at all, or {@code null}
     * @throws EvenkeelException if the run may not begin
     */
    public Desk desk(
            RebalanceRun run,
            AccountId account,
            Connection connection,
            Supplier<OrderGateway> gateway,
            Supplier<@Nullable Problem> stopped) {
        boolean mayOnlyLook = run.state().isUnderWay() || run.state().isOver();
        Problem refusal = mayOnlyLook ? null : begin(run, account, connection);
        if (refusal != null) {
            throw new EvenkeelException(refusal);
        }
        return new Desk(
                gateway.get(),
                () -> {
                    Problem stop = stopped.get();
                    return stop == null
                            ? leave(run, account, connection)
                            : new Leave.Withheld(stop);
                });
    }

    /** What a run may do in an account at this moment. */
    public Leave leave(RebalanceRun run, AccountId account, Connection connection) {
        Arming arming = armings.of(connection).orElse(null);
        Problem refusal = refusal(connection, arming);
        if (refusal != null) {
            return new Leave.Withheld(refusal);
        }
        return arming != null && armings.isOf(run, account, arming)
                ? new Leave.Granted(arming.limits(), arming.currency(), pilot(account, arming))
                : new Leave.Withheld(Problem.of(ProblemCode.ARMING_CHANGED, connection.label()));
    }

    /**
     * Why a plan would come to nothing as it is more than the first run under a leave may trade, or
     * {@code null}.
     *
     * @param connections the first of an account is the one that is traded over
     */
    @Nullable Problem beyondPilot(Plan plan, List<Connection> connections) {
        Set<AccountId> seen = new HashSet<>();
        for (Connection connection : connections) {
            AccountId account = connection.account();
            Arming arming = seen.add(account) ? armings.of(connection).orElse(null) : null;
            BigDecimal pilot = arming == null ? null : pilot(account, arming);
            BigDecimal planned =
                    plan.lines().stream()
                            .filter(line -> line.account().id().equals(account))
                            .map(PlanLine::value)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (pilot != null && planned.compareTo(pilot) > 0) {
                return Breakers.limit(ProblemCode.LIMIT_PILOT, planned, pilot, plan.currency());
            }
        }
        return null;
    }

    private @Nullable BigDecimal pilot(AccountId account, Arming arming) {
        return armings.countCompleted(account, arming) > 0 ? null : arming.pilot();
    }
}
