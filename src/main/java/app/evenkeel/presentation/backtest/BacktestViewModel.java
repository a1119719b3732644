package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.Stretch;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestService.Reproduction;
import app.evenkeel.portfolio.backtest.BacktestService.Reproduction.Outcome;
import app.evenkeel.portfolio.backtest.BacktestService.SweepReproduction;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;
import app.evenkeel.portfolio.backtest.Prefilled;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.portfolio.backtest.SavedSweep;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.portfolio.backtest.SweepReport;
import app.evenkeel.presentation.backtest.Shown.Kept;
import app.evenkeel.presentation.backtest.Shown.Line;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs backtests and sweeps, and keeps what the user wants kept. */
public final class BacktestViewModel {
    private final BacktestDesk desk;
    private final Workspace workspace;
    private final Changes changes;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<@Nullable Choices> choices = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Swept> swept = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<SavedSweep>> savedSweeps =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable BacktestConfig> wanted =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Prefilled> origin = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<SavedBacktest>> saved =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Handle work = Handle.NONE;

    /** The portfolio that the form was filled in from, or {@code null}. */
    private @Nullable Scope prefilled;

    /** What there is to choose from. */
    public record Choices(List<StrategyType> strategies, List<String> assets) {
        public Choices {
            strategies = List.copyOf(strategies);
            assets = List.copyOf(assets);
        }
    }

    /**
     * A sweep, and what it is compared with.
     *
     * @param beside sweeps that were kept
     */
    public record Swept(SweepReport report, List<Named> beside) {
        public Swept {
            beside = List.copyOf(beside);
        }
    }

    /** A sweep under its name. */
    public record Named(String name, SweepReport report) {}

    public BacktestViewModel(BacktestDesk desk, Workspace workspace, Changes changes) {
        this.desk = desk;
        this.workspace = workspace;
        this.changes = changes;
    }

