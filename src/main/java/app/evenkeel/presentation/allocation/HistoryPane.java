package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderEvent;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.presentation.allocation.AllocationViewModel.Reading;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** All runs; the selected one with its orders; the selected order with what happened to it. */
final class HistoryPane extends VBox {
    private final Messages messages;
    private final TableView<RebalanceRun> runs = new TableView<>();
    private final TableView<OrderEvent> events = new TableView<>();
    private final Section eventSection;

    HistoryPane(AllocationViewModel model, Workspace workspace, RunWords words, ZoneId zone) {
        super(24);
        this.messages = workspace.messages();
        Formats formats = workspace.context().formats();
        setId("allocation-history");
        runs.setId("allocation-runs");
        runs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label nothing = new Label(messages.text("allocation.history.none"));
        nothing.getStyleClass().add("ek-caption");
        runs.setPlaceholder(nothing);
        runs.getColumns()
                .setAll(
                        List.of(
                                this.<RebalanceRun>column(
                                        "at", 190, run -> formats.dateTime(run.createdAt(), zone)),
                                this.<RebalanceRun>column("run", 60, run -> "" + run.id()),
                                this.<RebalanceRun>column("mode", 80, run -> words.mode(run.mode()))
                                        .styled(run ->
                                                switch (run.mode()) {
                                                    case LIVE -> "ek-error";
                                                    case DRY, PAPER -> "";
                                                }),
                                this.<RebalanceRun>column(
                                        "portfolio", 140, RebalanceRun::portfolio),
                                this.<RebalanceRun>column(
                                        "trigger", 120, run -> words.trigger(run.trigger())),
                                this.<RebalanceRun>column(
                                                "state", 110, run -> words.state(run.state()))
                                        .styled(run -> RunWords.style(run.state())),
                                this.<RebalanceRun>column(
                                                "reason", 360, run -> words.problem(run.reason()))
                                        .explained(run -> words.problem(run.reason()))));
        runs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(run -> {
                    if (run != null) {
                        model.open(run);
                    }
                });
        events.setId("allocation-events");
        events.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        events.getColumns()
                .setAll(
                        List.of(
                                this.<OrderEvent>column(
                                        "at", 160, event -> formats.dateTime(event.at(), zone)),
                                this.<OrderEvent>column(
                                        "state", 120, event -> words.state(event.state())),
                                this.<OrderEvent>column("event", 480, OrderEvent::what)));
        eventSection = new Section(messages.text("allocation.events"), events);
        eventSection.setShown(false);
        RunReport report = new RunReport(model, workspace, words, run -> true);
        report.orders()
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(order -> {
                    eventSection.setShown(order != null);
                    if (order != null) {
                        model.events(order, this::show);
                    }
                });
        Button reconcile = new Button(messages.text("allocation.reconcile"));
        reconcile.setId("allocation-reconcile");
        reconcile.disableProperty().bind(model.busyProperty());
        reconcile.setOnAction(event -> model.reconcile());
        Button approve =
                button(
                        "approve",
                        run -> {
                            if (run.mode() == Mode.LIVE) {
                                workspace
                                        .dialogs()
                                        .confirm(
                                                messages.text("allocation.live.title"),
                                                messages.text("allocation.live.text"),
                                                messages.text("allocation.live.send"),
                                                () -> model.approve(run));
                            } else {
                                model.approve(run);
                            }
                        });
        Button dismiss = button("dismiss", model::dismiss);
        for (Button each : List.of(approve, dismiss)) {
            each.disableProperty()
                    .bind(
                            Bindings.createBooleanBinding(
                                    () -> isNothingToDecide(model),
                                    model.busyProperty(),
                                    runs.getSelectionModel().selectedItemProperty()));
        }
        Button page = button("report", model::saveReport);
        page.disableProperty().bind(runs.getSelectionModel().selectedItemProperty().isNull());
        getChildren()
                .addAll(
                        new UpcomingPane(model, workspace, words, zone),
                        new Section(
                                messages.text("allocation.history.heading"),
                                runs,
                                approve,
                                dismiss,
                                page,
                                reconcile),
                        report,
                        eventSection);
        model.readingProperty().subscribe(this::show);
    }

    private boolean isNothingToDecide(AllocationViewModel model) {
        RebalanceRun run = runs.getSelectionModel().getSelectedItem();
        return model.busyProperty().get() || run == null || run.state() != RunState.CALCULATED;
    }

    /** A button that does something with the run that is chosen. */
    private Button button(String key, Consumer<RebalanceRun> action) {
        Button button = new Button(messages.text("allocation." + key));
        button.setId("allocation-" + key);
        button.setOnAction(event -> {
            RebalanceRun run = runs.getSelectionModel().getSelectedItem();
            if (run != null) {
                action.accept(run);
            }
        });
        return button;
    }

    private void show(@Nullable Reading reading) {
        if (reading != null) {
            RebalanceRun selected = runs.getSelectionModel().getSelectedItem();
            runs.getItems().setAll(reading.runs());
            PlanTables.fit(runs);
            reading.runs().stream()
                    .filter(run -> selected != null && run.id() == selected.id())
                    .findFirst()
                    .ifPresent(run -> runs.getSelectionModel().select(run));
        }
    }

    private void show(List<OrderEvent> found) {
        events.getItems().setAll(found);
        PlanTables.fit(events);
    }

    private <R> TextColumn<R> column(String key, double width, Function<R, String> text) {
        return PlanTables.column(messages, key, width, text);
    }
}
