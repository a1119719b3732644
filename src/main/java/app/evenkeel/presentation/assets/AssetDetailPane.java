package app.evenkeel.presentation.assets;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.control.CandleSeries;
import app.evenkeel.presentation.control.ChartSeries;
import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.control.TimeSeriesChart;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;

/** All about one asset: chart, sources, held prices, corporate actions, spellings, corrections. */
final class AssetDetailPane extends ScrollPane {
    private static final double MILLIS = 1000;

    private final AssetsViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final TimeSeriesChart chart;
    private final Label title = new Label();
    private final Label noPrices = new Label();
    private final VBox rest = new VBox(16);
    private @Nullable AssetDetail shown;

    AssetDetailPane(AssetsViewModel model, Workspace workspace) {
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        setFitToWidth(true);
        setId("asset-detail");
        chart = new TimeSeriesChart(messages, formats);
        chart.setPrefHeight(260);
        chart.setMinHeight(200);
        CheckBox candles = new CheckBox(messages.text("assets.candles"));
        candles.setId("assets-candles");
        candles.setSelected(true);
        candles.selectedProperty().subscribe(chart::setCandlesShown);
        title.getStyleClass().add("ek-title");
        title.setWrapText(true);
        noPrices.setText(messages.text("assets.no-prices"));
        noPrices.getStyleClass().add("ek-muted");
        Label prices = heading("assets.prices");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(12, prices, space, candles);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(16, title, head, chart, noPrices, rest);
        content.getStyleClass().add("ek-detail");
        content.setPadding(new Insets(0, 16, 16, 16));
        setContent(content);
        model.detailProperty().subscribe(this::show);
        workspace.context().formatsProperty().subscribe(chart::setFormats);
    }

    private void show(@Nullable AssetDetail detail) {
        boolean isSame = shown != null && detail != null && shown.bars().equals(detail.bars());
        shown = detail;
        if (detail == null) {
            title.setText(messages.text("assets.choose"));
            return;
        }
        title.setText(detail.asset().label());
        boolean hasBars = detail.bars().size() > 1;
        chart.setVisible(hasBars);
        chart.setManaged(hasBars);
        noPrices.setVisible(!hasBars);
        noPrices.setManaged(!hasBars);
        if (hasBars && !isSame) {
            draw(detail);
        }
        rest.getChildren().setAll(sources(detail));
        if (!detail.held().isEmpty()) {
            rest.getChildren().add(held(detail));
        }
        if (!detail.asset().isCash()) {
            rest.getChildren().add(actions(detail));
        }
        if (!detail.spellings().isEmpty()) {
            VBox box = new VBox(4, heading("assets.aliases"));
            detail.spellings().forEach(text -> box.getChildren().add(caption(text)));
            rest.getChildren().add(box);
        }
        rest.getChildren().add(editor(detail.asset()));
    }

    private void draw(AssetDetail detail) {
        List<SourcedBar> bars = detail.bars();
        int size = bars.size();
        double[] x = new double[size];
        double[] open = new double[size];
        double[] high = new double[size];
        double[] low = new double[size];
        double[] close = new double[size];
        for (int i = 0; i < size; i++) {
            PriceBar bar = bars.get(i).bar();
            x[i] = bar.day().atStartOfDay().toEpochSecond(ZoneOffset.UTC) * MILLIS;
            close[i] = bar.close().doubleValue();
            open[i] = or(bar.open(), close[i]);
            high[i] = or(bar.high(), Math.max(open[i], close[i]));
            low[i] = or(bar.low(), Math.min(open[i], close[i]));
        }
        CurrencyCode currency = bars.getLast().currency();
        chart.setCandles(new CandleSeries(x, open, high, low, close));
        chart.setData(
                List.of(new ChartSeries(detail.asset().label(), x, close, 1)), List.of(), currency);
    }

    private static double or(@Nullable BigDecimal value, double other) {
        return value == null ? other : value.doubleValue();
    }

