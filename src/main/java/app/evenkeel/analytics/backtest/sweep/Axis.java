package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.backtest.strategy.Setting;

import java.util.List;

/**
 * A parameter that is varied.
 *
 * @param parameter its name
 * @param values what it takes in turn, at least one; in their order where they have one
 */
public record Axis(String parameter, List<Setting> values) {
    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values of " + parameter);
        }
    }

    /** Whether two neighbouring values are near each other, as numbers are and words are not. */
    boolean isOrdered() {
        return values.stream().allMatch(value -> value instanceof Setting.Amount);
    }
}
