package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Automation.Approval;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.RunStart;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** The schedule that begins rebalances by itself, on a real store and under a clock of its own. */
class RebalanceJobSliceTest extends RebalanceJobGround {
    @Test
    void carriesOutWhatIsDueOnItsDateOnceAndWithinTheCap() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        assertThat(look().done()).isZero();

        clock.now = MORNING;
        assertThat(look().done()).isEqualTo(1);
        RebalanceRun run = only();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.mode()).isEqualTo(Mode.PAPER);
        assertThat(run.trigger()).isEqualTo("calendar");
        RunOrigin origin = execution().origin(run.id()).orElseThrow();
        assertThat(origin.dueAt()).isEqualTo(MORNING);
        assertThat(origin.estimate()).isNotNull();
        assertThat(origin.closing()).isNotNull();
        assertThat(portfolio().nextRebalance()).isEqualTo(MORNING.plus(Duration.ofDays(1)));
        // A rehearsal moves nothing, so that the portfolio was not rebalanced.
        assertThat(portfolio().lastRebalance()).isNull();
        assertThat(codes()).containsExactly(ProblemCode.RUN_DONE);

        assertThat(look().done()).as("the moment has had its run").isZero();
        assertThat(execution().runs()).hasSize(1);
    }

    @Test
    void waitsForTheUserAboveTheCapAndForADayAtMost() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "100");
        clock.now = MORNING;
        look();
        RebalanceRun waiting = only();
        assertThat(waiting.state()).isEqualTo(RunState.CALCULATED);
        assertThat(codes()).containsExactly(ProblemCode.RUN_WAITS);
        assertThat(session.execution().automation().upcoming().getFirst().waiting())
                .isEqualTo(waiting);
        assertThat(look().done()).as("one waits already").isZero();

        clock.now = MORNING.plus(Duration.ofHours(25));
        assertThatThrownBy(() -> execution().approve(waiting.id()))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.RUN_PLAN_OLD));
        look();
        assertThat(reason(execution().run(waiting.id()))).isEqualTo(ProblemCode.RUN_PLAN_OLD);
        RebalanceRun second = execution().runs().getFirst();
        assertThat(second.state()).isEqualTo(RunState.CALCULATED);

        execution().approve(second.id());
        assertThat(execution().carryOut(second.id()).state()).isEqualTo(RunState.COMPLETED);
        assertThat(codes()).as("what was waited for is mended").contains(ProblemCode.RUN_DONE);
        assertThat(codes()).doesNotContain(ProblemCode.RUN_WAITS);
    }

    @Test
    void beginsForDriftWhereThereIsNoDateAndThenRestsForADay() throws IOException {
        allow(PolicyFrequency.THRESHOLD_ONLY, Approval.WITHIN_CAP, "20000");
        assertThat(look().done()).isEqualTo(1);
        assertThat(only().trigger()).isEqualTo("drift");
        clock.now = MORNING;
        assertThat(look().done()).as("paper moves nothing, and it is still off").isZero();

        clock.now = EVENING.plus(Duration.ofHours(25));
        trades("more", "2026-11-13 08:00:00,BTCEUR,SELL,40000,0.2BTC,8000EUR,0EUR");
        assertThat(look().done()).as("within its bands").isZero();
        assertThat(execution().runs()).hasSize(1);
    }

    @Test
    void waitsForFreshDataAndGivesUpForAReason() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        clock.now = MORNING.plus(Duration.ofDays(30));
        // The prices are a month old, and so is the date: nobody could look before.
        assertThat(look().outcome()).isEqualTo(RunOutcome.PARTLY);
        assertThat(execution().runs()).isEmpty();
        clock.now = clock.now.plus(Duration.ofHours(7));
        look();
        assertThat(only().state()).isEqualTo(RunState.FAILED);
        assertThat(reason(only())).isEqualTo(ProblemCode.PLAN_PRICE_STALE);

        clock.now = MORNING.plus(Duration.ofDays(31)).plus(Duration.ofHours(1));
        JobRun held = look();
        assertThat(held.outcome()).isEqualTo(RunOutcome.PARTLY);
        assertThat(Objects.requireNonNull(held.problem()).code())
                .isEqualTo(ProblemCode.PLAN_PRICE_STALE);
        assertThat(execution().runs()).hasSize(1);
        assertThat(portfolio().nextRebalance())
                .as("still due")
                .isEqualTo(MORNING.plus(Duration.ofDays(31)));
    }

    @Test
    void beginsNothingWhileStoppedNorLiveUnlessArmed() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000", Mode.LIVE);
        clock.now = MORNING;
        execution().stop();
        assertThat(Objects.requireNonNull(look().problem()).code())
                .isEqualTo(ProblemCode.TRADING_STOPPED);
        assertThat(execution().runs()).isEmpty();

        execution().release();
        look();
        assertThat(only().state()).as("not armed").isEqualTo(RunState.CALCULATED);
        execution().dismiss(only().id());
        assertThat(reason(only())).isEqualTo(ProblemCode.RUN_DISMISSED);
    }

    @Test
    void movesADateOnThatHasARunAlready() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        clock.now = MORNING;
        look();
        setRebalances(null, MORNING);
        clock.now = MORNING.plus(Duration.ofHours(1));
        look();
        assertThat(execution().runs()).hasSize(1);
        assertThat(portfolio().nextRebalance()).isEqualTo(MORNING.plus(Duration.ofDays(1)));
    }

    @Test
    void keepsDatesThatWereStoredAfterAPortfolioWasRead() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        clock.now = MORNING;
        Portfolio read = portfolio();
        Plan plan = session.policy().plans().plan(read, PlanRequest.FULL);
        setRebalances(EVENING, MORNING);
        RunStart start = new RunStart(Mode.PAPER, "calendar", MORNING, false);
        execution().prepare(read, plan, start, (key, args) -> key);
        assertThat(portfolio().lastRebalance()).isEqualTo(EVENING);
        assertThat(portfolio().nextRebalance()).isEqualTo(MORNING.plus(Duration.ofDays(1)));

        session.analysis().portfolios().edit(read.withBenchmark(Benchmark.NONE));
        assertThat(portfolio().lastRebalance()).isEqualTo(EVENING);
        assertThat(portfolio().nextRebalance()).isEqualTo(MORNING.plus(Duration.ofDays(1)));
    }

    @Test
    void makesNotUpForADateFromBeforeItWasAllowed() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        Automation allowed = session.execution().automation().of(portfolio().id());
        session.execution().automation().set(portfolio().id(), Automation.OFF);
        clock.now = MORNING.plus(Duration.ofHours(1));
        session.execution().automation().set(portfolio().id(), allowed);

        assertThat(portfolio().nextRebalance()).isEqualTo(MORNING.plus(Duration.ofDays(1)));
        assertThat(look().done()).isZero();
        assertThat(execution().runs()).isEmpty();
    }
}
