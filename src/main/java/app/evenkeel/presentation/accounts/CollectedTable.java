package app.evenkeel.presentation.accounts;

import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Assets of one account: collected, derived, their difference, and a way to book it. */
final class CollectedTable extends TableView<CollectedLine> {
    private static final double ACTION = 116;

    private final AccountsViewModel model;
    private final Messages messages;

    CollectedTable(AccountsViewModel model, Messages messages, Formats formats) {
        this.model = model;
        this.messages = messages;
        setId("collected-table");
        setAccessibleText(messages.text("accounts.column.asset"));
        getColumns().add(text("asset", 240, line -> line.asset().label()));
        getColumns()
                .add(text("collected", 160, line -> formats.quantity(line.collected())).number());
        getColumns().add(text("derived", 160, line -> formats.quantity(line.derived())).number());
        getColumns()
                .add(
                        text("difference", 160, line -> difference(formats, line))
                                .number()
                                .styled(line -> isDifferent(line) ? "ek-warn" : "ek-muted"));
        getColumns().add(actions());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    }

    private TextColumn<CollectedLine> text(
            String id, double width, Function<CollectedLine, String> text) {
        TextColumn<CollectedLine> column =
                new TextColumn<>(id, messages.text("accounts.column." + id), text);
        column.setSortable(false);
        return column.wide(width);
    }

    private static String difference(Formats formats, CollectedLine line) {
        BigDecimal difference = line.difference();
        return difference == null || difference.signum() <= 0
                ? formats.quantity(difference)
                : "+" + formats.quantity(difference);
    }

    private static boolean isDifferent(CollectedLine line) {
        BigDecimal difference = line.difference();
        return difference != null && difference.signum() != 0 && !line.isLessOfAPart();
    }

    private TableColumn<CollectedLine, CollectedLine> actions() {
        TableColumn<CollectedLine, CollectedLine> column = new TableColumn<>();
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new BookCell());
        column.setPrefWidth(ACTION);
        column.setMinWidth(ACTION);
        column.setMaxWidth(ACTION);
        column.setSortable(false);
        return column;
    }

    private final class BookCell extends TableCell<CollectedLine, CollectedLine> {
        @Override
        protected void updateItem(@Nullable CollectedLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean isPart = line != null && !empty && line.isLessOfAPart();
            setText(isPart ? messages.text("accounts.part") : null);
            setTooltip(isPart ? new Tooltip(messages.text("accounts.part.why")) : null);
            setGraphic(line == null || empty ? null : button(line));
        }

        private @Nullable Button button(CollectedLine line) {
            List<TransactionType> types = line.bookings();
            if (types.isEmpty()) {
                return null;
            }
            ContextMenu menu = new ContextMenu();
            for (TransactionType type : types) {
                MenuItem item = new MenuItem(messages.text("type." + type.name()));
                item.setOnAction(event -> model.book(line, type));
                menu.getItems().add(item);
            }
            Button button = new Button(messages.text("accounts.book"));
            button.getStyleClass().add("ek-icon-button");
            button.setAccessibleText(messages.text("accounts.book") + " " + line.asset().label());
            button.setOnAction(event -> menu.show(button, Side.BOTTOM, 0, 0));
            return button;
        }
    }
}