    private VBox sources(AssetDetail detail) {
        VBox box = new VBox(4, heading("assets.sources"));
        if (detail.choices().isEmpty()) {
            box.getChildren().add(caption(messages.text("assets.sources.none")));
        }
        for (int i = 0; i < detail.choices().size(); i++) {
            FeedChoice choice = detail.choices().get(i);
            Label label = new Label((i + 1) + "  " + choice.feed() + "  " + choice.symbol());
            HBox line = line(label);
            if (i > 0) {
                line.getChildren()
                        .add(
                                Icons.button(
                                        MaterialDesignA.ARROW_UP,
                                        messages.text("assets.sources.up", choice.feed()),
                                        () -> model.prefer(choice)));
            }
            box.getChildren().add(line);
        }
        if (!detail.asset().isCash()) {
            CheckBox watched = new CheckBox(messages.text("assets.watched"));
            watched.setId("asset-watched");
            watched.setWrapText(true);
            watched.setSelected(detail.watched());
            watched.setOnAction(event -> model.watch(detail.asset(), watched.isSelected()));
            box.getChildren().add(watched);
        }
        return box;
    }

    private VBox held(AssetDetail detail) {
        VBox box = new VBox(4, heading("assets.held"));
        for (HeldBar bar : detail.held()) {
            BigDecimal close = bar.candle().close();
            Label label =
                    new Label(
                            formats.date(bar.candle().day())
                                    + "  "
                                    + (close == null
                                            ? bar.candle().raw()
                                            : formats.price(close, bar.currency()))
                                    + "  "
                                    + bar.source()
                                    + "  "
                                    + messages.text("assets.reason." + bar.reason()));
            label.setWrapText(true);
            Button release = new Button(messages.text("assets.release"));
            release.setOnAction(event -> model.release(bar));
            release.setMinWidth(USE_PREF_SIZE);
            release.setDisable(close == null);
            Button discard = new Button(messages.text("assets.discard"));
            discard.setOnAction(event -> model.discard(bar));
            discard.setMinWidth(USE_PREF_SIZE);
            HBox line = line(label);
            line.getChildren().addAll(release, discard);
            box.getChildren().add(line);
        }
        return box;
    }

    private VBox actions(AssetDetail detail) {
        Button enter = new Button(messages.text("assets.actions.enter"));
        enter.setId("asset-event");
        enter.setMinWidth(USE_PREF_SIZE);
        enter.setOnAction(event -> model.openEventForm());
        HBox head = line(heading("assets.actions"));
        head.getChildren().add(enter);
        VBox box = new VBox(4, head);
        for (ReportedAction reported : detail.actions().reversed()) {
            CurrencyCode currency = reported.action().currency();
            String figure = formats.number(reported.action().value(), 0, 8);
            box.getChildren()
                    .add(
                            caption(
                                    formats.date(reported.action().day())
                                            + "  "
                                            + messages.text(
                                                    "assets.action." + reported.action().kind(),
                                                    currency == null
                                                            ? figure
                                                            : figure + " " + currency)
                                            + "  "
                                            + reported.action().source()));
        }
        return box;
    }

    private GridPane editor(Asset asset) {
        TextField name = new TextField(asset.name());
        TextField symbol = new TextField(asset.symbol());
        TextField isin = new TextField(asset.isin());
        ComboBox<AssetKind> kind = new ComboBox<>();
        kind.getItems().setAll(AssetKind.values());
        kind.setValue(asset.kind());
        kind.setConverter(new Named<>(value -> messages.text("kind." + value)));
        CheckBox active = new CheckBox(messages.text("assets.edit.active"));
        active.setSelected(asset.active());
        Button save = new Button(messages.text("assets.edit.save"));
        save.setId("asset-save");
        save.setOnAction(event ->
                model.edit(
                        new Asset(
                                asset.id(),
                                asset.key(),
                                kind.getValue(),
                                symbol.getText().strip(),
                                name.getText().strip(),
                                asset.currency(),
                                isin.getText().strip(),
                                asset.unitsPerPrice(),
                                active.isSelected())));
        GridPane grid = new GridPane(12, 8);
        grid.getStyleClass().add("ek-form");
        row(grid, 0, "assets.edit.name", name);
        row(grid, 1, "assets.edit.symbol", symbol);
        row(grid, 2, "assets.column.isin", isin);
        row(grid, 3, "assets.edit.kind", kind);
        grid.add(active, 1, 4);
        grid.add(save, 1, 5);
        return grid;
    }

    private void row(GridPane grid, int row, String key, Node field) {
        Label label = new Label(messages.text(key));
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        grid.add(label, 0, row);
        grid.add(field, 1, row);
        GridPane.setHgrow(field, Priority.ALWAYS);
    }

    private HBox line(Label label) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, label, space);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Label heading(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-heading");
        return label;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ek-caption");
        label.setWrapText(true);
        return label;
    }
}
