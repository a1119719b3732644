package app.evenkeel.presentation.control;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** A box to choose one of several values, each under its word; the first one to begin with. */
public final class WordBox<T> extends ComboBox<T> {
    public WordBox(List<T> values, Function<T, String> word) {
        getItems().setAll(values);
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return value == null ? "" : word.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("chosen, never typed");
                    }
                });
        getSelectionModel().selectFirst();
    }
}
