package app.evenkeel.presentation.overview;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.presentation.fx.Loading;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Loads the Overview and keeps it up to date while the screen is shown. JavaFX thread only; what it
 * reads, it reads elsewhere.
 */
public final class OverviewViewModel {
    private final OverviewSource source;
    private final Workspace workspace;
    private final Loading<OverviewData> loading;
    private final ReadOnlyObjectWrapper<@Nullable OverviewData> data =
            new ReadOnlyObjectWrapper<>();
    private volatile @Nullable AssetId benchmark;

    /** Whether the user chose what to compare with; nothing is a choice as well. */
    private volatile boolean isChosen;

    public OverviewViewModel(OverviewSource source, Workspace workspace, Changes changes) {
        this.source = source;
        this.workspace = workspace;
        OverviewReading reading = new OverviewReading(source);
        this.loading =
                new Loading<>(
                                workspace,
                                changes,
                                view ->
                                        reading.read(
                                                view.asOf(),
                                                view.currency(),
                                                view.period(),
                                                view.scope(),
                                                isChosen
                                                        ? benchmark
                                                        : reading.suggestedBenchmark(
                                                                        view.asOf(),
                                                                        view.currency())
                                                                .orElse(null)),
                                data::set)
                        .showingSooner(view ->
                                reading.stored(
                                        view.asOf(), view.currency(), view.period(), view.scope()));
    }

    /** What is shown, or {@code null} until it is loaded. */
    ReadOnlyObjectProperty<@Nullable OverviewData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** Why nothing could be loaded, or {@code null}. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return loading.problemProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.loadingProperty();
    }

    /** Begins to follow period, scope and changes of the store. */
    public void activate() {
        loading.activate();
    }

    /** Stops following, and drops what is being loaded. */
    public void deactivate() {
        loading.deactivate();
    }

    /** Compares with another asset, or with none. */
    void compareWith(@Nullable AssetId asset) {
        benchmark = asset;
        isChosen = true;
        reload();
    }

    /** A figure that can be explained. */
    sealed interface Shown {
        /**
         * What a part of the scope is worth.
         *
         * @param part {@code null} for all of it
         */
        record Worth(@Nullable Contributor part) implements Shown {}

        /** What today gained. */
        record DayGain() implements Shown {}

        /** What the shown period gained. */
        record PeriodGain() implements Shown {}
    }

    /** Works out how a figure was made, and hands it over on the JavaFX thread. */
    void explain(Shown figure, Consumer<Explanation> shown) {
        OverviewData now = data.get();
        if (now == null) {
            return;
        }
        Scope scope = workspace.context().scope();
        workspace
                .tasks()
                .run(() ->
                        switch (figure) {
                            case Shown.Worth(Contributor part) ->
                                    source.explainValue(now.asOf(), now.currency(), scope, part);
                            case Shown.DayGain _ ->
                                    source.explainGain(
                                            now.asOf(), now.asOf(), now.currency(), scope);
                            case Shown.PeriodGain _ ->
                                    source.explainGain(
                                            now.from().plusDays(1),
                                            now.asOf(),
                                            now.currency(),
                                            scope);
                        })
                .onSuccess(found -> found.ifPresent(shown))
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** Loads again; an older load that is still under way is dropped. */
    void reload() {
        loading.reload();
    }
}
