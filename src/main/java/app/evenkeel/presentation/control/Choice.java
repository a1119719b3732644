package app.evenkeel.presentation.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of several things to pick from, or none of them in particular. */
public record Choice<T>(Optional<T> value) {
    public static <T> Choice<T> of(T value) {
        return new Choice<>(Optional.of(value));
    }

    public static <T> Choice<T> none() {
        return new Choice<>(Optional.empty());
    }

    /** None first, then each of the values. */
    public static <T> List<Choice<T>> noneOr(List<T> values) {
        List<Choice<T>> choices = new ArrayList<>();
        choices.add(none());
        values.forEach(value -> choices.add(of(value)));
        return choices;
    }
}
