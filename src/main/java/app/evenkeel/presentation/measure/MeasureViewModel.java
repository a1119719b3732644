package app.evenkeel.presentation.measure;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.presentation.fx.Loading;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Keeps the report of the scope and period that the window shows, beside what the user compares it
 * with.
 *
 * @param <R> the report
 * @param <D> where it comes from
 */
public final class MeasureViewModel<R, D extends MeasureDesk<R>> {
    private final D desk;
    private final Workspace workspace;
    private final Loading<Reading<R>> loading;
    private final ReadOnlyObjectWrapper<@Nullable Reading<R>> reading =
            new ReadOnlyObjectWrapper<>();
    private volatile FlowTiming timing = FlowTiming.IN_AT_START_OUT_AT_END;

    /**
     * What was read, once.
     *
     * @param report empty if nothing had moved by then
     * @param choices assets to compare with
     */
    public record Reading<R>(PerformanceQuery query, Optional<R> report, List<Asset> choices) {
        public Reading {
            choices = List.copyOf(choices);
        }
    }

    public MeasureViewModel(D desk, Workspace workspace, Changes changes) {
        this.desk = desk;
        this.workspace = workspace;
        this.loading = new Loading<>(workspace, changes, this::read, reading::set);
    }

    private Reading<R> read(Loading.View view) {
        PerformanceQuery query =
                new PerformanceQuery(
                        view.scope(),
                        firstDay(view),
                        view.asOf(),
                        view.currency(),
                        timing,
                        desk.benchmark(view.scope()));
        return new Reading<>(query, desk.report(query), desk.benchmarks());
    }

    /** The period starts from the close of one day, so the next is the first that counts. */
    private static @Nullable LocalDate firstDay(Loading.View view) {
        LocalDate close = view.period().startFrom(view.asOf(), LocalDate.MIN);
        return close.equals(LocalDate.MIN) ? null : close.plusDays(1);
    }

    /** What is shown, or {@code null} until it is loaded. */
    public ReadOnlyObjectProperty<@Nullable Reading<R>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Why nothing could be loaded, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return loading.problemProperty();
    }

    /** Begins to follow period, scope and changes of the store. */
    public void activate() {
        loading.activate();
    }

    /** Stops following, and drops what is being loaded. */
    public void deactivate() {
        loading.deactivate();
    }

    /** Loads again. */
    public void reload() {
        loading.reload();
    }

    /** Compares with something else from now on. */
    public void compareWith(Benchmark other) {
        workspace
                .tasks()
                .run(() -> {
                    desk.compareWith(workspace.context().scope(), other);
                    return true;
                })
                .onSuccess(done -> reload())
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** Has flows count at another time of their day. */
    public void count(FlowTiming other) {
        timing = other;
        reload();
    }

    /**
     * Works out how a figure was made, and hands it over on the JavaFX thread.
     *
     * @param question asked of the desk, elsewhere, about what is shown
     */
    public void explain(
            BiFunction<D, PerformanceQuery, Optional<Explanation>> question,
            Consumer<Explanation> shown) {
        Reading<R> now = reading.get();
        if (now == null) {
            return;
        }
        workspace
                .tasks()
                .run(() -> question.apply(desk, now.query()))
                .onSuccess(found -> found.ifPresent(shown))
                .onProblem(workspace.notices()::problem)
                .start();
    }
}
