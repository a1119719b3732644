package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A form for the parameters of a strategy, made from what the strategy says of them. */
final class ParameterForm extends VBox {
    private static final double HUNDRED = 100;

    private final Messages messages;
    private final Runnable edited;
    private final Map<String, Reader> readers = new LinkedHashMap<>();

    /** Reads what is in a field; {@code null} where nothing is chosen. */
    private interface Reader {
        @Nullable Setting read();
    }

    ParameterForm(Messages messages, Runnable edited) {
        super(8);
        this.messages = messages;
        this.edited = edited;
    }

    /**
     * Shows the parameters of a strategy with what is chosen for them.
     *
     * @param assets of the test
     */
    void show(StrategyType type, Settings chosen, List<String> assets) {
        getChildren().clear();
        readers.clear();
        for (Parameter parameter : type.parameters()) {
            Setting now = chosen.byName().get(parameter.name());
            Node field = field(parameter, now == null ? parameter.usual() : now, assets);
            field.setId("backtest-parameter-" + parameter.name());
            if (field instanceof CheckBox) {
                getChildren().add(field);
            } else {
                Label label = new Label(messages.text(parameter.key()) + unit(parameter));
                label.getStyleClass().add("ek-caption");
                label.setLabelFor(field);
                getChildren().add(new VBox(2, label, field));
            }
        }
    }

    /** What is chosen; what is left empty stays as usual. */
    Settings settings() {
        SortedMap<String, Setting> settings = new TreeMap<>();
        readers.forEach((name, reader) -> {
            Setting setting = reader.read();
            if (setting != null) {
                settings.put(name, setting);
            }
        });
        return new Settings(settings);
    }

    private String unit(Parameter parameter) {
        return switch (parameter.unit()) {
            case FRACTION -> parameter.kind() == Parameter.Kind.WEIGHTS ? "" : " (%)";
            case BARS -> messages.text("backtest.unit.bars");
            case DEVIATIONS -> messages.text("backtest.unit.deviations");
            case NONE, MONEY -> "";
        };
    }

    private Node field(Parameter parameter, @Nullable Setting now, List<String> assets) {
        return switch (parameter.kind()) {
            case WHOLE_NUMBER, NUMBER -> number(parameter, now);
            case FLAG -> flag(parameter, now);
            case CHOICE -> choice(parameter, now, parameter.choices(), true);
            case ASSET -> choice(parameter, now, assets, false);
            case WEIGHTS -> weights(parameter, now, assets);
        };
    }

    private NumberField number(Parameter parameter, @Nullable Setting now) {
        double scale = parameter.unit() == Parameter.Unit.FRACTION ? HUNDRED : 1;
        NumberField field = new NumberField(parameter.least() * scale, parameter.most() * scale);
        if (now instanceof Setting.Amount(double value)) {
            field.setNumber(value * scale);
        }
        field.textProperty().subscribe((before, text) -> edited.run());
        readers.put(
                parameter.name(),
                () -> {
                    BigDecimal value = field.valueProperty().get();
                    return value == null ? null : new Setting.Amount(value.doubleValue() / scale);
                });
        return field;
    }

    private CheckBox flag(Parameter parameter, @Nullable Setting now) {
        CheckBox box = new CheckBox(messages.text(parameter.key()));
        box.setSelected(now instanceof Setting.Flag(boolean value) && value);
        box.selectedProperty().subscribe((before, value) -> edited.run());
        readers.put(parameter.name(), () -> new Setting.Flag(box.isSelected()));
        return box;
    }

    private ComboBox<String> choice(
            Parameter parameter, @Nullable Setting now, List<String> words, boolean isWord) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(words);
        box.setMaxWidth(Double.MAX_VALUE);
        if (now instanceof Setting.Word(String value)) {
            box.setValue(value);
        }
        if (isWord) {
            String key = "strategy.word." + parameter.name() + ".";
            box.setConverter(
                    new StringConverter<>() {
                        @Override
                        public String toString(@Nullable String word) {
                            return word == null ? "" : messages.text(key + word);
                        }

                        @Override
                        public String fromString(String text) {
                            return text;
                        }
                    });
        }
        box.valueProperty().subscribe((before, value) -> edited.run());
        readers.put(
                parameter.name(),
                () -> box.getValue() == null ? null : new Setting.Word(box.getValue()));
        return box;
    }

    /** A fraction in percent for each asset; all empty for the same of each. */
    private VBox weights(Parameter parameter, @Nullable Setting now, List<String> assets) {
        VBox fields = new VBox(4);
        Map<String, NumberField> byAsset = new LinkedHashMap<>();
        for (String asset : assets) {
            NumberField field = new NumberField(0, HUNDRED);
            field.setPrefColumnCount(5);
            field.setAccessibleText(asset);
            if (now instanceof Setting.Weights(SortedMap<String, Double> weights)
                    && weights.get(asset) != null) {
                field.setFraction(weights.get(asset));
            }
            field.textProperty()
                    .subscribe((before, text) -> {
                        edited.run();
                        prompt(byAsset.values());
                    });
            byAsset.put(asset, field);
            Label name = new Label(asset);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            field.setMinWidth(USE_PREF_SIZE);
            Label percent = new Label("%");
            percent.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(8, name, field, percent);
            line.setAlignment(Pos.CENTER_LEFT);
            fields.getChildren().add(line);
        }
        prompt(byAsset.values());
        readers.put(
                parameter.name(),
                () -> {
                    SortedMap<String, Double> weights = new TreeMap<>();
                    byAsset.forEach((asset, field) -> {
                        BigDecimal value = field.valueProperty().get();
                        if (value != null && value.signum() > 0) {
                            weights.put(asset, value.movePointLeft(2).doubleValue());
                        }
                    });
                    return weights.isEmpty() ? null : new Setting.Weights(weights);
                });
        return fields;
    }

    /** What is left empty has as much as the others while all are, and nothing otherwise. */
    private void prompt(Collection<NumberField> weights) {
        boolean alike = weights.stream().allMatch(field -> field.getText().isBlank());
        String usual = alike ? messages.text("backtest.weight.usual") : "0";
        weights.forEach(field -> field.setPromptText(usual));
    }
}
