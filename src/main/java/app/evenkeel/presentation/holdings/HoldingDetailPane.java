package app.evenkeel.presentation.holdings;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.ChartSeries;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.control.TimeSeriesChart;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.holdings.HoldingDetail.LotRow;
import app.evenkeel.presentation.holdings.HoldingDetail.TransactionLine;

import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;

/** What is behind the selected position: lots, disposals, transactions, price. */
final class HoldingDetailPane extends StackPane {
    private final Workspace workspace;
    private final Messages messages;
    private final HoldingsViewModel viewModel;
    private final Label hint = new Label();
    private final Label heading = new Label();
    private final Label where = new Label();
    private final HBox figures = new HBox(6);
    private final Hyperlink all = new Hyperlink();
    private final TableView<LotRow> lots = new TableView<>();
    private final TableView<Disposal> disposals = new TableView<>();
    private final TableView<TransactionLine> transactions = new TableView<>();
    private final Label noPrices = new Label();
    private final TimeSeriesChart chart;
    private final Tab lotTab;
    private final Tab disposalTab;
    private final Tab transactionTab;
    private final VBox content;

    HoldingDetailPane(HoldingsViewModel viewModel, Workspace workspace) {
        this.viewModel = viewModel;
        this.workspace = workspace;
        this.messages = workspace.messages();
        getStyleClass().add("ek-detail");
        hint.setText(messages.text("holdings.detail.hint"));
        hint.getStyleClass().add("ek-caption");
        heading.getStyleClass().add("ek-heading");
        where.getStyleClass().add("ek-caption");
        all.setText(messages.text("holdings.detail.all-transactions"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        figures.setAlignment(Pos.CENTER_LEFT);
        // A long name gives way, never a figure.
        figures.setMinWidth(USE_PREF_SIZE);
        all.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(12, heading, where, figures, gap, all);
        head.setAlignment(Pos.CENTER_LEFT);
        addColumns();
        lotTab = tab("holdings-lots", lots);
        disposalTab = tab("holdings-disposals", disposals);
        transactionTab = tab("holdings-transactions", transactions);
        TabPane tabs = new TabPane(lotTab, disposalTab, transactionTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinWidth(0);
        tabs.setPrefWidth(600);
        chart = new TimeSeriesChart(messages, workspace.context().formats());
        chart.setExport(new ChartExport(workspace, "evenkeel-price"));
        chart.setMinSize(0, 0);
        noPrices.setText(messages.text("holdings.detail.no-prices"));
        noPrices.getStyleClass().add("ek-caption");
        StackPane picture = new StackPane(chart, noPrices);
        picture.setPrefWidth(440);
        HBox.setHgrow(tabs, Priority.ALWAYS);
        HBox.setHgrow(picture, Priority.ALWAYS);
        HBox body = new HBox(24, tabs, picture);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        content = new VBox(4, head, body);
        setMinHeight(120);
        getChildren().addAll(hint, content);
        viewModel.detailProperty().subscribe(detail -> show());
        workspace.context().formatsProperty().subscribe(formats -> show());
    }

    private Tab tab(String id, TableView<?> table) {
        table.setId(id);
        table.setFixedCellSize(28);
        table.getStyleClass().add("ek-small-table");
        Tab tab = new Tab();
        tab.setContent(table);
        return tab;
    }

    private void addColumns() {
        figure(lots, "acquired", 104, l -> formats().date(l.acquired()))
                .copiedAs(l -> l.acquired().toString());
        figure(lots, "quantity", 96, l -> formats().quantity(l.quantity()))
                .copiedAs(l -> Decimals.plain(l.quantity()));
        figure(lots, "cost", 100, l -> formats().amount(l.cost(), l.currency()))
                .copiedAs(l -> plain(l.cost()));
        figure(lots, "value", 100, l -> formats().amount(l.value(), l.currency()))
                .copiedAs(l -> plain(l.value()));
        figure(lots, "gain", 100, l -> formats().signedAmount(l.gain(), l.currency()))
                .copiedAs(l -> plain(l.gain()))
                .styled(l -> sign(l.gain()));
        figure(disposals, "day", 104, d -> formats().date(d.day()))
                .copiedAs(d -> d.day().toString());
        figure(disposals, "quantity", 88, d -> formats().quantity(d.quantity()))
                .copiedAs(d -> Decimals.plain(d.quantity()));
        figure(disposals, "proceeds", 104, d -> formats().money(d.proceeds()))
                .copiedAs(d -> plain(d.proceeds()));
        figure(disposals, "cost", 104, d -> formats().money(d.cost()))
                .copiedAs(d -> plain(d.cost()));
        figure(disposals, "gain", 104, this::gain)
                .copiedAs(d -> plain(d.gain()))
                .styled(d -> sign(amount(d.gain())));
        figure(transactions, "day", 104, t -> formats().date(t.transaction().head().date()))
                .copiedAs(t -> t.transaction().head().date().toString());
        text(transactions, "type", 88, t -> messages.text("type." + t.transaction().type()));
        figure(
                        transactions,
                        "quantity",
                        92,
                        t -> t.quantity() == null ? "" : formats().quantity(t.quantity()))
                .copiedAs(t -> plain(t.quantity()));
        figure(
                        transactions,
                        "amount",
                        116,
                        t -> formats().money(t.transaction().movement().amount()))
                .copiedAs(t -> plain(t.transaction().movement().amount()));
        text(transactions, "account", 112, TransactionLine::account);
        TableCopy.install(lots);
        TableCopy.install(disposals);
        TableCopy.install(transactions);
    }

    /** The lots of one position share a currency, which their heads name. */
    private void nameCurrency(CurrencyCode currency) {
        for (TableColumn<LotRow, ?> column : lots.getColumns()) {
            String key = "holdings.detail." + column.getId();
            boolean isMoney = List.of("cost", "value", "gain").contains(column.getId());
            column.setText(isMoney ? messages.text(key) + " " + currency : messages.text(key));
        }
    }

    private <S> void text(
            TableView<S> table,
            String key,
            double width,
            java.util.function.Function<S, String> text) {
        TextColumn<S> column =
                new TextColumn<S>(key, messages.text("holdings.detail." + key), text).wide(width);
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private <S> TextColumn<S> figure(
            TableView<S> table,
            String key,
            double width,
            java.util.function.Function<S, String> text) {
        TextColumn<S> column =
                new TextColumn<S>(key, messages.text("holdings.detail." + key), text)
                        .number()
                        .wide(width);
        column.setSortable(false);
        table.getColumns().add(column);
        return column;
    }

    private Formats formats() {
        return workspace.context().formats();
    }

    private String gain(Disposal disposal) {
        Money gain = disposal.gain();
        return gain == null
                ? Formats.UNKNOWN
                : formats().signedAmount(gain.amount(), gain.currency());
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static String plain(@Nullable Money money) {
        return plain(amount(money));
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : Decimals.plain(value.round(new java.math.MathContext(20)));
    }

    private static String sign(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0
                ? ""
                : amount.signum() > 0 ? "ek-gain" : "ek-loss";
    }

    private void show() {
        HoldingDetail detail = viewModel.detailProperty().get();
        hint.setVisible(detail == null);
        content.setVisible(detail != null);
        if (detail == null) {
            return;
        }
        HoldingRow row = detail.row();
        heading.setText(row.asset().label());
        where.setText(
                row.taxAccount().isEmpty()
                        ? row.account().name()
                        : row.account().name() + " · " + row.taxAccount());
        heading.setTooltip(new Tooltip(heading.getText() + "\n" + where.getText()));
        all.setOnAction(
                event -> workspace.navigator().go(new Route.Transactions(row.asset().id())));
        showFigures(detail);
        nameCurrency(row.currency());
        lots.setItems(FXCollections.observableList(detail.lots()));
        disposals.setItems(FXCollections.observableList(detail.disposals()));
        transactions.setItems(FXCollections.observableList(detail.transactions()));
        lotTab.setText(messages.text("holdings.detail.lots", detail.lots().size()));
        disposalTab.setText(messages.text("holdings.detail.disposals", detail.disposals().size()));
        transactionTab.setText(
                messages.text("holdings.detail.transactions", detail.transactions().size()));
        showPrices(detail);
    }

    /** What the position comes to; each says how it was made. */
    private void showFigures(HoldingDetail detail) {
        FigureWords words =
                new FigureWords(messages.language(), formats(), detail.row().currency());
        figures.getChildren().clear();
        for (Explanation explanation : HoldingFigures.of(detail)) {
            Label name = new Label(words.title(explanation.figure().metric()));
            name.getStyleClass().add("ek-caption");
            FigureLink link =
                    new FigureLink(
                            explanation.figure(),
                            words,
                            (figure, beside) ->
                                    new ExplanationPane(explanation, words, workspace)
                                            .showBeside(beside));
            HBox.setMargin(name, new Insets(0, 0, 0, 12));
            figures.getChildren().addAll(name, link);
        }
        Label method = new Label(messages.text("holdings.detail.gains-by"));
        method.setId("holdings-method");
        method.getStyleClass().add("ek-caption");
        figures.getChildren().add(method);
    }

    private void showPrices(HoldingDetail detail) {
        List<PricePoint> prices = detail.prices();
        noPrices.setVisible(prices.size() < 2);
        chart.setVisible(prices.size() >= 2);
        double[] x = new double[prices.size()];
        double[] y = new double[prices.size()];
        for (int i = 0; i < x.length; i++) {
            PricePoint point = prices.get(i);
            x[i] = point.asOf().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            y[i] = point.value().doubleValue();
        }
        chart.setFormats(formats());
        chart.setData(
                List.of(
                        new ChartSeries(
                                messages.text(
                                        "holdings.detail.price-of",
                                        detail.row().asset().symbol(),
                                        detail.priceCurrency().value()),
                                x,
                                y,
                                1)),
                List.of(),
                detail.priceCurrency());
    }
}
