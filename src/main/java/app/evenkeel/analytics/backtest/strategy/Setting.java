package app.evenkeel.analytics.backtest.strategy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was chosen for one parameter. */
public sealed interface Setting {
    /** A number; a whole one too. */
    record Amount(double value) implements Setting {}

    /** Yes or no. */
    record Flag(boolean value) implements Setting {}

    /** One of a few words, or the name of an asset. */
    record Word(String value) implements Setting {}

    /** A fraction for each asset by name, in the order of names; empty for the same of each. */
    record Weights(SortedMap<String, Double> byAsset) implements Setting {
        static final Weights EQUAL = new Weights(new TreeMap<>());

        public Weights {
            byAsset = Collections.unmodifiableSortedMap(new TreeMap<>(byAsset));
        }

        public static Weights of(Map<String, Double> byAsset) {
            return new Weights(new TreeMap<>(byAsset));
        }
    }
}
