package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.allocation.DriftService.Drift;
import app.evenkeel.presentation.allocation.AllocationViewModel.Reading;
import app.evenkeel.presentation.allocation.AllocationViewModel.Step;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.Sparkline;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the portfolio stands against its targets. */
final class DriftPane extends VBox {
    private final Workspace workspace;
    private final Messages messages;
    private final Label total = new Label();
    private final Label verdict = new Label();
    private final Sparkline history = new Sparkline();
    private final Label days = new Label();
    private final TableView<Allocation.Line> table = new TableView<>();
    private final TableView<Allocation.ClassLine> classes = new TableView<>();
    private final Section classSection;
    private final Label unlisted = new Label();
    private final Label obstacles = new Label();
    private final Button plan = new Button();

    DriftPane(AllocationViewModel model, Workspace workspace) {
        super(24);
        this.workspace = workspace;
        this.messages = workspace.messages();
        setId("allocation-drift");
        total.getStyleClass().add("ek-figure");
        total.setId("allocation-drift-total");
        obstacles.getStyleClass().addAll("ek-note", "error");
        obstacles.setWrapText(true);
        obstacles.setMaxWidth(Double.MAX_VALUE);
        obstacles.setId("allocation-obstacles");
        obstacles.managedProperty().bind(obstacles.visibleProperty());
        unlisted.getStyleClass().add("ek-caption");
        unlisted.setWrapText(true);
        days.getStyleClass().add("ek-caption");
        history.setPrefSize(200, 28);
        plan.setText(messages.text("allocation.drift.plan"));
        plan.setId("allocation-to-plan");
        plan.getStyleClass().add("accent");
        plan.setOnAction(event -> model.stepProperty().set(Step.PLAN));
        HBox head = new HBox(24, total, verdict, history, days);
        head.setAlignment(Pos.CENTER_LEFT);
        table.setId("allocation-lines");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableCopy.install(table);
        classes.setId("allocation-classes");
        classes.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableCopy.install(classes);
        classSection = new Section(messages.text("allocation.drift.classes"), classes);
        getChildren()
                .addAll(
                        obstacles,
                        new Section(
                                messages.text("allocation.drift.heading"),
                                new VBox(12, head, table, unlisted)),
                        classSection,
                        new HBox(plan));
        model.readingProperty().subscribe(this::show);
        workspace
                .context()
                .formatsProperty()
                .subscribe(formats -> show(model.readingProperty().get()));
    }

    private void show(@Nullable Reading reading) {
        Drift drift = reading == null ? null : reading.drift();
        if (reading == null || drift == null) {
            return;
        }
        Formats formats = workspace.context().formats();
        obstacles.setVisible(!drift.obstacles().isEmpty());
        obstacles.setText(
                drift.obstacles().stream()
                        .map((Problem each) -> messages.text(each))
                        .collect(Collectors.joining("\n")));
        Allocation allocation = drift.allocation();
        plan.setDisable(allocation == null);
        history(reading.days(), formats);
        if (allocation == null) {
            total.setText(Formats.UNKNOWN);
            verdict.setText(messages.text("allocation.drift.blocked"));
            table.getItems().clear();
            classSection.setShown(false);
            unlisted.setText("");
            return;
        }
        total.setText(formats.percent(allocation.drift(), 2));
        verdict.setText(
                messages.text(
                        allocation.isOutside()
                                ? "allocation.drift.outside"
                                : "allocation.drift.within"));
        verdict.getStyleClass().remove("ek-warn");
        if (allocation.isOutside()) {
            verdict.getStyleClass().add("ek-warn");
        }
        table.getColumns().setAll(columns(allocation.currency(), formats));
        table.getItems().setAll(allocation.lines());
        PlanTables.fit(table);
        classSection.setShown(!allocation.byClass().isEmpty());
        classes.getColumns().setAll(classColumns(allocation.currency(), formats));
        classes.getItems().setAll(allocation.byClass());
        PlanTables.fit(classes);
        unlisted.setText(
                allocation.unlisted().isEmpty()
                        ? ""
                        : messages.text(
                                "allocation.drift.unlisted",
                                allocation.unlisted().stream()
                                        .map(each -> each.asset().label())
                                        .collect(Collectors.joining(", "))));
    }

    private void history(List<DriftDay> kept, Formats formats) {
        String text = messages.text("allocation.drift.days", formats.count(kept.size()));
        history.setVisible(kept.size() > 1);
        days.setText(kept.size() > 1 ? text : "");
        history.setValues(
                kept.stream().mapToDouble(day -> day.drift().doubleValue()).toArray(), text);
    }

    private List<TextColumn<Allocation.Line>> columns(CurrencyCode currency, Formats formats) {
        return List.of(
                this.<Allocation.Line>column(
                                "target", 240, line -> "    ".repeat(line.depth()) + name(line))
                        .explained(this::name),
                number("value", currency, line -> formats.amount(line.value(), currency)),
                number("weight", line -> formats.percent(line.weight(), 2)),
                number("goal", line -> formats.percent(line.target(), 2)),
                number("off", line -> formats.signedPercent(line.off(), 2)),
                number("band", line -> percentOrNone(line, line.band(), formats)),
                number("edge", line -> signedOrNone(line, formats)),
                this.<Allocation.Line>column(
                                "state",
                                120,
                                line -> messages.text("allocation.state." + line.state()))
                        .styled(line ->
                                switch (line.state()) {
                                    case OVER, UNDER -> "ek-warn";
                                    case WITHIN, FREE -> "ek-muted";
                                }));
    }

    private static String percentOrNone(
            Allocation.Line line, BigDecimal fraction, Formats formats) {
        return line.state() == Allocation.State.FREE ? "" : "± " + formats.percent(fraction, 2);
    }

    private static String signedOrNone(Allocation.Line line, Formats formats) {
        return line.state() == Allocation.State.FREE ? "" : formats.signedPercent(line.toEdge(), 2);
    }

    private List<TextColumn<Allocation.ClassLine>> classColumns(
            CurrencyCode currency, Formats formats) {
        return List.of(
                this.<Allocation.ClassLine>column(
                        "class", 240, line -> messages.text("kind." + line.kind())),
                number("value", currency, line -> formats.amount(line.value(), currency)),
                number("weight", line -> formats.percent(line.weight(), 2)),
                number("goal", line -> formats.percent(line.target(), 2)),
                number("off", line -> formats.signedPercent(line.off(), 2)));
    }

    /** A class by its word, a group and an asset by their names. */
    private String name(Allocation.Line line) {
        return line.asset() == null && line.kind() != null
                ? messages.text("kind." + line.kind())
                : line.asset() == null ? line.symbol() : line.asset().label();
    }

    private <R> TextColumn<R> number(String key, CurrencyCode currency, Function<R, String> text) {
        TextColumn<R> column = number(key, text);
        column.setText(column.getText() + " " + currency);
        return column.wide(150);
    }

    private <R> TextColumn<R> number(String key, Function<R, String> text) {
        return this.<R>column(key, 100, text).number();
    }

    private <R> TextColumn<R> column(String key, double width, Function<R, String> text) {
        return PlanTables.column(messages, key, width, text);
    }
}
