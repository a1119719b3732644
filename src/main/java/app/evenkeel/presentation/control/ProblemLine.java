package app.evenkeel.presentation.control;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/** What went wrong, below what it is about; takes no room while nothing did. */
public final class ProblemLine extends Label {
    public ProblemLine(ObservableValue<@Nullable Problem> problem, Messages messages) {
        getStyleClass().add("ek-error");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        textProperty()
                .bind(problem.map(found -> found == null ? "" : messages.text(found)).orElse(""));
        managedProperty().bind(textProperty().isNotEmpty());
    }
}
