package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.presentation.control.ColumnMemory;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.control.SwapList;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of the ledger; only what is seen has cells. */
final class TransactionsTable extends TableView<TransactionRow> {
    private static final double SHORTEST_NAME = 168;
    private static final double LONGEST_NAME = 420;

    private final TransactionsViewModel viewModel;
    private final Workspace workspace;
    private final Messages messages;
    private final SwapList<TransactionRow> rows = new SwapList<>();

    TransactionsTable(TransactionsViewModel viewModel, Workspace workspace) {
        this.viewModel = viewModel;
        this.workspace = workspace;
        this.messages = workspace.messages();
        setId("transactions-table");
        setAccessibleText(messages.text("route.transactions"));
        setItems(rows);
        setFixedCellSize(32);
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Label nothing = new Label(messages.text("transactions.nothing"));
        nothing.getStyleClass().add("ek-caption");
        setPlaceholder(nothing);
        addColumns();
        TableColumn<TransactionRow, ?> date = getColumns().getFirst();
        date.setSortType(TableColumn.SortType.DESCENDING);
        getSortOrder().add(date);
        setSortPolicy(table -> sortAsAsked());
        TableCopy.install(this);
        ColumnMemory.install(this, "transactions", workspace);
        viewModel.shownProperty().subscribe(this::show);
        workspace.context().formatsProperty().subscribe(formats -> refresh());
    }

    private void addColumns() {
        text(TransactionColumn.DATE, 108)
                .copiedAs(row -> row.transaction().head().date().toString())
                .explained(this::time);
        text(TransactionColumn.TYPE, 108).copiedAs(row -> row.type().name());
        TextColumn<TransactionRow> asset =
                text(TransactionColumn.ASSET, SHORTEST_NAME)
                        .explained(row -> row.asset() == null ? "" : row.asset().label());
        figure(TransactionColumn.QUANTITY, 112, this::quantity)
                .copiedAs(row -> plain(row.quantity()))
                .explained(row -> row.quantity() == null ? "" : formats().quantity(row.quantity()));
        figure(TransactionColumn.AMOUNT, 104, this::amount)
                .copiedAs(row -> row.amount() == null ? "" : plain(row.amount().amount()));
        text(TransactionColumn.CURRENCY, 68).styled(row -> "ek-muted");
        figure(TransactionColumn.PRICE, 92, this::price)
                .copiedAs(row -> row.price() == null ? "" : plain(row.price().value()));
        figure(TransactionColumn.FEE, 80, this::fee).copiedAs(row -> plain(row.fee()));
        text(TransactionColumn.ACCOUNT, 152);
        text(TransactionColumn.TAX_ACCOUNT, 128).setVisible(false);
        text(TransactionColumn.MEMO, 160).setVisible(false);
        Columns.giveRest(this, asset, SHORTEST_NAME, LONGEST_NAME);
    }

    private TextColumn<TransactionRow> text(TransactionColumn kind, double width) {
        TextColumn<TransactionRow> column =
                new TextColumn<TransactionRow>(kind.key(), title(kind), row -> word(kind, row))
                        .wide(width);
        getColumns().add(column);
        return column;
    }

    private TextColumn<TransactionRow> figure(
            TransactionColumn kind,
            double width,
            java.util.function.Function<TransactionRow, String> text) {
        TextColumn<TransactionRow> column =
                new TextColumn<>(kind.key(), title(kind), text).number().wide(width);
        getColumns().add(column);
        return column;
    }

    private String title(TransactionColumn kind) {
        return messages.text("transactions.column." + kind.key());
    }

    private String word(TransactionColumn kind, TransactionRow row) {
        return switch (kind) {
            case DATE -> date(row);
            case TYPE -> messages.text("type." + row.type());
            case ACCOUNT -> row.account();
            case ASSET -> asset(row);
            case CURRENCY -> row.amount() == null ? "" : row.amount().currency().value();
            case TAX_ACCOUNT -> row.transaction().head().taxAccount();
            case MEMO -> row.transaction().head().memo();
            case QUANTITY, PRICE, AMOUNT, FEE -> "";
        };
    }

    private static String asset(TransactionRow row) {
        Asset about = row.asset();
        Asset counter = row.counter();
        if (about == null) {
            return "";
        }
        boolean isNamed = !about.name().isEmpty() && !about.name().equals(about.symbol());
        String label = isNamed ? about.symbol() + "  " + about.name() : about.symbol();
        return counter == null ? label : about.symbol() + " ← " + counter.symbol();
    }

    private String date(TransactionRow row) {
        return formats().date(row.transaction().head().date());
    }

    /** The time where the source states one. */
    private String time(TransactionRow row) {
        Head head = row.transaction().head();
        boolean isDayOnly =
                head.time().atZone(head.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDayOnly ? "" : formats().dateTime(head.time(), head.zone());
    }

    /** As many digits as the column has room for; the tooltip and the details have all. */
    private String quantity(TransactionRow row) {
        return row.quantity() == null ? "" : formats().shortQuantity(row.quantity());
    }

    private String price(TransactionRow row) {
        return row.price() == null
                ? ""
                : formats().price(row.price().value(), row.price().currency());
    }

    private String amount(TransactionRow row) {
        Money amount = row.amount();
        return amount == null ? "" : formats().signedAmount(amount.amount(), amount.currency());
    }

    private String fee(TransactionRow row) {
        BigDecimal fee = row.fee();
        if (fee == null || fee.signum() == 0) {
            return "";
        }
        Money amount = row.amount();
        return amount != null && amount.currency().value().equals(row.feeSymbol())
                ? formats().amount(fee, amount.currency())
                : formats().quantity(fee) + " " + row.feeSymbol();
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : Decimals.plain(value);
    }

    private Formats formats() {
        return workspace.context().formats();
    }

    /** The selected rows. */
    List<TransactionRow> selected() {
        return List.copyOf(getSelectionModel().getSelectedItems());
    }

    private void show(List<TransactionRow> rows) {
        Set<TransactionId> chosen = new HashSet<>();
        selected().forEach(row -> chosen.add(row.transaction().head().id()));
        getSelectionModel().clearSelection();
        this.rows.swap(rows);
        if (chosen.isEmpty()) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (chosen.contains(rows.get(i).transaction().head().id())) {
                getSelectionModel().select(i);
                chosen.remove(rows.get(i).transaction().head().id());
                if (chosen.isEmpty()) {
                    return;
                }
            }
        }
    }

    private boolean sortAsAsked() {
        TransactionColumn column = TransactionColumn.DATE;
        boolean descending = true;
        if (!getSortOrder().isEmpty()) {
            TableColumn<TransactionRow, ?> first = getSortOrder().getFirst();
            for (TransactionColumn kind : TransactionColumn.values()) {
                if (kind.key().equals(first.getId())) {
                    column = kind;
                }
            }
            descending = first.getSortType() == TableColumn.SortType.DESCENDING;
        }
        viewModel.sort(column, descending);
        return true;
    }
}
