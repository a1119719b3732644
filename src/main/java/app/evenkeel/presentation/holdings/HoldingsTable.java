package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.presentation.control.ColumnMemory;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.SwapList;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.holdings.HoldingLine.Holding;
import app.evenkeel.presentation.holdings.HoldingLine.Subtotal;
import app.evenkeel.presentation.holdings.HoldingLine.Sums;
import app.evenkeel.presentation.holdings.HoldingLine.Total;
import app.evenkeel.presentation.holdings.HoldingsReading.Holdings;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The table of positions with its group heads and total. */
final class HoldingsTable extends TableView<HoldingLine> {
    private static final PseudoClass SUBTOTAL = PseudoClass.getPseudoClass("subtotal");
    private static final PseudoClass TOTAL = PseudoClass.getPseudoClass("total");

    private static final double TREND_WIDTH = 78;

    private final HoldingsViewModel viewModel;
    private final Messages messages;
    private final SwapList<HoldingLine> rows = new SwapList<>();
    private final Workspace workspace;
    private final Map<HoldingColumn, TableColumn<HoldingLine, HoldingLine>> columns =
            new EnumMap<>(HoldingColumn.class);
    private final Set<HoldingColumn> inOneCurrency = new HashSet<>();
    private CurrencyCode base = CurrencyCode.JPY;
    private boolean showing;
    private boolean shownBefore;
    private final ColumnMemory<HoldingLine> memory;

    HoldingsTable(HoldingsViewModel viewModel, Workspace workspace) {
        this.viewModel = viewModel;
        this.workspace = workspace;
        this.messages = workspace.messages();
        setId("holdings-table");
        setAccessibleText(messages.text("route.holdings"));
        setItems(rows);
        setFixedCellSize(32);
        setTableMenuButtonVisible(true);
        addColumns();
        setRowFactory(table -> new LineRow());
        setSortPolicy(table -> sortAsAsked());
        TableCopy.install(this);
        memory = ColumnMemory.install(this, "holdings", workspace);
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
        viewModel.linesProperty().subscribe(this::show);
        viewModel.selectedProperty().subscribe(this::mark);
        workspace.context().formatsProperty().subscribe(formats -> refresh());
    }

    private void addColumns() {
        add(text(HoldingColumn.ASSET, 168, this::assetText).explained(this::assetTip));
        add(text(HoldingColumn.ACCOUNT, 112, l -> ofRow(l, r -> r.account().name())));
        add(
                figure(HoldingColumn.QUANTITY, 108, this::quantityText)
                        .explained(l -> ofRow(l, r -> formats().quantity(r.quantity())))
                        .copiedAs(l -> ofRow(l, r -> Decimals.plain(r.quantity()))));
        add(
                figure(HoldingColumn.PRICE, 148, this::priceText)
                        .styled(l -> ofRow(l, r -> r.isStale() ? "ek-warn" : ""))
                        .explained(this::priceTip)
                        .copiedAs(l ->
                                ofRow(l, r -> r.price() == null ? "" : plain(r.price().value()))));
        add(
                figure(HoldingColumn.BASE_VALUE, 112, this::baseValueText)
                        .styled(l -> isIncomplete(l) ? "ek-warn" : "")
                        .explained(l ->
                                isIncomplete(l) ? messages.text("holdings.total.incomplete") : "")
                        .copiedAs(l -> plain(pick(l, HoldingRow::baseValue, Sums::baseValue))));
        add(gain(HoldingColumn.BASE_GAIN, 100, HoldingRow::baseGain, Sums::baseGain, true));
        add(
                figure(HoldingColumn.GAIN_FRACTION, 104, l -> percentText(fraction(l)))
                        .styled(l -> sign(fraction(l)))
                        .copiedAs(l -> plain(fraction(l))));
        add(
                figure(
                                HoldingColumn.WEIGHT,
                                84,
                                l ->
                                        formats()
                                                .percent(
                                                        pick(l, HoldingRow::weight, Sums::weight),
                                                        1))
                        .copiedAs(l -> plain(pick(l, HoldingRow::weight, Sums::weight))));
        addTrend();
        add(text(HoldingColumn.TAX_ACCOUNT, 128, l -> ofRow(l, HoldingRow::taxAccount)));
        add(amount(HoldingColumn.COST, 124, HoldingRow::cost, Sums::cost));
        add(
                figure(HoldingColumn.AVERAGE_PRICE, 124, this::averageText)
                        .copiedAs(l -> ofRow(l, r -> plain(r.averagePrice()))));
        add(amount(HoldingColumn.VALUE, 124, HoldingRow::value, Sums::value));
        add(gain(HoldingColumn.GAIN, 128, HoldingRow::gain, Sums::gain, false));
        add(
                gain(
                        HoldingColumn.REALISED_GAIN,
                        128,
                        HoldingRow::realisedGain,
                        Sums::realisedGain,
                        false));
    }