    /** Begins to listen and loads what there is to choose from. */
    public void activate() {
        FxThread.require();
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change == Change.PRICES || change == Change.LEDGER) {
                        workspace.tasks().post(this::load);
                    }
                });
        subscriptions.add(listening::close);
        load();
    }

    /** Stops listening; what is running goes on, and its result is there on return. */
    public void deactivate() {
        subscriptions.close();
    }

    /** Loads what there is to choose from, and what was kept. */
    public void load() {
        FxThread.require();
        workspace
                .tasks()
                .run(() -> new Choices(desk.strategies(), desk.assets()))
                .onSuccess(found -> {
                    problem.set(null);
                    choices.set(found);
                    loadSaved(true);
                })
                .onProblem(problem::set)
                .start();
    }

    /**
     * @param show whether the newest is shown where nothing is yet
     */
    private void loadSaved(boolean show) {
        workspace
                .tasks()
                .run(desk::saved)
                .onSuccess(found -> {
                    saved.set(found);
                    if (show && !found.isEmpty() && shown.get() == null && !running.get()) {
                        open(List.of(found.getFirst()));
                    }
                })
                .onProblem(workspace.notices()::problem)
                .start();
        workspace
                .tasks()
                .run(desk::savedSweeps)
                .onSuccess(savedSweeps::set)
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /**
     * Runs what the form says; a form that came from the portfolio is laid over what really was.
     */
    void run(BacktestConfig config) {
        Scope from = prefilled;
        begin(
                () -> {
                    if (from == null) {
                        BacktestReport report = desk.run(config);
                        return Shown.alone(report, Line.ofBenchmark(report));
                    }
                    return overlaid(desk.run(from, config));
                },
                shown::set);
    }

    private Shown overlaid(PortfolioBacktest run) {
        List<Line> beside = new ArrayList<>();
        beside.add(new Line(workspace.messages().text("backtest.line.actual"), run.actual()));
        beside.add(new Line(workspace.messages().text("backtest.line.held"), run.held().days()));
        beside.addAll(Line.ofBenchmark(run.report()));
        return Shown.alone(run.report(), beside);
    }

    /** Fills the form in from what the scope is to hold, or holds, and runs it at once. */
    void fromPortfolio() {
        Scope scope = workspace.context().scope();
        begin(
                () -> desk.prefilled(scope),
                filled -> {
                    prefilled = scope;
                    origin.set(filled);
                    wanted.set(filled.config());
                    run(filled.config());
                });
    }

    /** Says that the form no longer has the flows of the portfolio. */
    void edited() {
        prefilled = null;
    }

    /** Tries many values of parameters; the status bar shows how far it is and can stop it. */
    void sweep(SweepConfig config) {
        beginSweep(
                progress -> desk.sweep(config, progress),
                report -> swept.set(new Swept(report, List.of())));
    }

    private <T> void beginSweep(Function<Progress, T> task, Consumer<T> done) {
        FxThread.require();
        work.cancel();
        running.set(true);
        work =
                workspace
                        .tasks()
                        .runWithProgress(task::apply)
                        .named("backtest.sweep.job")
                        .onSuccess(result -> {
                            running.set(false);
                            done.accept(result);
                        })
                        .onProblem(this::fail)
                        .onCancelled(() -> running.set(false))
                        .start();
    }

    private <T> void begin(Callable<T> task, Consumer<T> done) {
        FxThread.require();
        work.cancel();
        running.set(true);
        work =
                workspace
                        .tasks()
                        .run(task)
                        .onSuccess(result -> {
                            problem.set(null);
                            running.set(false);
                            done.accept(result);
                        })
                        .onProblem(this::fail)
                        .start();
    }

    private void fail(Problem found) {
        running.set(false);
        problem.set(found);
    }

    /** Keeps the result that is shown. */
    void save(String name) {
        Shown now = shown.get();
        if (now != null) {
            act(() -> desk.save(name, now.report()), "backtest.saved.done");
        }
    }

    void delete(SavedBacktest old) {
        act(() -> desk.delete(old.id()), "backtest.deleted.done");
    }

    /** Keeps the sweep that is shown. */
    void saveSweep(String name) {
        Swept now = swept.get();
        if (now != null) {
            act(() -> desk.save(name, now.report()), "backtest.saved.done");
        }
    }

    void delete(SavedSweep old) {
        act(() -> desk.delete(old.id()), "backtest.deleted.done");
    }

    /** Shows sweeps that were kept: the first, with the others compared. */
    void openSweeps(List<SavedSweep> kept) {
        begin(
                () -> {
                    List<Named> opened =
                            kept.stream()
                                    .map(one -> new Named(one.name(), desk.openSweep(one.id())))
                                    .toList();
                    return new Swept(
                            opened.getFirst().report(), opened.size() > 1 ? opened : List.of());
                },
                this::show);
    }

    private void act(Runnable action, String done) {
        workspace
                .tasks()
                .run(() -> {
                    action.run();
                    return true;
                })
                .onSuccess(_ -> {
                    workspace.notices().done(workspace.messages().text(done));
                    loadSaved(false);
                })
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** Shows results that were kept: the first, with the others beside it. */
    void open(List<SavedBacktest> kept) {
        begin(
                () ->
                        Shown.first(
                                kept.stream()
                                        .map(one -> Kept.of(one.name(), desk.open(one.id())))
                                        .toList()),
                this::show);
    }

    private void show(Shown result) {
        fillIn(result.report().config());
        shown.set(result);
    }

    private void show(Swept result) {
        fillIn(result.report().config().base());
        swept.set(result);
    }

    private void fillIn(BacktestConfig config) {
        prefilled = null;
        origin.set(null);
        wanted.set(config);
    }

    /** Works out how a figure of a result was made, and hands it over on the JavaFX thread. */
    void explain(BacktestReport report, Metric metric, Consumer<Explanation> shown) {
        explain(() -> report.explain(metric), shown);
    }

    /** The same of the objective of a trial. */
    void explain(SweepReport report, Settings trial, Stretch stretch, Consumer<Explanation> shown) {
        explain(() -> desk.explain(report.config(), trial, stretch), shown);
    }

    /** The same of the deflated Sharpe ratio of the best trial. */
    void explain(
            SweepReport report,
            Settings best,
            DeflatedSharpe deflated,
            Consumer<Explanation> shown) {
        explain(() -> desk.explain(report.config(), best, deflated), shown);
    }

    private void explain(Callable<Explanation> question, Consumer<Explanation> shown) {
        workspace
                .tasks()
                .run(question)
                .onSuccess(shown)
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** Runs again what was kept and says whether the same came of it; what did not is compared. */
    void reproduce(SavedBacktest kept) {
        begin(
                () -> {
                    Reproduction again = desk.reproduce(kept.id());
                    return new Again<>(
                            again.outcome(),
                            again.outcome() == Outcome.SAME
                                    ? null
                                    : Shown.first(
                                            List.of(
                                                    Kept.of(now(), again.again()),
                                                    Kept.of(kept.name(), desk.open(kept.id())))));
                },
                again -> say(again, this::show));
    }

    /** The same of a sweep; the status bar shows how far it is and can stop it. */
    void reproduce(SavedSweep kept) {
        beginSweep(
                progress -> {
                    SweepReproduction again = desk.reproduceSweep(kept.id(), progress);
                    return new Again<>(
                            again.outcome(),
                            again.outcome() == Outcome.SAME
                                    ? null
                                    : new Swept(
                                            again.again(),
                                            List.of(
                                                    new Named(now(), again.again()),
                                                    new Named(
                                                            kept.name(),
                                                            desk.openSweep(kept.id())))));
                },
                again -> say(again, this::show));
    }

    /**
     * What running again gave.
     *
     * @param other beside what was kept, or {@code null} where it is the same
     */
    private record Again<T>(Outcome outcome, @Nullable T other) {}

    private String now() {
        return workspace.messages().text("backtest.line.again");
    }

    private <T> void say(Again<T> again, Consumer<T> show) {
        workspace.notices().done(workspace.messages().text("backtest.again." + again.outcome()));
        if (again.other() != null) {
            show.accept(again.other());
        }
    }

    /** What there is to choose from, or {@code null} until it is loaded. */
    public ReadOnlyObjectProperty<@Nullable Choices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** The result that is shown, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The sweep that is shown, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Swept> sweptProperty() {
        return swept.getReadOnlyProperty();
    }

    /** What the form is to be filled in with, whenever it changes. */
    ReadOnlyObjectProperty<@Nullable BacktestConfig> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /** What the portfolio gave to the form; {@code null} where the form is not from it. */
    ReadOnlyObjectProperty<@Nullable Prefilled> originProperty() {
        return origin.getReadOnlyProperty();
    }

    /** What was kept, the newest first. */
    public ReadOnlyObjectProperty<List<SavedBacktest>> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** The sweeps that were kept, the newest first. */
    public ReadOnlyObjectProperty<List<SavedSweep>> savedSweepsProperty() {
        return savedSweeps.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }
}
