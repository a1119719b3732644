package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderEvent;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.Amendment;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanText;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.ArmingService.Wanted;
import app.evenkeel.execution.AutomationService.Upcoming;
import app.evenkeel.portfolio.allocation.DriftService.Drift;
import app.evenkeel.presentation.allocation.AllocationDesk.Held;
import app.evenkeel.presentation.allocation.AllocationDesk.Leave;
import app.evenkeel.presentation.allocation.AllocationDesk.VenueRow;
import app.evenkeel.presentation.allocation.AllocationDesk.Wish;
import app.evenkeel.presentation.fx.Loading;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Where the user is on the way from targets to a run, and what is seen there. */
public final class AllocationViewModel {
    private final AllocationDesk desk;
    private final Workspace workspace;
    private final Messages messages;
    private final Loading<Reading> loading;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.TARGETS);
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunReading> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> formProblem =
            new ReadOnlyObjectWrapper<>();
    private final WorkUnderWay underWay;
    private final ReadOnlyObjectWrapper<PlanRequest> request =
            new ReadOnlyObjectWrapper<>(PlanRequest.FULL);

    /** The plan as it was made last, which may tell the same as the one that is shown. */
    private @Nullable Plan latest;

    private boolean isPlaced;

    /** The steps of the way, and what lies behind. */
    public enum Step {
        TARGETS,
        DRIFT,
        PLAN,
        REHEARSE,
        RUN,
        HISTORY
    }

    /**
     * What was read, once.
     *
     * @param drift {@code null} where there are no targets yet
     * @param stopped why nothing may be traded, or {@code null}
     * @param paused since when runs are paused, or {@code null}
     */
    public record Reading(
            Portfolio portfolio,
            List<TargetRow> targets,
            PlanSettings settings,
            Automation automation,
            Held held,
            List<String> symbols,
            @Nullable Drift drift,
            List<DriftDay> days,
            List<RebalanceRun> runs,
            List<Upcoming> upcoming,
            List<Leave> leaves,
            List<VenueRow> venues,
            @Nullable Problem stopped,
            @Nullable Problem paused) {
        public Reading {
            targets = List.copyOf(targets);
            symbols = List.copyOf(symbols);
            days = List.copyOf(days);
            runs = List.copyOf(runs);
            upcoming = List.copyOf(upcoming);
            leaves = List.copyOf(leaves);
            venues = List.copyOf(venues);
        }
    }

    public AllocationViewModel(AllocationDesk desk, Workspace workspace, Changes changes) {
        this.desk = desk;
        this.workspace = workspace;
        this.messages = workspace.messages();
        this.underWay = new WorkUnderWay(workspace.tasks());
        this.loading = new Loading<>(workspace, changes, this::read, this::show);
        step.subscribe(now -> {
            if (now == Step.PLAN || now == Step.REHEARSE || now == Step.RUN) {
                planIfMissing();
            }
            openLatest(now);
        });
    }

    private Reading read(Loading.View view) {
        Portfolio portfolio = desk.portfolio(view.scope());
        List<TargetRow> targets = desk.targets(portfolio);
        return new Reading(
                portfolio,
                targets,
                desk.settings(portfolio),
                desk.automation(portfolio),
                desk.held(portfolio),
                desk.symbols(),
                targets.isEmpty() ? null : desk.drift(portfolio),
                desk.days(portfolio),
                desk.runs(),
                desk.upcoming(),
                desk.leaves(),
                desk.venues(),
                desk.stopped(),
                desk.paused());
    }

    private void show(Reading found) {
        Reading before = reading.get();
        boolean isOther = before == null || !before.portfolio().id().equals(found.portfolio().id());
        boolean hasChanged = isOther || !before.targets().equals(found.targets());
        reading.set(found);
        if (hasChanged) {
            request.set(PlanRequest.FULL);
            drop();
        } else if (latest != null) {
            // Holdings, prices, policy or settings may be others now.
            planWhenFree();
        }
        if (isOther && !isPlaced && !found.targets().isEmpty()) {
            // Who has targets comes to see how far off they are.
            isPlaced = true;
            step.set(Step.DRIFT);
        }
        if (step.get() != Step.TARGETS && step.get() != Step.DRIFT) {
            planIfMissing();
        }
        RunReading shown = run.get();
        if (shown != null) {
            found.runs().stream()
                    .filter(each -> each.id() == shown.run().id() && !each.equals(shown.run()))
                    .findFirst()
                    .ifPresent(this::open);
        } else if (!found.runs().isEmpty()) {
            open(found.runs().getFirst());
        }
    }

    public ObjectProperty<Step> stepProperty() {
        return step;
    }

    /** What is shown, or {@code null} until it is loaded. */
    public ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Why nothing could be loaded, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return loading.problemProperty();
    }

    /** The plan, or {@code null} until one is made. */
    public ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** The run that is looked at, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable RunReading> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** Why what was entered was not taken, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> formProblemProperty() {
        return formProblem.getReadOnlyProperty();
    }

    /** Whether something is under way that the next press has to wait for. */
    public ReadOnlyBooleanProperty busyProperty() {
        return underWay.busyProperty();
    }

    public void activate() {
        loading.activate();
    }

    public void deactivate() {
        loading.deactivate();
    }

    public void reload() {
        loading.reload();
    }

    void save(Wish wish) {
        Reading now = reading.get();
        if (now != null) {
            work(
                    () -> {
                        desk.save(now.portfolio(), wish);
                        return true;
                    },
                    done -> {
                        tell("allocation.targets.saved");
                        step.set(Step.DRIFT);
                    });
        }
    }

    /** What is planned for, which the form shows. */
    ReadOnlyObjectProperty<PlanRequest> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /** Plans anew, for another kind of plan or with other money. */
    void plan(PlanRequest.Mode mode, BigDecimal deposit, BigDecimal withdrawal) {
        List<Amendment> decided = request.get().amendments();
        request.set(new PlanRequest(mode, deposit, withdrawal, null, decided));
        planAgain();
    }

    /** Decides a line, and plans the rest again around it. */
    void decide(Amendment decided) {
        request.set(request.get().with(decided));
        planAgain();
    }

    /** Takes all decisions back. */
    void decideNothing() {
        request.set(request.get().withAmendments(List.of()));
        planAgain();
    }

    private void planIfMissing() {
        Reading now = reading.get();
        if (latest == null && now != null && !now.targets().isEmpty()) {
            planWhenFree();
        }
    }

    private void planAgain() {
        formProblem.set(null);
        planQuietly();
    }

    /** Plans again once nothing else is under way; what was said last stays. */
    private void planWhenFree() {
        underWay.whenFree(this::planQuietly);
    }

    private void planQuietly() {
        Reading now = reading.get();
        PlanRequest wanted = request.get();
        if (now != null) {
            underWay.start(
                    () -> desk.plan(now.portfolio(), wanted),
                    made -> shown(now.portfolio(), made),
                    formProblem::set);
        }
    }

    private void drop() {
        latest = null;
        plan.set(null);
    }

    /** Another portfolio may be looked at by now, or another plan wanted. */
    private void shown(Portfolio of, Plan made) {
        Reading now = reading.get();
        if (now != null
                && now.portfolio().id().equals(of.id())
                && made.request().equals(request.get())) {
            Plan before = plan.get();
            latest = made;
            // One that tells the same leaves what is selected in it alone.
            if (before == null
                    || before.status() != made.status()
                    || made.status() == Plan.Status.BLOCKED
                    || !before.inputHash().equals(made.inputHash())) {
                plan.set(made);
            }
        }
    }

    /** The plan that would be carried out now, or {@code null} until one is made. */
    @Nullable Plan latest() {
        return latest;
    }

    /**
     * Carries a plan out; what becomes of it is seen as it goes.
     *
     * @param wanted the one that the user saw and agreed to, which may be outdated by now
     */
    void carryOut(Mode mode, @Nullable Plan wanted) {
        Reading now = reading.get();
        if (now == null || wanted == null) {
            return;
        }
        run.set(null);
        formProblem.set(null);
        underWay.start(
                () -> desk.carryOut(mode, now.portfolio(), wanted, messages::text),
                ended -> {
                    open(ended);
                    planAfter(
                            mode,
                            ended.lines().stream().anyMatch(line -> line.executed().signum() > 0));
                },
                problem -> {
                    formProblem.set(problem);
                    planAfter(mode, false);
                });
    }

    /**
     * No plan is carried out twice, however it ended. What was asked for stays until some of it is
     * done: nobody who asked for purchases only is to send sales the next time.
     */
    private void planAfter(Mode mode, boolean hasTraded) {
        if (mode == Mode.LIVE) {
            request.set(hasTraded ? PlanRequest.FULL : request.get());
            drop();
        }
        planWhenFree();
    }

    String why(Plan of, PlanLine line) {
        return PlanText.reason(of, line, messages::text);
    }

    /** Looks at the latest run of the kind that a step is for. */
    private void openLatest(Step at) {
        Reading now = reading.get();
        if (now != null && (at == Step.REHEARSE || at == Step.RUN)) {
            now.runs().stream()
                    .filter(each -> (each.mode() == Mode.LIVE) == (at == Step.RUN))
                    .findFirst()
                    .ifPresent(this::open);
        }
    }

    /** Looks at a run. */
    void open(RebalanceRun wanted) {
        workspace
                .tasks()
                .run(() -> new RunReading(wanted, desk.orders(wanted), desk.fills(wanted)))
                .onSuccess(run::set)
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** Reads what happened to an order, and hands it over on the JavaFX thread. */
    void events(TradeOrder order, Consumer<List<OrderEvent>> shown) {
        workspace
                .tasks()
                .run(() -> desk.events(order))
                .onSuccess(shown)
                .onProblem(workspace.notices()::problem)
                .start();
    }

    void reconcile() {
        work(desk::reconcile, runs -> tell("allocation.reconciled", runs.size()));
    }

    void resetPaper() {
        work(
                () -> {
                    desk.resetPaper();
                    return true;
                },
                done -> tell("allocation.paper.reset.done"));
    }

    private void tell(String key, Object... args) {
        workspace.notices().done(messages.text(key, args));
    }

    /** Carries out a run that waits for an approval. */
    void approve(RebalanceRun waiting) {
        work(() -> desk.approve(waiting), this::open);
    }

    void dismiss(RebalanceRun waiting) {
        work(() -> desk.dismiss(waiting), this::open);
    }

    /** Asks for a file and writes the confirmation of a run there. */
    void saveReport(RebalanceRun of) {
        workspace
                .dialogs()
                .saveFile(
                        messages.text("allocation.report"),
                        "rebalance-run-" + of.id() + ".html",
                        file ->
                                work(
                                        () -> {
                                            desk.saveReport(of, file);
                                            return true;
                                        },
                                        done -> tell("allocation.report.saved", file)));
    }

    void pause() {
        atOnce(desk::pause);
    }

    void goOn() {
        atOnce(desk::goOn);
    }

    /** Stops all trading. Never waits for what else is under way. */
    void stop() {
        atOnce(desk::stop);
    }

    void release() {
        atOnce(desk::release);
    }

    private void atOnce(Runnable action) {
        workspace
                .tasks()
                .run(() -> {
                    action.run();
                    return true;
                })
                .onSuccess(done -> loading.reload())
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /**
     * Arms a connection.
     *
     * @param passphrase is cleared
     */
    void arm(Wanted wanted, String typed, char[] passphrase, Runnable armed) {
        work(
                WorkUnderWay.clearing(passphrase, () -> desk.arm(wanted, typed, passphrase)),
                done -> armed.run());
    }

    /** Settles an order by hand; the passphrase is cleared. */
    void settle(TradeOrder order, char[] passphrase, Runnable settled) {
        work(
                WorkUnderWay.clearing(passphrase, () -> desk.settle(order, passphrase)),
                done -> settled.run());
    }

    void disarm(String label) {
        atOnce(() -> desk.disarm(label));
    }

    /** Says why what was typed is not taken. */
    void refuse(Problem why) {
        formProblem.set(why);
    }

    private <T> void work(Callable<T> what, Consumer<T> then) {
        formProblem.set(null);
        underWay.start(what, then, formProblem::set);
    }
}
