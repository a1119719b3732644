package app.evenkeel.analytics.backtest.strategy;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * Describes one thing that can be chosen about a strategy.
 *
 * @param name stable name, as in a configuration; its label stands under {@link #key()}
 * @param least and {@code most} bound a number, both included
 * @param usual what holds where nothing is chosen; {@code null} where something must be
 * @param choices the words of a {@link Kind#CHOICE}
 */
public record Parameter(
        String name,
        Kind kind,
        double least,
        double most,
        @Nullable Setting usual,
        Unit unit,
        List<String> choices) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    /** What kind of thing is chosen. */
    public enum Kind {
        WHOLE_NUMBER,
        NUMBER,
        FLAG,
        /** One of a few words. */
        CHOICE,
        /** One asset of the test. */
        ASSET,
        /** A fraction for each asset. */
        WEIGHTS
    }

    /** What a number counts. */
    public enum Unit {
        NONE,
        /** Trading days. */
        BARS,
        /** A decimal fraction: 0.05 is five percent. */
        FRACTION,
        /** In the currency of the test. */
        MONEY,
        /** Standard deviations. */
        DEVIATIONS
    }

    /** Message key of the label. */
    public String key() {
        return "strategy.parameter." + name;
    }

    static Parameter whole(String name, int least, int most, int usual, Unit unit) {
        return new Parameter(
                name, Kind.WHOLE_NUMBER, least, most, new Setting.Amount(usual), unit, List.of());
    }

    static Parameter number(String name, double least, double most, double usual, Unit unit) {
        return new Parameter(
                name, Kind.NUMBER, least, most, new Setting.Amount(usual), unit, List.of());
    }

    static Parameter flag(String name, boolean usual) {
        return new Parameter(name, Kind.FLAG, 0, 1, new Setting.Flag(usual), Unit.NONE, List.of());
    }

    static <E extends Enum<E>> Parameter choice(String name, E usual) {
        List<String> words =
                List.of(usual.getDeclaringClass().getEnumConstants()).stream()
                        .map(Parameter::word)
                        .toList();
        return new Parameter(
                name, Kind.CHOICE, 0, 0, new Setting.Word(word(usual)), Unit.NONE, words);
    }

    static Parameter asset(String name) {
        return new Parameter(name, Kind.ASSET, 0, 0, null, Unit.NONE, List.of());
    }

    /** Weights of assets; those not named have none. Usually all alike. */
    static Parameter weights(String name) {
        return new Parameter(
                name, Kind.WEIGHTS, 0, 1, Setting.Weights.EQUAL, Unit.FRACTION, List.of());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
