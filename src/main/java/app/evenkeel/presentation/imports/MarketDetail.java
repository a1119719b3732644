package app.evenkeel.presentation.imports;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.portfolio.MarketChoice;
import app.evenkeel.portfolio.PriceChoice;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedMarket;
import app.evenkeel.portfolio.StagedMarket.AssetName;
import app.evenkeel.portfolio.StagedMarket.Series;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;
import app.evenkeel.portfolio.StagedMarket.Standing;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A file of prices or rates under review: whose they are, which can be changed, and its days. */
final class MarketDetail {
    private static final List<String> USUAL = List.of("JPY", "USD", "EUR", "GBP", "CHF", "USDT");
    private static final int MOST_DIGITS = 18;

    private final StagedFile file;
    private final StagedMarket market;
    private final ImportReviewViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final ObjectProperty<Series> shown;

    MarketDetail(
            StagedFile file,
            StagedMarket market,
            ImportReviewViewModel model,
            Messages messages,
            Formats formats) {
        this.file = file;
        this.market = market;
        this.model = model;
        this.messages = messages;
        this.formats = formats;
        this.shown = new SimpleObjectProperty<>(looked());
    }

    /** The column that was looked at before the file was read again, or else one that asks. */
    private Series looked() {
        String column = model.decisions().columnOf(file);
        return market.series().stream()
                .filter(series -> series.column().equals(column))
                .findFirst()
                .orElseGet(() ->
                        market.series().stream()
                                .filter(series -> series.open() != null)
                                .findFirst()
                                .orElse(market.series().getFirst()));
    }

    /** Whether there are several, each of an asset of its own. */
    boolean hasColumns() {
        return columnCount() > 1;
    }

    int columnCount() {
        return market.series().size();
    }

    /** What the file is taken for, to be changed. */
    VBox meaning() {
        VBox box = new VBox(4);
        shown.subscribe(series -> box.getChildren().setAll(meaning(series)));
        return box;
    }

    private List<Node> meaning(Series series) {
        List<Node> parts = new ArrayList<>();
        if (!market.rates()) {
            HBox row = new HBox(16);
            if (hasColumns()) {
                row.getChildren().add(column(series));
            }
            row.getChildren().addAll(asset(series), currency(series));
            if (hasColumns()) {
                row.getChildren().add(taken(series));
            }
            parts.add(row);
        }
        if (hasColumns() && series.open() != null) {
            parts.add(caption(messages.text(series.open())));
        }
        if (series.isApart() || said(series).replacing()) {
            parts.add(replacing(series));
        }
        if (series.first() != null && series.last() != null) {
            parts.add(
                    caption(
                            messages.text(
                                    "import.market.days",
                                    formats.date(series.first()),
                                    formats.date(series.last()))));
        }
        if (file.hasConflicts()) {
            parts.add(caption(messages.text("import.market.replaces", file.tally().conflicting())));
        }
        return parts;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ek-caption");
        label.setWrapText(true);
        return label;
    }

    private Field asset(Series series) {
        ComboBox<String> asset = editable("market-asset", 280);
        asset.setPromptText(messages.text("import.market.asset.prompt"));
        asset.getItems().setAll(market.assets().stream().map(AssetName::label).sorted().toList());
        AssetName now = series.asset();
        asset.setValue(now == null ? series.proposed() : now.label());
        asset.setOnAction(event -> {
            String text = asset.getValue() == null ? "" : asset.getValue().strip();
            if (!text.isEmpty() && (now == null || !text.equals(now.label()))) {
                say(series, new PriceChoice(key(text), said(series).currency()));
            }
        });
        return new Field(messages.text("import.market.asset"), asset);
    }

    /** The key of the asset of that label; else it is the symbol of a new one. */
    private String key(String text) {
        return market.assets().stream()
                .filter(name -> name.label().equals(text))
                .map(AssetName::key)
                .findFirst()
                .orElse(text);
    }

    private Field currency(Series series) {
        ComboBox<String> currency = editable("market-currency", 110);
        currency.getItems().setAll(USUAL);
        CurrencyCode now = series.currency();
        currency.setValue(now == null ? "" : now.value());
        Field field = new Field(messages.text("import.market.currency"), currency);
        currency.setOnAction(event -> {
            String text = currency.getValue() == null ? "" : currency.getValue();
            CurrencyCode code = MarketChoice.unit(text);
            field.setProblem(
                    code == null && !text.isBlank()
                            ? messages.text(Problem.of(ProblemCode.NO_CURRENCY, text))
                            : "");
            if (code != null && !code.equals(now)) {
                PriceChoice before = said(series);
                // What was typed for a new asset, or proposed for one, stands beside it.
                String meant =
                        before.asset() == null
                                        && series.asset() == null
                                        && !series.proposed().isEmpty()
                                ? series.proposed()
                                : before.asset();
                say(series, new PriceChoice(meant, code));
            }
        });
        return field;
    }

