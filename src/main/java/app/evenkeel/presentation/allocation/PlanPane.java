package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.plan.Amendment;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanText;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.allocation.AllocationViewModel.Step;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trades, why each is there, what was left out and why; each can be decided otherwise. */
final class PlanPane extends VBox {
    private static final double MOST = 1e15;

    private final AllocationViewModel model;
    private final Workspace workspace;
    private final Messages messages;
    private final RunWords words;
    private final WordBox<PlanRequest.Mode> mode;
    private final NumberField deposit = new NumberField(0, MOST);
    private final NumberField withdrawal = new NumberField(0, MOST);
    private final HBox tiles = new HBox(40);
    private final Label note = new Label();
    private final TableView<PlanLine> lines = new TableView<>();
    private final TableView<DroppedLine> dropped = new TableView<>();
    private final Section droppedSection;
    private final NumberField quantity = new NumberField(0, MOST);
    private final Label why = new Label();
    private final HBox decision = new HBox(8);
    private final Button undo;
    private final Button rehearse;

    PlanPane(AllocationViewModel model, Workspace workspace) {
        super(24);
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        this.words = new RunWords(messages);
        setId("allocation-plan");
        mode =
                new WordBox<>(
                        List.of(PlanRequest.Mode.values()),
                        each -> messages.text("allocation.plan.mode." + each));
        mode.setId("allocation-mode");
        mode.valueProperty()
                .subscribe((before, now) -> {
                    if (now != model.requestProperty().get().mode()) {
                        planAgain();
                    }
                });
        Button again = button("allocation.plan.again", "allocation-plan-again");
        again.setOnAction(event -> planAgain());
        again.disableProperty().bind(model.busyProperty());
        deposit.setId("allocation-deposit");
        deposit.setOnAction(event -> planAgain());
        withdrawal.setId("allocation-withdrawal");
        withdrawal.setOnAction(event -> planAgain());
        HBox asked =
                new HBox(
                        12,
                        new Field(messages.text("allocation.plan.mode"), mode),
                        new Field(messages.text("allocation.plan.deposit"), deposit),
                        new Field(messages.text("allocation.plan.withdrawal"), withdrawal),
                        again);
        asked.setAlignment(Pos.BOTTOM_LEFT);
        note.setWrapText(true);
        note.setId("allocation-plan-note");
        why.setWrapText(true);
        why.setId("allocation-plan-why");
        why.managedProperty().bind(why.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        lines.setId("allocation-plan-lines");
        lines.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableCopy.install(lines);
        dropped.setId("allocation-plan-dropped");
        dropped.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableCopy.install(dropped);
        undo = button("allocation.plan.undo", "allocation-undo");
        undo.setOnAction(event -> model.decideNothing());
        rehearse = button("allocation.plan.rehearse", "allocation-to-rehearse");
        rehearse.getStyleClass().add("accent");
        rehearse.setOnAction(event -> model.stepProperty().set(Step.REHEARSE));
        decision();
        Section planned =
                new Section(
                        messages.text("allocation.plan.lines"),
                        new VBox(12, note, lines, why, decision));
        planned.note(messages.text("allocation.plan.lines.note"));
        droppedSection = new Section(messages.text("allocation.plan.dropped"), dropped);
        getChildren().addAll(asked, tiles, planned, droppedSection, new HBox(rehearse));
        model.requestProperty().subscribe(this::follow);
        model.planProperty().subscribe(this::show);
        workspace.context().formatsProperty().subscribe(f -> show(model.planProperty().get()));
    }

    private Button button(String key, String id) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void decision() {
        Button lock = button("allocation.plan.lock", "allocation-lock");
        lock.setOnAction(event -> decide(quantity.valueProperty().get()));
        Button skip = button("allocation.plan.skip", "allocation-skip");
        skip.setOnAction(event -> decide(BigDecimal.ZERO));
        quantity.setId("allocation-quantity");
        quantity.setAccessibleText(messages.text("allocation.column.quantity"));
        quantity.setOnAction(event -> decide(quantity.valueProperty().get()));
        HBox chosen = new HBox(8, quantity, lock, skip);
        chosen.disableProperty().bind(lines.getSelectionModel().selectedItemProperty().isNull());
        decision.managedProperty().bind(decision.visibleProperty());
        decision.setAlignment(Pos.CENTER_LEFT);
        decision.getChildren().addAll(chosen, undo);
        lines.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> {
                    Plan plan = model.planProperty().get();
                    why.setText(line == null || plan == null ? "" : model.why(plan, line));
                    if (line != null) {
                        quantity.setText(line.quantity().stripTrailingZeros().toPlainString());
                    }
                });
    }

    private void decide(@Nullable BigDecimal wanted) {
        PlanLine line = lines.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        if (wanted == null) {
            model.refuse(quantity.refusal());
        } else {
            model.decide(
                    new Amendment(line.account().id(), line.asset().id(), line.side(), wanted));
        }
    }

    private void planAgain() {
        Stream.of(deposit, withdrawal)
                .flatMap(field -> field.problem().stream())
                .findFirst()
                .ifPresentOrElse(
                        model::refuse,
                        () -> model.plan(mode.getValue(), number(deposit), number(withdrawal)));
    }

