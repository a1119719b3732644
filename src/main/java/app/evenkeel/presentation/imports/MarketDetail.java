package app.evenkeel.presentation.imports;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.MarketChoice;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedMarket;
import app.evenkeel.portfolio.StagedMarket.AssetName;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
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
    }

    /** What the file is taken for, to be changed. */
    VBox meaning() {
        VBox box = new VBox(4);
        if (!market.rates()) {
            HBox row = new HBox(16);
            boolean asked = market.column() == null && !market.columns().isEmpty();
            if (asked || market.columns().size() > 1) {
                row.getChildren().add(column());
            }
            row.getChildren().addAll(asset(), currency());
            box.getChildren().add(row);
        }
        if (market.first() != null) {
            box.getChildren()
                    .add(
                            caption(
                                    messages.text(
                                            "import.market.days",
                                            formats.date(market.first()),
                                            formats.date(market.last()))));
        }
        if (file.hasConflicts()) {
            box.getChildren()
                    .add(
                            caption(
                                    messages.text(
                                            "import.market.replaces", file.tally().conflicting())));
        }
        return box;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ek-caption");
        label.setWrapText(true);
        return label;
    }

    private VBox asset() {
        ComboBox<String> asset = editable("market-asset", 280);
        asset.setPromptText(messages.text("import.market.asset.prompt"));
        asset.getItems().setAll(market.assets().stream().map(AssetName::label).sorted().toList());
        AssetName now = market.asset();
        asset.setValue(now == null ? market.proposed() : now.label());
        asset.setOnAction(event -> {
            String text = asset.getValue() == null ? "" : asset.getValue().strip();
            if (!text.isEmpty() && (now == null || !text.equals(now.label()))) {
                MarketChoice before = model.marketChoice(file);
                // A column that says itself whose it is holds no other asset's prices.
                boolean said = now != null && before.asset() == null;
                choose(
                        new MarketChoice(
                                key(text), before.currency(), said ? null : before.column()));
            }
        });
        return named("import.market.asset", asset);
    }

    /** The key of the asset of that label; else it is the symbol of a new one. */
    private String key(String text) {
        return market.assets().stream()
                .filter(name -> name.label().equals(text))
                .map(AssetName::key)
                .findFirst()
                .orElse(text);
    }

    private VBox currency() {
        ComboBox<String> currency = editable("market-currency", 110);
        currency.getItems().setAll(USUAL);
        CurrencyCode now = market.currency();
        currency.setValue(now == null ? "" : now.value());
        currency.setOnAction(event -> {
            CurrencyCode code = code(currency.getValue());
            if (code == null) {
                currency.setValue(now == null ? "" : now.value());
            } else if (!code.equals(now)) {
                MarketChoice before = model.marketChoice(file);
                // What was typed for a new asset, or proposed for one, stands beside it.
                String meant =
                        before.asset() == null
                                        && market.asset() == null
                                        && !market.proposed().isEmpty()
                                ? market.proposed()
                                : before.asset();
                choose(new MarketChoice(meant, code, before.column()));
            }
        });
        return named("import.market.currency", currency);
    }

    private static @Nullable CurrencyCode code(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : CurrencyCode.of(text);
        } catch (IllegalArgumentException notACode) {
            return null;
        }
    }

    private VBox column() {
        ComboBox<String> column = new ComboBox<>();
        column.setId("market-column");
        column.getItems().setAll(market.columns());
        column.setValue(market.column());
        column.setOnAction(event -> {
            MarketChoice before = model.marketChoice(file);
            // Another column is of another asset, unless it was asked for whose prices are chosen.
            choose(
                    market.column() == null
                            ? new MarketChoice(before.asset(), before.currency(), column.getValue())
                            : new MarketChoice(null, null, column.getValue()));
        });
        return named("import.column.column", column);
    }

    private void choose(MarketChoice choice) {
        model.choose(file, choice);
    }

    private static ComboBox<String> editable(String id, double width) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setEditable(true);
        box.setPrefWidth(width);
        return box;
    }

    private VBox named(String key, ComboBox<String> control) {
        Label caption = caption(messages.text(key));
        caption.setLabelFor(control);
        control.setAccessibleText(messages.text(key));
        return new VBox(2, caption, control);
    }

    /** The days of the file, those first that applying would change. */
    TableView<StagedQuote> days() {
        TableView<StagedQuote> table = new TableView<>();
        table.setId("market-days");
        table.setPlaceholder(new Region());
        table.setAccessibleText(messages.text("import.tab.days", file.tally().rows()));
        table.getColumns()
                .addAll(
                        List.of(
                                Columns.text(
                                        messages.text("import.column.status"),
                                        160,
                                        quote ->
                                                messages.text(
                                                        "import.fate." + quote.fate().name())),
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
        table.setItems(FXCollections.observableArrayList(market.quotes()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    private String number(BigDecimal value) {
        return formats.number(value, 0, MOST_DIGITS);
    }
}
