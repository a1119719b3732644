package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.presentation.allocation.AllocationViewModel.Step;
import app.evenkeel.presentation.control.BusySign;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Carries the plan out, rehearsed or live, and shows what becomes of it. */
final class RunPane extends VBox {
    private final AllocationViewModel model;
    private final Messages messages;

    private RunPane(AllocationViewModel model, Workspace workspace) {
        super(24);
        this.model = model;
        this.messages = workspace.messages();
    }

    /** Dry and on paper. */
    static RunPane rehearsing(AllocationViewModel model, Workspace workspace, RunWords words) {
        RunPane pane = new RunPane(model, workspace);
        pane.setId("allocation-rehearse");
        Button paper = pane.button(Mode.PAPER);
        paper.getStyleClass().add("accent");
        paper.setOnAction(event -> model.carryOut(Mode.PAPER, model.latest()));
        Button dry = pane.button(Mode.DRY);
        dry.setOnAction(event -> model.carryOut(Mode.DRY, model.latest()));
        Button reset = new Button(pane.messages.text("allocation.paper.reset"));
        reset.setId("allocation-paper-reset");
        reset.setOnAction(event ->
                workspace
                        .dialogs()
                        .confirm(
                                pane.messages.text("allocation.paper.reset"),
                                pane.messages.text("allocation.paper.reset.text"),
                                pane.messages.text("allocation.paper.reset"),
                                model::resetPaper));
        Button live = new Button(pane.messages.text("allocation.rehearse.run"));
        live.setOnAction(event -> model.stepProperty().set(Step.RUN));
        pane.lay(
                "allocation.rehearse",
                List.of(paper, dry, reset, live),
                new RunReport(model, workspace, words, run -> run.mode() != Mode.LIVE));
        return pane;
    }

    /** Live, with the connections that it can go over. */
    static RunPane live(
            AllocationViewModel model, Workspace workspace, RunWords words, ZoneId zone) {
        RunPane pane = new RunPane(model, workspace);
        pane.setId("allocation-run");
        Button live = pane.button(Mode.LIVE);
        live.getStyleClass().add("danger");
        live.setOnAction(event -> {
            // What is agreed to is what is seen now: prices may come in behind the question.
            Plan seen = model.latest();
            workspace
                    .dialogs()
                    .confirm(
                            pane.messages.text("allocation.live.title"),
                            pane.messages.text("allocation.live.text"),
                            pane.messages.text("allocation.live.send"),
                            () -> model.carryOut(Mode.LIVE, seen));
        });
        pane.lay(
                "allocation.live",
                List.of(live),
                new RunReport(model, workspace, words, run -> run.mode() == Mode.LIVE));
        pane.getChildren().add(1, new ArmingPane(model, workspace, zone));
        return pane;
    }

    private Button button(Mode mode) {
        Button button = new Button(messages.text("allocation.carry." + mode));
        button.setId("allocation-carry-" + mode.name().toLowerCase(Locale.ROOT));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> {
                                    Plan plan = model.planProperty().get();
                                    return model.busyProperty().get()
                                            || plan == null
                                            || !isToCarryOut(mode, plan);
                                },
                                model.planProperty(),
                                model.busyProperty()));
        return button;
    }

    private static boolean isToCarryOut(Mode mode, Plan plan) {
        return switch (plan.status()) {
            case READY -> true;
            // The paper book may have more to trade than the ledger.
            case EMPTY -> mode == Mode.PAPER;
            case BLOCKED -> false;
        };
    }

    private void lay(String key, List<Button> buttons, RunReport report) {
        BusySign busy = new BusySign();
        busy.visibleProperty().bind(model.busyProperty());
        Label ready = new Label();
        ready.getStyleClass().add("ek-caption");
        model.planProperty()
                .subscribe(plan ->
                        ready.setText(
                                plan == null
                                        ? ""
                                        : messages.text(
                                                "allocation.plan.count", plan.lines().size())));
        HBox actions = new HBox(8);
        actions.getChildren().addAll(buttons);
        actions.getChildren().addAll(busy, ready);
        actions.setAlignment(Pos.CENTER_LEFT);
        Section section = new Section(messages.text(key + ".heading"), actions);
        section.note(messages.text(key + ".note"));
        getChildren().addAll(section, report);
    }
}
