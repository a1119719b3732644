package app.evenkeel.presentation.measure;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.measure.MeasureViewModel.Reading;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The page around a report: what is shown before it is there, where nothing can be measured, and
 * which days it lacks; and how its figures are explained.
 */
public final class MeasurePage<R, D extends MeasureDesk<R>> implements Screen {
    private final MeasureViewModel<R, D> model;
    private final Workspace workspace;
    private final StatePane root;
    private final EmptyState empty;
    private final ScrollPane page = new ScrollPane();
    private final Label coverage = new Label();

    /** Fills the page with what was read. */
    public interface Content<R> {
        /**
         * Shows a report.
         *
         * @return what is to be said about the days it covers; empty for nothing
         */
        String show(Reading<R> reading, R report, FigureWords words);
    }

    public MeasurePage(MeasureViewModel<R, D> model, Workspace workspace, EmptyState empty) {
        this.model = model;
        this.workspace = workspace;
        this.empty = empty;
        root = new StatePane(workspace.messages(), model::reload);
        coverage.getStyleClass().addAll("ek-caption", "ek-warn");
        coverage.setWrapText(true);
        coverage.managedProperty().bind(coverage.visibleProperty());
    }

    /**
     * Begins to show reports.
     *
     * @param id of the words about the days
     */
    public void follow(String id, Content<R> content, Node... parts) {
        coverage.setId(id);
        VBox column = new VBox(24, coverage);
        column.getChildren().addAll(parts);
        column.getStyleClass().add("ek-page");
        page.setContent(column);
        page.setFitToWidth(true);
        root.follow(model.problemProperty());
        model.readingProperty().subscribe(reading -> show(reading, content));
        workspace
                .context()
                .formatsProperty()
                .subscribe(formats -> show(model.readingProperty().get(), content));
    }

    private void show(@Nullable Reading<R> reading, Content<R> content) {
        if (reading == null) {
            return;
        }
        reading.report()
                .ifPresentOrElse(
                        report -> {
                            root.show(page);
                            coverage.setText(content.show(reading, report, words(reading)));
                            coverage.setVisible(!coverage.getText().isEmpty());
                        },
                        () -> root.show(empty));
    }

    private FigureWords words(Reading<R> reading) {
        return new FigureWords(
                workspace.messages().language(),
                workspace.context().formats(),
                reading.query().currency());
    }

    /** Explains a figure by its metric, beside its link. */
    public void explain(Figure figure, Node beside) {
        explain((desk, query) -> desk.explain(query, figure.metric()), beside);
    }

    /** Explains what a question to the desk is answered with. */
    public void explain(
            BiFunction<D, PerformanceQuery, Optional<Explanation>> question, Node beside) {
        Reading<R> reading = model.readingProperty().get();
        if (reading != null) {
            FigureWords words = words(reading);
            model.explain(
                    question,
                    explanation ->
                            new ExplanationPane(explanation, words, workspace).showBeside(beside));
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void activate(Route route) {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
