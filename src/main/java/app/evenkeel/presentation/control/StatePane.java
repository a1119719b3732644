package app.evenkeel.presentation.control;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/**
 * What a screen shows while it loads, when there is nothing, and when something went wrong; else
 * its content. A problem stands above what was loaded before it, which stays.
 */
public final class StatePane extends VBox {
    private final Messages messages;
    private final StackPane body = new StackPane();
    private final HBox note = new HBox(16);
    private final Label sentence = new Label();
    private final VBox waiting;

    /**
     * @param again what the button beside a problem does
     */
    public StatePane(Messages messages, Runnable again) {
        this.messages = messages;
        getStyleClass().add("ek-state");
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button retry = new Button(messages.text("state.retry"));
        retry.setMinWidth(USE_PREF_SIZE);
        retry.setOnAction(event -> again.run());
        note.getStyleClass().addAll("ek-note", "error");
        note.setAlignment(Pos.CENTER_LEFT);
        note.getChildren().addAll(sentence, retry);
        Label word = new Label(messages.text("state.loading"));
        word.getStyleClass().add("ek-caption");
        waiting = new VBox(12, new BusySign(), word);
        waiting.setAlignment(Pos.CENTER);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(note, body);
        showProblem(null);
        body.getChildren().setAll(waiting);
    }

    /** Shows content, an empty state, or with {@code null} that it is still loading. */
    public void show(@Nullable Node content) {
        Node wanted = content == null ? waiting : content;
        hold(wanted);
        // What was shown stays, unseen: to take it out and put it back would style it anew.
        body.getChildren()
                .forEach(node -> {
                    node.setVisible(node.equals(wanted));
                    node.setOpacity(1);
                });
        if (!wanted.equals(waiting)) {
            body.getChildren().remove(waiting);
        }
    }

    /**
     * Has content styled and laid out beneath what is shown, without being seen, so that it costs
     * less to show it later.
     */
    public void prepare(Node content) {
        hold(content);
        content.setOpacity(0);
        content.setVisible(true);
        content.toBack();
    }

    private void hold(Node content) {
        if (!body.getChildren().contains(content)) {
            body.getChildren().add(content);
        }
    }

    /** Shows each problem that comes, until it is {@code null} again. */
    public void follow(ObservableValue<@Nullable Problem> problem) {
        problem.subscribe(this::showProblem);
    }

    private void showProblem(@Nullable Problem problem) {
        note.setVisible(problem != null);
        note.setManaged(problem != null);
        if (problem != null) {
            sentence.setText(messages.text(problem));
            // Nothing was loaded and nothing will be: the sign would move for ever.
            body.getChildren().remove(waiting);
        }
    }
}
