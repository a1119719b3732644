package app.evenkeel.presentation.imports;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the file writes dates and numbers, and what sort of assets it is about. */
final class MapperOptions extends FlowPane {
    private static final List<AssetKind> KINDS =
            List.of(
                    AssetKind.EQUITY,
                    AssetKind.ETF,
                    AssetKind.FUND,
                    AssetKind.BOND,
                    AssetKind.CRYPTO,
                    AssetKind.COMMODITY);

    /** The longest names are cut, so that all options stand on one line. */
    private static final double ZONE_WIDTH = 176;

    private final MapperViewModel model;
    private final Messages messages;
    private final ComboBox<String> charset = new ComboBox<>();
    private final ComboBox<Character> delimiter = new ComboBox<>();
    private final ComboBox<String> dates = new ComboBox<>();
    private final ComboBox<ZoneId> zone = new ComboBox<>();
    private final ComboBox<Boolean> comma = new ComboBox<>();
    private final ComboBox<AssetKind> kind = new ComboBox<>();
    private final TextField currency = new TextField();
    private final List<VBox> textOnly;
    private boolean showing;

    MapperOptions(MapperViewModel model, Messages messages) {
        super(12, 8);
        this.model = model;
        this.messages = messages;
        charset.setId("mapper-charset");
        delimiter.setId("mapper-delimiter");
        delimiter.setConverter(new Named<>(this::delimiterName));
        VBox charsetBox = named("mapper.charset", charset);
        VBox delimiterBox = named("mapper.delimiter", delimiter);
        textOnly = List.of(charsetBox, delimiterBox);
        dates.setId("mapper-dates");
        dates.setEditable(true);
        dates.getEditor().setPrefColumnCount(14);
        dates.getItems().setAll(TemplateDraft.datePatterns());
        zone.getItems()
                .setAll(
                        Stream.concat(
                                        Stream.<ZoneId>of(ZoneOffset.UTC),
                                        ZoneId.getAvailableZoneIds().stream()
                                                .filter(id -> id.contains("/"))
                                                .filter(id -> !id.startsWith("Etc/"))
                                                .sorted()
                                                .map(ZoneId::of))
                                .toList());
        zone.setConverter(new Named<>(id -> id.equals(ZoneOffset.UTC) ? "UTC" : id.getId()));
        zone.setVisibleRowCount(12);
        zone.setPrefWidth(ZONE_WIDTH);
        comma.setId("mapper-numbers");
        comma.getItems().setAll(false, true);
        comma.setConverter(
                new Named<>(
                        c -> messages.text(c ? "mapper.numbers.comma" : "mapper.numbers.point")));
        kind.getItems().setAll(KINDS);
        kind.setConverter(new Named<>(k -> messages.text("kind." + k.name())));
        currency.setPrefColumnCount(5);
        getChildren()
                .addAll(
                        charsetBox,
                        delimiterBox,
                        named("mapper.dates", dates),
                        named("mapper.zone", zone),
                        named("mapper.numbers", comma),
                        named("mapper.kind", kind),
                        named("mapper.currency", currency));
        charset.valueProperty().subscribe((before, now) -> text());
        delimiter.valueProperty().subscribe((before, now) -> text());
        dates.valueProperty().subscribe((before, now) -> written());
        zone.valueProperty().subscribe((before, now) -> written());
        comma.valueProperty().subscribe((before, now) -> written());
        kind.valueProperty().subscribe((before, now) -> holding());
        currency.textProperty().subscribe((before, now) -> holding());
        model.draftProperty().subscribe(this::show);
    }

    private VBox named(String key, Control control) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(control);
        control.setAccessibleText(messages.text(key));
        return new VBox(2, label, control);
    }

    private void show(@Nullable TemplateDraft draft) {
        setDisable(draft == null);
        if (draft == null) {
            return;
        }
        showing = true;
        for (VBox box : textOnly) {
            box.setVisible(draft.isText());
            box.setManaged(draft.isText());
        }
        offer(charset, TemplateDraft.charsets(), draft.charset());
        offer(delimiter, TemplateDraft.delimiters(), draft.delimiter());
        dates.setValue(draft.datePattern());
        zone.setValue(draft.zone());
        comma.setValue(draft.isDecimalComma());
        kind.setValue(draft.kind());
        CurrencyCode code = draft.currency();
        if (!currency.isFocused()) {
            currency.setText(code == null ? "" : code.value());
        }
        showing = false;
    }

    /** What was found stands among what is offered, even where it is unusual. */
    private static <T> void offer(ComboBox<T> box, List<T> usual, @Nullable T now) {
        List<T> all = new ArrayList<>(usual);
        if (now != null && !all.contains(now)) {
            all.addFirst(now);
        }
        if (!box.getItems().equals(all)) {
            box.getItems().setAll(all);
        }
        box.setValue(now);
    }

    private String delimiterName(char mark) {
        return switch (mark) {
            case ',' -> messages.text("mapper.delimiter.comma");
            case ';' -> messages.text("mapper.delimiter.semicolon");
            case '\t' -> messages.text("mapper.delimiter.tab");
            case '|' -> messages.text("mapper.delimiter.bar");
            default -> String.valueOf(mark);
        };
    }

    private void text() {
        String name = charset.getValue();
        Character mark = delimiter.getValue();
        if (!showing && name != null && mark != null) {
            model.readAs(name, mark);
        }
    }

    private void written() {
        String pattern = dates.getValue();
        ZoneId in = zone.getValue();
        Boolean decimalComma = comma.getValue();
        if (!showing && pattern != null && in != null && decimalComma != null) {
            model.written(pattern, in, decimalComma);
        }
    }

    private void holding() {
        AssetKind sort = kind.getValue();
        String code = currency.getText() == null ? "" : currency.getText().strip();
        // A code that is being typed is not one yet.
        boolean whole = code.isEmpty() || code.matches("[A-Za-z]{3}");
        if (!showing && sort != null && whole) {
            model.holding(
                    sort,
                    code.isEmpty()
                            ? null
                            : CurrencyCode.of(code.toUpperCase(java.util.Locale.ROOT)));
        }
    }
}
