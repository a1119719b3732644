package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.presentation.control.Section;
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
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A run as it stands: its state and reason, its lines, its orders with what was filled. */
final class RunReport extends VBox {
    private final Workspace workspace;
    private final Messages messages;
    private final RunWords words;
    private final Predicate<RebalanceRun> fits;
    private final HBox head = new HBox(12);
    private final Label reason = new Label();
    private final TableView<RunLine> lines = new TableView<>();
    private final TableView<TradeOrder> orders = new TableView<>();
    private final Section orderSection;
    private final Button settle;
    private final SettlePane settlement;

    /**
     * @param fits which runs are shown here
     */
    RunReport(
            AllocationViewModel model,
            Workspace workspace,
            RunWords words,
            Predicate<RebalanceRun> fits) {
        super(16);
        this.workspace = workspace;
        this.messages = workspace.messages();
        this.words = words;
        this.fits = fits;
        getStyleClass().add("ek-run-report");
        head.setAlignment(Pos.CENTER_LEFT);
        reason.setWrapText(true);
        reason.managedProperty().bind(reason.visibleProperty());
        for (TableView<?> table : List.of(lines, orders)) {
            table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
            TableCopy.install(table);
        }
        lines.getStyleClass().add("ek-run-lines");
        orders.getStyleClass().add("ek-run-orders");
        settle = new Button(messages.text("allocation.settle"));
        settle.getStyleClass().add("ek-settle-open");
        settle.managedProperty().bind(settle.visibleProperty());
        settle.setOnAction(event -> settle(model.runProperty().get()));
        settlement = new SettlePane(model, messages);
        orderSection = new Section(messages.text("allocation.orders"), orders, settle);
        getChildren()
                .addAll(
                        head,
                        reason,
                        new Section(messages.text("allocation.lines"), lines),
                        orderSection,
                        settlement);
        model.runProperty().subscribe(this::show);
        workspace.context().formatsProperty().subscribe(f -> show(model.runProperty().get()));
    }

    TableView<TradeOrder> orders() {
        return orders;
    }

    private void show(@Nullable RunReading reading) {
        boolean isShown = reading != null && fits.test(reading.run());
        setVisible(isShown);
        setManaged(isShown);
        if (reading == null || !isShown) {
            return;
        }
        RebalanceRun run = reading.run();
        Formats formats = workspace.context().formats();
        Label title = new Label(messages.text("allocation.run.title", run.id()));
        title.getStyleClass().add("ek-heading");
        Label state = new Label(words.state(run.state()));
        state.getStyleClass().add(RunWords.style(run.state()));
        head.getChildren().setAll(title, AllocationView.badge(run.mode(), words), state);
        reason.setText(words.problem(run.reason()));
        reason.setVisible(run.reason() != null);
        lines.getColumns().setAll(lineColumns(formats));
        lines.getItems().setAll(run.lines());
        PlanTables.fit(lines);
        orders.getColumns().setAll(orderColumns(reading.fills(), formats));
        orders.getItems().setAll(reading.orders());
        PlanTables.fit(orders);
        orderSection.setShown(!reading.orders().isEmpty());
        settle.setVisible(toSettle(reading).isPresent());
        settlement.setVisible(false);
    }

    /** The order that is chosen if it can be settled, else the first that can. */
    private Optional<TradeOrder> toSettle(RunReading reading) {
        TradeOrder chosen = orders.getSelectionModel().getSelectedItem();
        return Stream.concat(Stream.ofNullable(chosen), reading.orders().stream())
                .filter(order -> SettlePane.isFor(reading.run(), order))
                .findFirst();
    }

    private void settle(@Nullable RunReading reading) {
        if (reading != null) {
            toSettle(reading).ifPresent(order -> settlement.open(reading.run(), order));
        }
    }

    private List<TextColumn<RunLine>> lineColumns(Formats formats) {
        return List.of(
                this.<RunLine>column("side", 72, line -> words.side(line.side())),
                this.<RunLine>column("market", 120, line -> line.market().toString()),
                number("wanted", line -> formats.shortQuantity(line.quantity())),
                number("done", line -> formats.shortQuantity(line.executed())),
                this.<RunLine>column("state", 110, line -> words.state(line.state())),
                this.<RunLine>column("reason", 420, line -> words.problem(line.outcome()))
                        .explained(line -> words.problem(line.outcome())));
    }

    private List<TextColumn<TradeOrder>> orderColumns(
            Map<Long, List<Fill>> fills, Formats formats) {
        return List.of(
                this.<TradeOrder>column("side", 72, o -> words.side(o.request().side())),
                this.<TradeOrder>column("market", 120, o -> o.market().toString()),
                number("quantity", o -> formats.shortQuantity(o.request().quantity())),
                number("limit", o -> formats.shortQuantity(o.request().limit())),
                number("filled", o -> formats.shortQuantity(o.filled())),
                number("average", o -> formats.shortQuantity(average(o))),
                number("fee", o -> fee(fills.getOrDefault(o.id(), List.of()), formats)),
                this.<TradeOrder>column("state", 110, o -> words.state(o.state()))
                        .styled(o -> RunWords.style(o.state())),
                this.<TradeOrder>column("reason", 260, o -> words.problem(o.reason()))
                        .explained(o -> words.problem(o.reason())));
    }

    private static @Nullable BigDecimal average(TradeOrder order) {
        return order.filled().signum() == 0
                ? null
                : order.filledValue().divide(order.filled(), MathContext.DECIMAL32);
    }

    private static String fee(List<Fill> fills, Formats formats) {
        if (fills.isEmpty()) {
            return "";
        }
        BigDecimal sum = fills.stream().map(Fill::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        return formats.shortQuantity(sum) + " " + fills.getFirst().feeAsset();
    }

    private <R> TextColumn<R> number(String key, Function<R, String> text) {
        return this.<R>column(key, 110, text).number();
    }

    private <R> TextColumn<R> column(String key, double width, Function<R, String> text) {
        return PlanTables.column(messages, key, width, text);
    }
}
