package app.evenkeel.presentation.health;

import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Finding.Severity;
import app.evenkeel.presentation.control.Cover;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.corporate.EventPane;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.health.HealthViewModel.Reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;

/** Findings about the data by how bad they are, each with why it matters and what mends it. */
public final class HealthView extends StackPane implements Screen {
    /** Findings shown of one severity; more would say no more. */
    private static final int MOST = 100;

    private final HealthViewModel model;
    private final Workspace workspace;
    private final Messages messages;
    private final VBox groups = new VBox(24);
    private final Cover cover = new Cover();

    public HealthView(HealthViewModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        getStyleClass().add("ek-page");
        ScrollPane page = new ScrollPane(groups);
        page.setFitToWidth(true);
        groups.setPadding(new Insets(0, 16, 16, 0));
        page.setId("health-page");
        EmptyState empty =
                new EmptyState(
                        MaterialDesignC.CHECK_CIRCLE_OUTLINE,
                        messages.text("health.empty.title"),
                        messages.text("health.empty.text"));
        StatePane state = new StatePane(messages, model::load);
        state.follow(model.problemProperty());
        model.readingProperty()
                .subscribe(reading -> {
                    if (reading != null) {
                        show(reading);
                        state.show(reading.findings().isEmpty() ? empty : page);
                    }
                });
        model.previewProperty().subscribe(this::cover);
        getChildren().addAll(state, cover);
    }

    private void show(Reading reading) {
        groups.getChildren().clear();
        for (Severity severity : Severity.values()) {
            List<Finding> found =
                    reading.findings().stream().filter(f -> f.severity() == severity).toList();
            if (!found.isEmpty()) {
                groups.getChildren().add(group(severity, found, reading));
            }
        }
    }

    private VBox group(Severity severity, List<Finding> found, Reading reading) {
        Label heading =
                new Label(
                        messages.text("health.severity." + severity)
                                + "  "
                                + workspace.context().formats().count(found.size()));
        heading.getStyleClass().add("ek-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(12, heading, space);
        head.setAlignment(Pos.CENTER_LEFT);
        if (severity == Severity.WARNING && reading.hasConfident()) {
            Button all = new Button(messages.text("health.accept.confident"));
            all.setId("health-accept-confident");
            all.setOnAction(event -> model.acceptConfident());
            head.getChildren().add(all);
        }
        VBox group = new VBox(16, head);
        group.getStyleClass().add("ek-section");
        found.stream()
                .limit(MOST)
                .forEach(finding ->
                        group.getChildren()
                                .add(new FindingPane(finding, reading, model, workspace)));
        if (found.size() > MOST) {
            Label more = new Label(messages.text("overview.problems.more", found.size() - MOST));
            more.getStyleClass().add("ek-caption");
            group.getChildren().add(more);
        }
        return group;
    }

    private void cover(@Nullable EventPreview preview) {
        cover.show(
                preview == null
                        ? null
                        : new EventPane(preview, workspace, model::book, model::closePreview),
                model::closePreview);
    }

    @Override
    public Node node() {
        return this;
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