    private void addTrend() {
        TableColumn<HoldingLine, HoldingLine> trend =
                new TableColumn<>(title(HoldingColumn.TREND, null));
        trend.setId(HoldingColumn.TREND.key());
        trend.setPrefWidth(TREND_WIDTH);
        trend.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        trend.setCellFactory(column -> new TrendCell(messages, this::formats));
        columns.put(HoldingColumn.TREND, trend);
        getColumns().add(trend);
    }

    private String quantityText(HoldingLine line) {
        return ofRow(line, row -> formats().shortQuantity(row.quantity()));
    }

    private String baseValueText(HoldingLine line) {
        return formats().amount(pick(line, HoldingRow::baseValue, Sums::baseValue), base)
                + (isIncomplete(line) ? " *" : "");
    }

    private void add(TextColumn<HoldingLine> column) {
        getColumns().add(column);
    }

    private TextColumn<HoldingLine> text(
            HoldingColumn kind, double width, Function<HoldingLine, String> text) {
        TextColumn<HoldingLine> column =
                new TextColumn<>(kind.key(), title(kind, null), text)
                        .asked(
                                line -> isExplained(kind, line),
                                (line, cell) -> explain(kind, line, cell))
                        .wide(width);
        columns.put(kind, column);
        return column;
    }

    /** Sums are not explained: their parts are the lines themselves. */
    private static boolean isExplained(HoldingColumn kind, HoldingLine line) {
        return HoldingFigures.isExplained(kind)
                && line instanceof Holding(HoldingRow row)
                && !row.asset().isCash();
    }

    private void explain(HoldingColumn kind, HoldingLine line, Node beside) {
        if (line instanceof Holding(HoldingRow row)) {
            FigureWords words =
                    new FigureWords(
                            messages.language(),
                            formats(),
                            HoldingFigures.isInBase(kind) ? base : row.currency());
            new ExplanationPane(HoldingFigures.of(kind, row, base), words, workspace)
                    .showBeside(beside);
        }
    }

    private TextColumn<HoldingLine> figure(
            HoldingColumn kind, double width, Function<HoldingLine, String> text) {
        return text(kind, width, text).number();
    }

    private TextColumn<HoldingLine> amount(
            HoldingColumn kind,
            double width,
            Function<HoldingRow, @Nullable BigDecimal> ofRow,
            Function<Sums, @Nullable BigDecimal> ofSums) {
        return figure(kind, width, l -> money(kind, l, pick(l, ofRow, ofSums), false))
                .copiedAs(l -> plain(pick(l, ofRow, ofSums)));
    }

    private TextColumn<HoldingLine> gain(
            HoldingColumn kind,
            double width,
            Function<HoldingRow, @Nullable BigDecimal> ofRow,
            Function<Sums, @Nullable BigDecimal> ofSums,
            boolean inBase) {
        return figure(
                        kind,
                        width,
                        l -> {
                            BigDecimal gain = pick(l, ofRow, ofSums);
                            if (gain == null && isCash(l)) {
                                return "";
                            }
                            return inBase
                                    ? formats().signedAmount(gain, base)
                                    : money(kind, l, gain, true);
                        })
                .styled(l -> sign(pick(l, ofRow, ofSums)))
                .copiedAs(l -> plain(pick(l, ofRow, ofSums)));
    }