    /** Shows what is planned for; what is typed and not yet asked for stays. */
    private void follow(PlanRequest before, PlanRequest now) {
        follow(deposit, before.deposit(), now.deposit());
        follow(withdrawal, before.withdrawal(), now.withdrawal());
        mode.setValue(now.mode());
    }

    private static void follow(NumberField field, BigDecimal before, BigDecimal now) {
        if (before.compareTo(now) != 0 && number(field).compareTo(now) != 0) {
            field.setText(now.signum() == 0 ? "" : Decimals.plain(now));
        }
    }

    private static BigDecimal number(NumberField field) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? BigDecimal.ZERO : value;
    }

    private void show(@Nullable Plan plan) {
        boolean isReady = plan != null && plan.status() == Plan.Status.READY;
        rehearse.setDisable(!isReady);
        tiles.getChildren().clear();
        boolean decided = !model.requestProperty().get().amendments().isEmpty();
        undo.setVisible(decided);
        lines.getItems().clear();
        dropped.getItems().clear();
        droppedSection.setShown(plan != null && !plan.dropped().isEmpty());
        note.setVisible(!isReady);
        note.getStyleClass().removeAll("ek-note", "error");
        if (plan == null) {
            note.setText(messages.text("state.loading"));
            return;
        }
        Formats formats = workspace.context().formats();
        switch (plan.status()) {
            case READY -> note.setText("");
            case EMPTY -> note.setText(messages.text("allocation.plan.empty"));
            case BLOCKED -> {
                note.getStyleClass().addAll("ek-note", "error");
                note.setText(
                        plan.obstacles().stream()
                                .map((Problem each) -> messages.text(each))
                                .collect(Collectors.joining("\n")));
            }
        }
        PlanEstimate estimate = plan.estimate();
        if (estimate != null) {
            estimate(estimate, plan.currency(), formats);
        }
        lines.getColumns().setAll(columns(plan, formats));
        lines.getItems().setAll(plan.lines());
        PlanTables.fit(lines);
        lines.setVisible(isReady);
        lines.setManaged(isReady);
        decision.setVisible(isReady || decided);
        dropped.getColumns().setAll(droppedColumns(plan, formats));
        dropped.getItems().setAll(plan.dropped());
        PlanTables.fit(dropped);
    }

    private void estimate(PlanEstimate estimate, CurrencyCode currency, Formats formats) {
        tile(
                "drift",
                formats.percent(estimate.driftBefore(), 2)
                        + " → "
                        + formats.percent(estimate.driftAfter(), 2));
        tile("best", formats.percent(estimate.bestDrift(), 2));
        tile("turnover", formats.money(estimate.turnover(), currency));
        tile("cost", formats.money(estimate.cost(), currency));
        tile(
                "tax",
                estimate.tax() == null
                        ? messages.text("allocation.plan.tax.unknown")
                        : formats.money(estimate.tax(), currency));
    }

    private void tile(String key, String value) {
        Label name = new Label(messages.text("allocation.plan." + key));
        name.getStyleClass().add("ek-caption");
        Label figure = new Label(value);
        figure.getStyleClass().add("ek-heading");
        figure.setId("allocation-plan-" + key);
        tiles.getChildren().add(new VBox(2, name, figure));
    }

    private List<TextColumn<PlanLine>> columns(Plan plan, Formats formats) {
        CurrencyCode currency = plan.currency();
        return List.of(
                this.<PlanLine>column("side", 56, line -> words.side(line.side())),
                this.<PlanLine>column("asset", 170, line -> line.asset().label())
                        .explained(line -> line.asset().label()),
                this.<PlanLine>column("account", 150, line -> line.account().name())
                        .explained(line -> line.account().name()),
                number("quantity", 104, line -> formats.shortQuantity(line.quantity())),
                number("price", 104, line -> formats.price(line.price(), currency)),
                number("value", 104, line -> formats.amount(line.value(), currency)),
                number("tax", 72, line -> formats.amount(line.tax(), currency)),
                this.<PlanLine>column("why", 420, line -> model.why(plan, line))
                        .explained(line -> model.why(plan, line)));
    }

    private List<TextColumn<DroppedLine>> droppedColumns(Plan plan, Formats formats) {
        return List.of(
                this.<DroppedLine>column("side", 56, line -> words.side(line.side())),
                this.<DroppedLine>column("asset", 160, line -> name(line)),
                this.<DroppedLine>column(
                        "account",
                        120,
                        line -> line.account() == null ? "" : line.account().name()),
                number("value", 120, line -> formats.amount(line.value(), plan.currency())),
                this.<DroppedLine>column(
                                "why", 520, line -> PlanText.reason(plan, line, messages::text))
                        .explained(line -> PlanText.reason(plan, line, messages::text)));
    }

    private String name(DroppedLine line) {
        return line.asset() == null ? messages.text("kind." + line.kind()) : line.asset().label();
    }

    private <R> TextColumn<R> number(String key, double width, Function<R, String> text) {
        return this.<R>column(key, width, text).number();
    }

    private <R> TextColumn<R> column(String key, double width, Function<R, String> text) {
        return PlanTables.column(messages, key, width, text);
    }
}
