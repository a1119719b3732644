package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was chosen for the parameters of a strategy, by name.
 *
 * @param byName ascending by name, so that the same choices are always told alike
 */
public record Settings(SortedMap<String, Setting> byName) {
    /** Nothing chosen: all as usual. */
    public static final Settings USUAL = new Settings(new TreeMap<>());

    private static final double SUM_TOLERANCE = 1e-9;

    public Settings {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public static Settings of(Map<String, Setting> byName) {
        return new Settings(new TreeMap<>(byName));
    }

    /** The same with one more choice, which goes before one of the same name. */
    public Settings with(String name, Setting setting) {
        SortedMap<String, Setting> more = new TreeMap<>(byName);
        more.put(name, setting);
        return new Settings(more);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    double number(String name) {
        return get(name) instanceof Setting.Amount(double value) ? value : unset(name);
    }

    int whole(String name) {
        return (int) number(name);
    }

    boolean flag(String name) {
        return get(name) instanceof Setting.Flag(boolean value) && value;
    }

    String word(String name) {
        return get(name) instanceof Setting.Word(String value) ? value : "";
    }

    <E extends Enum<E>> E choice(String name, Class<E> of) {
        String word = word(name);
        for (E constant : of.getEnumConstants()) {
            if (Parameter.word(constant).equals(word)) {
                return constant;
            }
        }
        throw new SettingException(name + " is " + word);
    }

    /** Weights by asset of the bars. */
    double[] weights(String name, Bars bars) {
        double[] weights = new double[bars.assets()];
        if (get(name) instanceof Setting.Weights(SortedMap<String, Double> byAsset)
                && !byAsset.isEmpty()) {
            byAsset.forEach((asset, weight) -> weights[asset(asset, bars)] = weight);
        } else {
            Arrays.fill(weights, 1.0 / weights.length);
        }
        return weights;
    }

    static int asset(String name, Bars bars) {
        int found = bars.names().indexOf(name);
        if (found < 0) {
            throw new SettingException(
                    "There are no prices of \"" + name + "\"; there are: " + bars.names());
        }
        return found;
    }

    private Setting get(String name) {
        Setting found = byName.get(name);
        if (found == null) {
            throw new SettingException(name + " must be given");
        }
        return found;
    }

    private static double unset(String name) {
        throw new SettingException(name + " is no number");
    }

    /** With what is usual where nothing was chosen. */
    Settings completed(List<Parameter> parameters) {
        SortedMap<String, Setting> all = new TreeMap<>(byName);
        for (Parameter parameter : parameters) {
            if (parameter.usual() != null) {
                all.putIfAbsent(parameter.name(), parameter.usual());
            }
        }
        return new Settings(all);
    }

    /**
     * Holds the choices against what can be chosen.
     *
     * @throws SettingException if one is unknown, missing or out of range
     */
    public void check(StrategyType type) {
        List<String> known = new ArrayList<>();
        for (Parameter parameter : type.parameters()) {
            known.add(parameter.name());
            Setting chosen = byName.get(parameter.name());
            if (chosen != null) {
                check(parameter, chosen);
            } else if (parameter.usual() == null) {
                throw new SettingException(type.id() + " needs " + parameter.name());
            }
        }
        for (String name : byName.keySet()) {
            if (!known.contains(name)) {
                throw new SettingException(
                        type.id()
                                + " has no \""
                                + name
                                + "\"; it has: "
                                + String.join(", ", known));
            }
        }
    }

    private static void check(Parameter parameter, Setting chosen) {
        boolean fits =
                switch (parameter.kind()) {
                    case WHOLE_NUMBER ->
                            chosen instanceof Setting.Amount(double value)
                                    && value == Math.rint(value)
                                    && isWithin(parameter, value);
                    case NUMBER ->
                            chosen instanceof Setting.Amount(double value)
                                    && isWithin(parameter, value);
                    case FLAG -> chosen instanceof Setting.Flag;
                    case CHOICE ->
                            chosen instanceof Setting.Word(String value)
                                    && parameter.choices().contains(value);
                    case ASSET -> chosen instanceof Setting.Word;
                    case WEIGHTS ->
                            chosen instanceof Setting.Weights(SortedMap<String, Double> byAsset)
                                    && isShare(byAsset);
                };
        if (!fits) {
            throw new SettingException(parameter.name() + " must be " + wanted(parameter));
        }
    }

    private static boolean isWithin(Parameter parameter, double value) {
        return value >= parameter.least() && value <= parameter.most();
    }

    private static boolean isShare(SortedMap<String, Double> weights) {
        double sum = 0;
        for (double weight : weights.values()) {
            if (!(weight >= 0)) {
                return false;
            }
            sum += weight;
        }
        return sum <= 1 + SUM_TOLERANCE;
    }

    private static String wanted(Parameter parameter) {
        return switch (parameter.kind()) {
            case WHOLE_NUMBER ->
                    "a whole number from "
                            + (long) parameter.least()
                            + " to "
                            + (long) parameter.most();
            case NUMBER -> "a number from " + parameter.least() + " to " + parameter.most();
            case FLAG -> "true or false";
            case CHOICE -> "one of " + String.join(", ", parameter.choices());
            case ASSET -> "the name of an asset";
            case WEIGHTS -> "a fraction for each asset, together at most 1";
        };
    }
}
