package app.evenkeel.presentation.control;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks for an asset that is not known yet. */
public final class NewAssetForm extends VBox {
    private static final List<AssetKind> KINDS =
            List.of(
                    AssetKind.EQUITY,
                    AssetKind.ETF,
                    AssetKind.FUND,
                    AssetKind.BOND,
                    AssetKind.COMMODITY,
                    AssetKind.OPTION,
                    AssetKind.CRYPTO,
                    AssetKind.STABLECOIN,
                    AssetKind.CASH);

    private final Messages messages;
    private final Consumer<AssetRef> onDone;
    private final TextField symbol = new TextField();
    private final TextField name = new TextField();
    private final ComboBox<AssetKind> kind = new ComboBox<>();
    private final TextField currency = new TextField();
    private final TextField isin = new TextField();
    private final Label problem = new Label();
    private final TypedContent typing;

    /**
     * @param onDone given what was typed, once it is an asset
     * @param ask runs what it is given once the user agrees to lose what was typed
     */
    public NewAssetForm(
            Messages messages,
            Consumer<AssetRef> onDone,
            Runnable onCancel,
            Consumer<Runnable> ask) {
        super(6);
        this.messages = messages;
        this.onDone = onDone;
        setId("new-asset");
        getStyleClass().add("ek-note");
        setPadding(new Insets(8, 12, 8, 12));
        Label title = new Label(messages.text("import.asset.title"));
        title.getStyleClass().add("ek-heading");
        kind.getItems().setAll(KINDS);
        kind.setConverter(new Named<>(k -> messages.text("kind." + k.name())));
        kind.setValue(AssetKind.EQUITY);
        problem.getStyleClass().add("ek-error");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        VBox quoted = named("mapper.currency", "new-currency", currency);
        VBox numbered = named("mapper.field.ISIN", "new-isin", isin);
        // A coin or a currency is quoted in nothing, and has no number.
        kind.valueProperty()
                .subscribe(sort -> {
                    quoted.setDisable(isOwnUnit(sort));
                    numbered.setDisable(isOwnUnit(sort));
                });
        Button done = new Button(messages.text("import.asset.use"));
        done.setId("new-asset-use");
        done.setOnAction(event -> done());
        typing = new TypedContent(this::content, ask);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> typing.leave(onCancel));
        getChildren()
                .addAll(
                        title,
                        new HBox(
                                8,
                                named("mapper.field.SYMBOL", "new-symbol", symbol),
                                named("mapper.field.NAME", "new-name", name)),
                        named("assets.column.kind", "new-kind", kind),
                        new HBox(8, quoted, numbered),
                        problem,
                        new HBox(8, done, cancel));
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        typing.leave(onCancel);
                    } else if (event.getCode() == KeyCode.ENTER) {
                        done();
                        event.consume();
                    }
                });
    }

    /** What the asset most likely is, to be changed. */
    public void propose(AssetKind likely, CurrencyCode unit) {
        kind.setValue(likely);
        currency.setText(unit.value());
        typing.begin();
    }

    private List<?> content() {
        return List.of(
                symbol.getText(),
                name.getText(),
                kind.getValue(),
                currency.getText(),
                isin.getText());
    }

    @Override
    public void requestFocus() {
        symbol.requestFocus();
    }

    private VBox named(String key, String id, Control control) {
        Label caption = new Label(messages.text(key));
        caption.getStyleClass().add("ek-caption");
        caption.setLabelFor(control);
        control.setId(id);
        control.setAccessibleText(messages.text(key));
        control.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(2, caption, control);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void done() {
        AssetRef typed = typed();
        if (typed == null) {
            problem.setText(messages.text("import.asset.bad"));
        } else {
            onDone.accept(typed);
        }
    }

    /** The asset, or {@code null} where a symbol or a currency is lacking. */
    private @Nullable AssetRef typed() {
        String code = symbol.getText().strip();
        AssetKind sort = kind.getValue();
        try {
            return switch (sort) {
                case CASH, FX -> AssetRef.cash(CurrencyCode.of(code.toUpperCase(Locale.ROOT)));
                case CRYPTO, STABLECOIN ->
                        new AssetRef(
                                sort,
                                code.toUpperCase(Locale.ROOT),
                                name.getText().strip(),
                                CurrencyCode.of(code.toUpperCase(Locale.ROOT)),
                                "",
                                1);
                case EQUITY, ETF, FUND, BOND, COMMODITY, OPTION ->
                        AssetRef.security(
                                sort,
                                code,
                                name.getText().strip(),
                                CurrencyCode.of(
                                        currency.getText().strip().toUpperCase(Locale.ROOT)),
                                isin.getText().strip().toUpperCase(Locale.ROOT));
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isOwnUnit(AssetKind sort) {
        return sort == AssetKind.CASH || sort == AssetKind.CRYPTO || sort == AssetKind.STABLECOIN;
    }
}
