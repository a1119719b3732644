package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the trials of one sweep in the user's language and number format. */
final class SweepWords {
    private final List<String> varied;
    private final Messages messages;
    private final Formats formats;

    SweepWords(SweepConfig config, Messages messages, Formats formats) {
        this.varied = config.axes().stream().map(Axis::parameter).toList();
        this.messages = messages;
        this.formats = formats;
    }

    /** What is varied of a trial, without what all have in common. */
    String settings(Trial trial) {
        return varied.stream()
                .map(name ->
                        messages.text("strategy.parameter." + name)
                                + " "
                                + value(
                                        Objects.requireNonNull(
                                                trial.settings().byName().get(name))))
                .collect(Collectors.joining(", "));
    }

    String value(Setting setting) {
        return switch (setting) {
            case Setting.Amount(double value) -> formats.number(BigDecimal.valueOf(value), 0, 4);
            case Setting.Flag(boolean value) ->
                    messages.text(value ? "backtest.flag.on" : "backtest.flag.off");
            case Setting.Word(String value) -> value;
            case Setting.Weights weights -> weights.byAsset().toString();
        };
    }

    String number(double value) {
        return number(value, 2);
    }

    String whole(double value) {
        return number(value, 0);
    }

    private String number(double value, int places) {
        return Double.isFinite(value)
                ? formats.number(BigDecimal.valueOf(value), places, places)
                : Formats.UNKNOWN;
    }

    String percent(double fraction) {
        return Double.isFinite(fraction)
                ? formats.percent(BigDecimal.valueOf(fraction), 1)
                : Formats.UNKNOWN;
    }
}
