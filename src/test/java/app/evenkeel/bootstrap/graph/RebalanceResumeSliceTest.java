package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Automation.Approval;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.RunStart;
import app.evenkeel.storage.SpoiledRows;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What the schedule does about runs that are not over, and plans that others overtook. */
class RebalanceResumeSliceTest extends RebalanceJobGround {
    @Test
    void takesUpWhatWasCutOffAndClosesWhatWasNotClosed() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        clock.now = MORNING;
        Plan plan = session.policy().plans().plan(portfolio(), PlanRequest.FULL);
        RunStart start = new RunStart(Mode.PAPER, "calendar", MORNING, true);
        long cutOff = execution().prepare(portfolio(), plan, start, (key, args) -> key).id();
        assertThat(portfolio().nextRebalance()).isEqualTo(MORNING.plus(Duration.ofDays(1)));
        assertThat(execution().prepare(portfolio(), plan, start, (key, args) -> key).id())
                .as("the moment has a run")
                .isEqualTo(cutOff);

        session.close();
        session = SessionGraph.unlock(folder.resolve("store"), null, passphrase(), clock);
        assertThat(look().done()).isEqualTo(1);
        assertThat(only().state()).isEqualTo(RunState.COMPLETED);
        assertThat(execution().origin(cutOff).orElseThrow().closing()).isNotNull();