    private String money(
            HoldingColumn kind, HoldingLine line, @Nullable BigDecimal amount, boolean signed) {
        if (amount == null && (isCash(line) && kind != HoldingColumn.VALUE)) {
            return "";
        }
        CurrencyCode currency = currency(line);
        if (amount == null || currency == null) {
            return line instanceof Holding ? Formats.UNKNOWN : "";
        }
        String text =
                signed
                        ? formats().signedAmount(amount, currency)
                        : formats().amount(amount, currency);
        return inOneCurrency.contains(kind) ? text : text + " " + currency;
    }

    private static @Nullable CurrencyCode currency(HoldingLine line) {
        return switch (line) {
            case Holding holding -> holding.row().currency();
            case Subtotal subtotal -> subtotal.sums().currency();
            case Total total -> total.sums().currency();
        };
    }

    private static @Nullable BigDecimal pick(
            HoldingLine line,
            Function<HoldingRow, @Nullable BigDecimal> ofRow,
            Function<Sums, @Nullable BigDecimal> ofSums) {
        return switch (line) {
            case Holding holding -> ofRow.apply(holding.row());
            case Subtotal subtotal -> ofSums.apply(subtotal.sums());
            case Total total -> ofSums.apply(total.sums());
        };
    }

    private static String ofRow(HoldingLine line, Function<HoldingRow, String> text) {
        return line instanceof Holding holding ? text.apply(holding.row()) : "";
    }

    private static boolean isCash(HoldingLine line) {
        return line instanceof Holding holding && holding.row().asset().isCash();
    }

    private static boolean isIncomplete(HoldingLine line) {
        return switch (line) {
            case Holding holding -> false;
            case Subtotal subtotal -> !subtotal.sums().complete();
            case Total total -> !total.sums().complete();
        };
    }

    private static @Nullable BigDecimal fraction(HoldingLine line) {
        return pick(line, HoldingRow::gainFraction, Sums::gainFraction);
    }

    private String percentText(@Nullable BigDecimal fraction) {
        return fraction == null
                ? ""
                : Formats.arrow(fraction) + " " + formats().signedPercent(fraction, 1);
    }

    private static String sign(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0
                ? ""
                : amount.signum() > 0 ? "ek-gain" : "ek-loss";
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : Decimals.plain(value.round(new java.math.MathContext(20)));
    }

    private String assetText(HoldingLine line) {
        return switch (line) {
            case Holding holding -> {
                String name = holding.row().asset().name();
                String symbol = holding.row().asset().symbol();
                yield name.isEmpty() || name.equals(symbol) ? symbol : symbol + "  " + name;
            }
            case Subtotal subtotal ->
                    messages.text(
                            "holdings.group.head",
                            groupName(subtotal.group()),
                            subtotal.sums().count());
            case Total total -> messages.text("holdings.total", total.sums().count());
        };
    }

    private String groupName(Grouping.Group group) {
        return switch (group) {
            case Grouping.Group.Everything all -> "";
            case Grouping.Group.OfClass of -> messages.text("kind." + of.kind());
            case Grouping.Group.OfCurrency of -> of.currency().value();
            case Grouping.Group.Named named ->
                    named.name().isEmpty() ? messages.text("holdings.group.none") : named.name();
        };
    }

    private String assetTip(HoldingLine line) {
        return ofRow(
                line,
                row ->
                        row.asset().label()
                                + " · "
                                + messages.text("kind." + row.asset().kind())
                                + " · "
                                + row.account().name());
    }

    private String averageText(HoldingLine line) {
        return ofRow(
                line,
                row ->
                        isCash(line)
                                ? ""
                                : formats().price(row.averagePrice(), row.currency())
                                        + code(
                                                HoldingColumn.AVERAGE_PRICE,
                                                row.currency(),
                                                row.averagePrice()));
    }

    private String priceText(HoldingLine line) {
        return ofRow(
                line,
                row -> {
                    if (isCash(line) || row.price() == null) {
                        return Formats.UNKNOWN;
                    }
                    CurrencyCode currency = row.price().currency();
                    return (row.isStale() ? "◷ " : "")
                            + formats().price(row.price().value(), currency)
                            + code(HoldingColumn.PRICE, currency, row.price().value());
                });
    }