    private Field column(Series series) {
        ComboBox<String> column = new ComboBox<>();
        column.setId("market-column");
        column.getItems().setAll(market.series().stream().map(Series::column).toList());
        column.setConverter(new Named<>(ShownText::of));
        column.setValue(series.column());
        column.setOnAction(
                event -> look(market.series().get(column.getSelectionModel().getSelectedIndex())));
        return new Field(messages.text("import.column.column"), column);
    }

    private void look(Series series) {
        model.decisions().look(file, series.column());
        shown.set(series);
    }

    private Field taken(Series series) {
        CheckBox taken = new CheckBox(messages.text("import.market.take"));
        taken.setId("market-take");
        taken.setSelected(series.standing() != Standing.LEFT_OUT);
        taken.setOnAction(
                event -> say(series, taken.isSelected() ? PriceChoice.NONE : PriceChoice.LEFT_OUT));
        Field field = new Field(messages.text("import.column.status"), taken);
        taken.setAccessibleText(taken.getText());
        return field;
    }

    private CheckBox replacing(Series series) {
        CheckBox replacing = new CheckBox(messages.text("import.market.replace"));
        replacing.setId("market-replace");
        replacing.setSelected(said(series).replacing());
        replacing.setOnAction(event -> say(series, said(series).replacing(replacing.isSelected())));
        return replacing;
    }

    /** What was chosen about what is shown. */
    private PriceChoice said(Series series) {
        MarketChoice choice = model.marketChoice(file);
        return hasColumns() ? choice.of(series.column()) : choice.whole();
    }

    private void say(Series series, PriceChoice choice) {
        MarketChoice before = model.marketChoice(file);
        model.decisions().look(file, series.column());
        model.choose(
                file, hasColumns() ? before.with(series.column(), choice) : before.with(choice));
    }

    private static ComboBox<String> editable(String id, double width) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setEditable(true);
        box.setPrefWidth(width);
        return box;
    }

    /** What becomes of each column; the selected one is looked at. */
    TableView<Series> columns() {
        TableView<Series> table = new TableView<>();
        table.setId("market-columns");
        table.setAccessibleText(messages.text("import.tab.columns", columnCount()));
        table.getColumns()
                .addAll(
                        List.of(
                                Columns.text(
                                        messages.text("import.column.column"), 160, Series::column),
                                Columns.text(
                                        messages.text("import.column.status"),
                                        180,
                                        series ->
                                                messages.text(
                                                        "import.standing."
                                                                + series.standing().name())),
                                Columns.text(
                                        messages.text("import.market.asset"),
                                        260,
                                        series ->
                                                series.asset() == null
                                                        ? ""
                                                        : series.asset().label()),
                                Columns.text(
                                        messages.text("import.market.unit"),
                                        90,
                                        series ->
                                                series.currency() == null
                                                        ? ""
                                                        : series.currency().value()),
                                Columns.number(
                                        messages.text("import.column.added"),
                                        110,
                                        Series::fresh,
                                        formats::count),
                                Columns.number(
                                        messages.text("import.market.replaced"),
                                        110,
                                        Series::replaced,
                                        formats::count),
                                Columns.number(
                                        messages.text("assets.column.held"),
                                        110,
                                        Series::held,
                                        formats::count)));
        table.setItems(FXCollections.observableArrayList(market.series()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        shown.subscribe(series -> table.getSelectionModel().select(series));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(series -> {
                    if (series != null && !series.equals(shown.get())) {
                        look(series);
                    }
                });
        return table;
    }

    /** The days of what is looked at, those first that applying would change. */
    TableView<StagedQuote> days() {
        TableView<StagedQuote> table = new TableView<>();
        table.setId("market-days");
        table.setPlaceholder(new Region());
        table.setAccessibleText(messages.text("import.tab.days", file.tally().rows()));
        table.getColumns()
                .addAll(
                        List.of(
                                Columns.text(
                                        messages.text("import.column.status"), 260, this::fate),
                                Columns.value(
                                        messages.text("import.column.day"),
                                        130,
                                        StagedQuote::day,
                                        formats::date),
                                Columns.text(
                                        messages.text("import.market.unit"),
                                        120,
                                        StagedQuote::unit),
                                Columns.number(
                                        messages.text("import.conflict.incoming"),
                                        190,
                                        StagedQuote::value,
                                        this::number),
                                Columns.number(
                                        messages.text("import.conflict.stored"),
                                        190,
                                        StagedQuote::stored,
                                        this::number)));
        shown.subscribe(series -> table.getItems().setAll(series.quotes()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    private String fate(StagedQuote quote) {
        String fate = messages.text("import.fate." + quote.fate().name());
        return quote.reason() == null
                ? fate
                : messages.text(
                        "import.fate.why", fate, messages.text("assets.reason." + quote.reason()));
    }

    private String number(BigDecimal value) {
        return formats.number(value, 0, MOST_DIGITS);
    }
}
