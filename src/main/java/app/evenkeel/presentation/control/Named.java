package app.evenkeel.presentation.control;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** How a list of choices that cannot be typed names each. */
public final class Named<T> extends StringConverter<@Nullable T> {
    private final Function<T, String> name;

    public Named(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : name.apply(value);
    }

    @Override
    public @Nullable T fromString(String text) {
        return null;
    }
}
