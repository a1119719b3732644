package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
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
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.execution.RunStart;
import app.evenkeel.storage.SpoiledRows;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The schedule that begins rebalances by itself, on a real store and under a clock of its own. */
class RebalanceJobSliceTest {
    private static final String PASSPHRASE = "nine brown kettles at noon";
    private static final Instant EVENING = Instant.parse("2026-11-12T18:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-13T09:00:00Z");

    @TempDir private Path folder;
    private final HandClock clock = new HandClock(EVENING);
    private SessionGraph session;

    @BeforeEach
    void open() throws IOException {
        session =
                SessionGraph.create(
                                folder.resolve("store"),
                                new SessionGraph.NewStore("me", CurrencyCode.EUR, "en"),
                                PASSPHRASE.toCharArray(),
                                clock)
                        .session();
        trades("trades", "2026-11-12 08:00:00,BTCEUR,BUY,40000,1BTC,40000EUR,0BTC");
    }

    @AfterEach
    void close() {
        session.close();
    }

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

    private void setRebalances(@Nullable Instant last, @Nullable Instant next) {
        Stores stores = session.session().stores();
        stores.database()
                .<Boolean>write(tx -> {
                    stores.portfolios()
                            .setRebalances(
                                    tx, session.session().caller(), portfolio().id(), last, next);
                    return true;
                });
    }

    private void allow(PolicyFrequency frequency, Approval approval, String cap) {
        allow(frequency, approval, cap, Mode.PAPER);
    }

    private void allow(PolicyFrequency frequency, Approval approval, String cap, Mode mode) {
        Portfolio all = portfolio();
        session.policy()
                .targets()
                .setTargets(
                        all.id(),
                        session.policy()
                                .targets()
                                .of(
                                        List.of(
                                                new TargetRow("BTC", new BigDecimal("0.8"), ""),
                                                new TargetRow("CASH", new BigDecimal("0.2"), ""))));
        session.policy()
                .targets()
                .setPolicy(
                        all,
                        new RebalancePolicy(
                                frequency,
                                ZoneOffset.UTC,
                                LocalTime.of(9, 0),
                                BandKind.ABSOLUTE,
                                new BigDecimal("0.05"),
                                Destination.TARGET));
        session.execution()
                .automation()
                .set(
                        all.id(),
                        new Automation(
                                approval,
                                mode,
                                new Money(new BigDecimal(cap), all.baseCurrency())));
    }

    private void trades(String name, String row) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve(name + ".csv"),
                        """
                        Date(UTC),Pair,Side,Price,Executed,Amount,Fee
                        2026-11-10 08:00:00,ETHEUR,BUY,1,20ETH,20EUR,0ETH
                        2026-11-11 08:00:00,ETHEUR,SELL,2001,20ETH,40020EUR,0EUR
                        """
                                + row
                                + "\n");
        session.imports()
                .apply(
                        session.imports().stage(List.of(file), null, Progress.NONE),
                        Map.of(),
                        Progress.NONE);
    }

    private JobRun look() {
        JobRun run = session.jobs().runHere("rebalance", Progress.NONE);
        execution().awaitIdle();
        return run;
    }

    private RebalanceRun only() {
        assertThat(execution().runs()).hasSize(1);
        return execution().runs().getFirst();
    }

    private Portfolio portfolio() {
        return session.analysis().portfolios().overAll();
    }

    private ExecutionService execution() {
        return session.execution().execution();
    }

    private List<ProblemCode> codes() {
        return session.jobs().notifications().stream()
                .filter(note -> note.portfolio().isPresent() && note.resolvedAt() == null)
                .map(Notification::problem)
                .map(Problem::code)
                .toList();
    }

    private static @Nullable ProblemCode reason(RebalanceRun run) {
        Problem reason = run.reason();
        return reason == null ? null : reason.code();
    }

    private static char[] passphrase() {
        return PASSPHRASE.toCharArray();
    }
}
