package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One parameter and the values it takes. */
final class AxisRow extends VBox {
    private static final int MOST_STEPS = 60;

    private final Messages messages;
    private final ComboBox<Parameter> parameter = new ComboBox<>();
    private final NumberField low = new NumberField(-1e12, 1e12);
    private final NumberField high = new NumberField(-1e12, 1e12);
    private final NumberField steps = new NumberField(1, MOST_STEPS);
    private @Nullable Axis shown;
    private @Nullable Axis asShown;

    AxisRow(String key, Messages messages) {
        super(2);
        this.messages = messages;
        parameter.setMaxWidth(Double.MAX_VALUE);
        parameter.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Parameter value) {
                        return value == null ? "" : messages.text(value.key());
                    }

                    @Override
                    public @Nullable Parameter fromString(String text) {
                        return null;
                    }
                });
        parameter.valueProperty().subscribe(this::suggest);
        VBox named = field(key, parameter);
        HBox.setHgrow(named, Priority.ALWAYS);
        HBox line = new HBox(8, named);
        line.getChildren()
                .addAll(
                        field("backtest.sweep.low", low),
                        field("backtest.sweep.high", high),
                        field("backtest.sweep.steps", steps));
        getChildren().add(line);
    }

    private VBox field(String key, Control input) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(input);
        if (input instanceof NumberField number) {
            number.setPrefColumnCount(4);
            number.setMinWidth(72);
        }
        return new VBox(2, label, input);
    }

    /**
     * Offers parameters.
     *
     * @param chosen index of the one that is chosen at first
     */
    void offer(List<Parameter> numbers, int chosen) {
        parameter.getItems().setAll(numbers);
        parameter.setValue(chosen < numbers.size() ? numbers.get(chosen) : null);
    }

    /** From half to twice of what is usual, as far as the parameter goes. */
    private void suggest(@Nullable Parameter value) {
        if (value != null && value.usual() instanceof Setting.Amount(double usual)) {
            double base = usual == 0 ? Math.max(value.least(), 0.01) : usual;
            low.setNumber(fit(value, base / 2));
            high.setNumber(fit(value, base * 2));
            steps.setNumber(11);
        }
    }

    private double fit(Parameter value, double number) {
        double within = Math.clamp(number, value.least(), value.most());
        return value.kind() == Parameter.Kind.WHOLE_NUMBER ? Math.rint(within) : within;
    }

    /** Shows an axis; nothing where it varies what is not offered. */
    void show(@Nullable Axis axis) {
        Parameter found =
                axis == null
                        ? null
                        : parameter.getItems().stream()
                                .filter(offered -> offered.name().equals(axis.parameter()))
                                .findFirst()
                                .orElse(null);
        parameter.setValue(found);
        if (found != null
                && axis != null
                && axis.values().getFirst() instanceof Setting.Amount(double from)
                && axis.values().getLast() instanceof Setting.Amount(double to)) {
            low.setNumber(from);
            high.setNumber(to);
            steps.setNumber(axis.values().size());
        }
        shown = axis;
        asShown = said().orElse(null);
    }

    /** The axis that is shown, to the last bit while no field is changed; else what they say. */
    Optional<Axis> axis() {
        Optional<Axis> said = said();
        return said.isPresent() && said.get().equals(asShown) ? Optional.ofNullable(shown) : said;
    }

    private Optional<Axis> said() {
        Parameter chosen = parameter.getValue();
        BigDecimal from = low.valueProperty().get();
        BigDecimal to = high.valueProperty().get();
        BigDecimal count = steps.valueProperty().get();
        if (chosen == null || from == null || to == null || count == null) {
            return Optional.empty();
        }
        int n = Math.max(1, count.intValue());
        List<Setting> values = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double share = n == 1 ? 0 : (double) i / (n - 1);
            double value = from.doubleValue() + share * (to.doubleValue() - from.doubleValue());
            Setting setting = new Setting.Amount(fit(chosen, value));
            if (!values.contains(setting)) {
                values.add(setting);
            }
        }
        return Optional.of(new Axis(chosen.name(), values));
    }
}