        // Over, and cut off before what follows.
        Stores stores = session.session().stores();
        Caller caller = session.session().caller();
        RebalanceRun ended =
                stores.database()
                        .write(tx -> {
                            RebalanceRun stored = stores.runs().insert(tx, caller, only());
                            stores.runOrigins()
                                    .insert(
                                            tx,
                                            caller,
                                            stored,
                                            new RunOrigin(
                                                    portfolio().id(),
                                                    null,
                                                    null,
                                                    new BigDecimal("-250.5"),
                                                    List.of(),
                                                    null));
                            return stored;
                        });
        look();
        assertThat(execution().origin(ended.id()).orElseThrow().closing()).isNotNull();
        assertThat(execution().origin(ended.id()).orElseThrow().flow())
                .isEqualByComparingTo("-250.5");
        assertThat(execution().runs()).hasSize(2);
    }

    @Test
    void looksAtPortfoliosThoughARunCannotBeRead() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        clock.now = MORNING;
        look();
        Stores stores = session.session().stores();
        Caller caller = session.session().caller();
        RebalanceRun unread =
                stores.database()
                        .write(tx -> {
                            RebalanceRun stored = stores.runs().insert(tx, caller, only());
                            stores.runOrigins()
                                    .insert(
                                            tx,
                                            caller,
                                            stored,
                                            new RunOrigin(
                                                    portfolio().id(),
                                                    null,
                                                    null,
                                                    BigDecimal.ZERO,
                                                    List.of(),
                                                    null));
                            return stored;
                        });
        SpoiledRows.run(stores.database(), unread.id());

        clock.now = MORNING.plus(Duration.ofDays(1));
        JobRun look = look();

        assertThat(look.done()).isEqualTo(1);
        assertThat(look.outcome()).isEqualTo(RunOutcome.PARTLY);
        assertThat(Objects.requireNonNull(look.problem()).code()).isEqualTo(ProblemCode.RUN_BROKEN);
        assertThat(portfolio().nextRebalance()).isEqualTo(MORNING.plus(Duration.ofDays(2)));
    }

    @Test
    void plansNothingWhereTheLedgerMayNotTellAllThatWasTraded() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000", Mode.LIVE);
        clock.now = MORNING;
        TradeOrder unknown = LiveOrders.insert(session.session(), OrderState.UNKNOWN, EVENING);

        // There is no connection, so that nobody can be asked what became of it.
        assertThat(look().outcome()).isEqualTo(RunOutcome.PARTLY);
        assertThat(execution().runs()).as("only the one whose order is unknown").hasSize(1);

        Fill fill =
                new Fill(
                        "t1",
                        MORNING,
                        new BigDecimal("40000"),
                        new BigDecimal("0.1"),
                        BigDecimal.ZERO,
                        "EUR");
        LiveOrders.update(
                session.session(),
                unknown.now(OrderState.FILLED, "1", MORNING, null).filledBy(List.of(fill)),
                List.of(fill));
        look();
        assertThat(execution().runs()).as("known, and not in the ledger").hasSize(1);
        assertThat(portfolio().nextRebalance()).as("still due").isEqualTo(MORNING);
    }

    @Test
    void plansOnceAnOrderIsKnownNotToHaveArrived() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000", Mode.LIVE);
        clock.now = MORNING;
        TradeOrder unknown = LiveOrders.insert(session.session(), OrderState.UNKNOWN, EVENING);
        look();
        assertThat(execution().runs()).hasSize(1);

        LiveOrders.update(
                session.session(), unknown.now(OrderState.ABSENT, "", MORNING, null), List.of());
        look();
        assertThat(execution().runs()).hasSize(2);
    }

    @Test
    void letsNoRunBeginThatAnotherOvertook() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "100");
        clock.now = MORNING;
        look();
        RebalanceRun waiting = only();

        clock.now = MORNING.plus(Duration.ofHours(1));
        Plan plan = session.policy().plans().plan(portfolio(), PlanRequest.FULL);
        RebalanceRun asked =
                execution()
                        .prepare(
                                portfolio(),
                                plan,
                                RunStart.asked(Mode.PAPER, "command"),
                                (key, args) -> key);
        execution().approve(asked.id());
        assertThat(execution().carryOut(asked.id()).state()).isEqualTo(RunState.COMPLETED);

        assertThatThrownBy(() -> execution().approve(waiting.id()))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.RUN_OVERTAKEN));
        look();
        assertThat(reason(execution().run(waiting.id())))
                .as("waits for nobody any more")
                .isEqualTo(ProblemCode.RUN_OVERTAKEN);
    }

    @Test
    void takesNoPlanOfAnotherPortfolioNorALiveOneOfOtherHoldings() throws IOException {
        allow(PolicyFrequency.DAILY, Approval.BY_HAND, "20000");
        Plan plan = session.policy().plans().plan(portfolio(), PlanRequest.FULL);
        RunStart live = RunStart.asked(Mode.LIVE, "window");
        clock.now = EVENING.plus(Duration.ofMinutes(30));
        RebalanceRun run = execution().prepare(portfolio(), plan, live, (key, args) -> key);
        assertThat(run.createdAt()).as("it is as old as its plan").isEqualTo(plan.asOf());

        trades("more", "2026-11-12 17:00:00,BTCEUR,SELL,40000,0.1BTC,4000EUR,0EUR");
        assertOutdated(plan, live);
        Plan other =
                Plan.blocked(
                        new PortfolioId(99),
                        PlanRequest.FULL,
                        clock.now,
                        CurrencyCode.EUR,
                        List.of(),
                        "");
        assertOutdated(other, RunStart.asked(Mode.PAPER, "window"));
        assertThat(execution().runs()).hasSize(1);
    }

    @Test
    void doesNothingWhilePausedNotEvenWithWhatWasCutOff() {
        allow(PolicyFrequency.DAILY, Approval.WITHIN_CAP, "20000");
        clock.now = MORNING;
        Plan plan = session.policy().plans().plan(portfolio(), PlanRequest.FULL);
        execution()
                .prepare(
                        portfolio(),
                        plan,
                        new RunStart(Mode.PAPER, "calendar", MORNING, true),
                        (key, args) -> key);
        execution().pause();
        assertThat(Objects.requireNonNull(look().problem()).code())
                .isEqualTo(ProblemCode.TRADING_PAUSED);
        assertThat(only().state()).isEqualTo(RunState.APPROVED);
        execution().goOn();
        look();
        assertThat(only().state()).isEqualTo(RunState.COMPLETED);
    }

    private void assertOutdated(Plan plan, RunStart start) {
        assertThatThrownBy(() -> execution().prepare(portfolio(), plan, start, (key, args) -> key))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PLAN_OUTDATED));
    }
}