    private String priceTip(HoldingLine line) {
        return ofRow(
                line,
                row -> {
                    if (row.price() == null) {
                        return isCash(line) ? "" : messages.text("holdings.price.missing");
                    }
                    return messages.text(
                            row.isStale() ? "holdings.price.stale" : "holdings.price.as-of",
                            formats().date(row.price().asOf()));
                });
    }

    private String code(HoldingColumn column, CurrencyCode currency, @Nullable BigDecimal amount) {
        return amount == null || inOneCurrency.contains(column) ? "" : " " + currency;
    }

    private Formats formats() {
        return workspace.context().formats();
    }

    private String title(HoldingColumn column, @Nullable CurrencyCode currency) {
        String title = messages.text("holdings.column." + column.key());
        return currency == null ? title : title + " " + currency;
    }

    private void show(List<HoldingLine> lines) {
        Holdings holdings = viewModel.holdingsProperty().get();
        if (holdings == null) {
            return;
        }
        base = holdings.base();
        memory.arrange(() -> nameColumns(holdings.rows(), lines));
        showing = true;
        getSelectionModel().clearSelection();
        rows.swap(lines);
        showing = false;
        mark(viewModel.selectedProperty().get());
    }

    /** Selects the line of a position. */
    private void mark(@Nullable HoldingRow selected) {
        if (showing) {
            return;
        }
        showing = true;
        for (int i = 0; i < rows.size(); i++) {
            if (selected != null
                    && rows.get(i) instanceof Holding holding
                    && holding.row().isSamePool(selected)) {
                getSelectionModel().clearAndSelect(i);
            }
        }
        showing = false;
    }

    /** Names the currency in the head of a column where there is one, else in its cells. */
    private void nameColumns(List<HoldingRow> rows, List<HoldingLine> lines) {
        CurrencyCode one = rows.isEmpty() ? base : Sums.of(rows).currency();
        inOneCurrency.clear();
        for (HoldingColumn column :
                List.of(
                        HoldingColumn.AVERAGE_PRICE,
                        HoldingColumn.COST,
                        HoldingColumn.PRICE,
                        HoldingColumn.VALUE,
                        HoldingColumn.GAIN,
                        HoldingColumn.REALISED_GAIN)) {
            if (one != null) {
                inOneCurrency.add(column);
            }
            column(column).setText(title(column, one));
        }
        column(HoldingColumn.BASE_VALUE).setText(title(HoldingColumn.BASE_VALUE, base));
        column(HoldingColumn.BASE_GAIN).setText(title(HoldingColumn.BASE_GAIN, base));
        if (!shownBefore && !rows.isEmpty()) {
            shownBefore = true;
            if (getSortOrder().isEmpty()) {
                TableColumn<HoldingLine, ?> sorted = column(HoldingColumn.BASE_VALUE);
                sorted.setSortType(TableColumn.SortType.DESCENDING);
                getSortOrder().add(sorted);
            }
            if (!memory.isOwn()) {
                new ColumnFit(this, columns, memory).begin(rows, lines, base.equals(one));
            }
        }
    }

    private void choose(@Nullable HoldingLine line) {
        if (!showing) {
            showing = true;
            viewModel.select(line instanceof Holding holding ? holding.row() : null);
            showing = false;
        }
    }

    private TableColumn<HoldingLine, HoldingLine> column(HoldingColumn kind) {
        return Objects.requireNonNull(columns.get(kind));
    }

    private boolean sortAsAsked() {
        HoldingColumn column = HoldingColumn.BASE_VALUE;
        boolean descending = true;
        if (!getSortOrder().isEmpty()) {
            TableColumn<HoldingLine, ?> first = getSortOrder().getFirst();
            for (HoldingColumn kind : HoldingColumn.values()) {
                if (kind.key().equals(first.getId())) {
                    column = kind;
                }
            }
            descending = first.getSortType() == TableColumn.SortType.DESCENDING;
        }
        viewModel.sort(column, descending);
        return true;
    }

    private static final class LineRow extends TableRow<HoldingLine> {
        @Override
        protected void updateItem(@Nullable HoldingLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(SUBTOTAL, line instanceof Subtotal);
            pseudoClassStateChanged(TOTAL, line instanceof Total);
        }
    }
}
