package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.portfolio.backtest.BacktestConfig.Part;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;
import java.util.function.Consumer;

/** One strategy of a test with its parameters and, where there are others, its share. */
final class PartPane extends VBox {
    private static final double MOST = 100;

    private final Messages messages;
    private final WordBox<StrategyType> strategy;
    private final Label about = new Label();
    private final ParameterForm parameters;
    private final NumberField weight = new NumberField(0.01, MOST);
    private final HBox share;
    private List<String> assets;

    /** As it came, to the last bit, while no field of the strategy is changed. */
    private @Nullable Part shown;

    /**
     * @param part to show, or {@code null} for the usual one
     * @param assets of the test
     */
    PartPane(
            List<StrategyType> types,
            @Nullable Part part,
            List<String> assets,
            Messages messages,
            Consumer<PartPane> remove) {
        super(12);
        this.messages = messages;
        this.assets = List.copyOf(assets);
        parameters = new ParameterForm(messages, () -> shown = null);
        strategy = new WordBox<>(types, type -> messages.text(type.key()));
        strategy.setId("backtest-strategy");
        about.getStyleClass().add("ek-caption");
        about.setWrapText(true);
        weight.setId("backtest-weight");
        weight.setNumber(MOST);
        Field weighed = new Field(messages.text("backtest.fund.weight"), weight);
        HBox.setHgrow(weighed, Priority.ALWAYS);
        share =
                new HBox(
                        8,
                        weighed,
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                messages.text("backtest.fund.remove"),
                                () -> remove.accept(this)));
        share.setAlignment(Pos.BOTTOM_LEFT);
        share.managedProperty().bind(share.visibleProperty());
        getChildren()
                .addAll(
                        share,
                        new Field(messages.text("backtest.strategy"), strategy),
                        about,
                        parameters);
        StrategyType type = part == null ? types.get(1) : type(types, part.kind());
        strategy.setValue(type);
        describe(type, part == null ? Settings.USUAL : part.settings());
        if (part != null) {
            weight.setFraction(part.weight());
        }
        shown = part;
        strategy.valueProperty()
                .subscribe((before, now) -> {
                    if (now != null) {
                        shown = null;
                        describe(now, Settings.USUAL);
                    }
                });
    }

    private static StrategyType type(List<StrategyType> types, String kind) {
        return types.stream()
                .filter(type -> type.id().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind));
    }

    private void describe(StrategyType type, Settings settings) {
        about.setText(messages.text(type.key() + ".about"));
        parameters.show(type, settings, assets);
    }

    /** Shows the parameters for other assets. */
    void setAssets(List<String> names) {
        if (!names.equals(assets)) {
            assets = List.copyOf(names);
            shown = null;
            describe(strategy.getValue(), parameters.settings());
        }
    }

    /** Whether it has all of the capital, or a share of it. */
    void setAlone(boolean alone) {
        share.setVisible(!alone);
        getStyleClass().removeAll("ek-form-part");
        if (!alone) {
            getStyleClass().add("ek-form-part");
        }
    }

    /** The fraction of the capital that is typed; zero where that is no number. */
    double weight() {
        return weight.fraction(0);
    }

    void setWeight(double fraction) {
        weight.setFraction(fraction);
    }

    ObservableValue<String> weightText() {
        return weight.textProperty();
    }

    ObservableValue<StrategyType> strategy() {
        return strategy.valueProperty();
    }

    /** What the fields say, with a share. */
    Part part(double fraction) {
        Part as = shown;
        return as == null
                ? new Part(fraction, strategy.getValue().id(), parameters.settings())
                : new Part(fraction, as.kind(), as.settings());
    }
}
