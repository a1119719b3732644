package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.order.Mode;
import app.evenkeel.presentation.allocation.AllocationViewModel.Reading;
import app.evenkeel.presentation.allocation.AllocationViewModel.Step;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The steps from targets to a run side by side, what each shows below, and Stop above all. */
public final class AllocationView implements Screen {
    private static final Insets BESIDE_BAR = new Insets(0, 14, 0, 0);

    private final AllocationViewModel model;
    private final Messages messages;
    private final StatePane root;
    private final ToggleGroup steps = new ToggleGroup();
    private final Map<Step, ToggleButton> buttons = new EnumMap<>(Step.class);
    private final Label stopped = new Label();
    private final Button stop = new Button();
    private final Map<Step, Region> panes = new EnumMap<>(Step.class);
    private final ScrollPane page = new ScrollPane();
    private final VBox whole;

    /**
     * @param zone that times are shown in
     */
    public AllocationView(AllocationViewModel model, Workspace workspace, ZoneId zone) {
        this.model = model;
        this.messages = workspace.messages();
        root = new StatePane(messages, model::reload);
        RunWords words = new RunWords(messages);
        panes.put(Step.TARGETS, new TargetsPane(model, workspace));
        panes.put(Step.DRIFT, new DriftPane(model, workspace));
        panes.put(Step.PLAN, new PlanPane(model, workspace));
        panes.put(Step.REHEARSE, RunPane.rehearsing(model, workspace, words));
        panes.put(Step.RUN, RunPane.live(model, workspace, words, zone));
        panes.put(Step.HISTORY, new HistoryPane(model, workspace, words, zone));
        panes.values().forEach(pane -> pane.setPadding(BESIDE_BAR));
        page.setFitToWidth(true);
        VBox.setVgrow(page, Priority.ALWAYS);
        whole = new VBox(16, header(), formProblem(), page);
        whole.getStyleClass().add("ek-page");
        root.follow(model.problemProperty());
        model.stepProperty().subscribe(this::select);
        model.readingProperty().subscribe(this::show);
    }

    private HBox header() {
        HBox strip = new HBox();
        strip.getStyleClass().add("ek-segments");
        int number = 0;
        for (Step step : Step.values()) {
            String name = messages.text("allocation.step." + step);
            ToggleButton button =
                    new ToggleButton(step == Step.HISTORY ? name : ++number + "  " + name);
            button.setId("allocation-step-" + step.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(steps);
            button.setOnAction(event -> {
                button.setSelected(true);
                model.stepProperty().set(step);
            });
            buttons.put(step, button);
            strip.getChildren().add(button);
        }
        stopped.getStyleClass().addAll("ek-chip", "ek-error");
        stopped.setId("allocation-stopped");
        stopped.managedProperty().bind(stopped.visibleProperty());
        stop.setId("allocation-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.getStyleClass().add("danger");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(12, strip, space, stopped, stop);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Label formProblem() {
        Label text = new Label();
        text.setId("allocation-problem");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.getStyleClass().addAll("ek-note", "error");
        text.managedProperty().bind(text.visibleProperty());
        model.formProblemProperty()
                .subscribe(found -> {
                    text.setVisible(found != null);
                    text.setText(found == null ? "" : messages.text(found));
                });
        return text;
    }

    private void select(Step step) {
        Objects.requireNonNull(buttons.get(step)).setSelected(true);
        page.setContent(panes.get(step));
        page.setVvalue(0);
    }

    private void show(@Nullable Reading reading) {
        if (reading == null) {
            return;
        }
        boolean isStopped = reading.stopped() != null;
        stopped.setVisible(isStopped);
        stopped.setText(messages.text("allocation.stopped"));
        stop.setText(messages.text(isStopped ? "allocation.release" : "allocation.stop"));
        stop.setOnAction(event -> {
            if (isStopped) {
                model.release();
            } else {
                model.stop();
            }
        });
        boolean hasTargets = !reading.targets().isEmpty();
        for (Step step : new Step[] {Step.DRIFT, Step.PLAN, Step.REHEARSE, Step.RUN}) {
            Objects.requireNonNull(buttons.get(step)).setDisable(!hasTargets);
        }
        root.show(whole);
    }

    /** A mode under its word, in a colour of its own. */
    static Label badge(Mode mode, RunWords words) {
        Label badge = new Label(words.mode(mode));
        badge.getStyleClass().add("ek-chip");
        if (mode == Mode.LIVE) {
            badge.getStyleClass().add("ek-error");
        }
        return badge;
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
