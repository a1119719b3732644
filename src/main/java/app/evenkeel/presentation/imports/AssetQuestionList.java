package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.portfolio.AssetQuestion;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.fx.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/** Asks which asset each doubtful symbol means; the answer is kept with the import. */
final class AssetQuestionList extends VBox {
    /** A question is short, but there may be many. */
    private static final int MOST = 4;

    private final ImportReviewViewModel model;
    private final Messages messages;

    /** An answer to choose. */
    private record Answer(String target, String text) {}

    AssetQuestionList(ImportReviewViewModel model, Messages messages) {
        super(6);
        this.model = model;
        this.messages = messages;
        setId("import-questions");
        getStyleClass().add("ek-note");
        model.questions().addListener((ListChangeListener<AssetQuestion>) change -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        setVisible(!model.questions().isEmpty());
        setManaged(isVisible());
        model.questions().stream().limit(MOST).forEach(q -> getChildren().add(line(q)));
        int more = model.questions().size() - MOST;
        if (more > 0) {
            getChildren().add(new Label(messages.text("import.question.more", more)));
        }
    }

    private HBox line(AssetQuestion question) {
        Label text =
                new Label(
                        messages.text(
                                "import.question",
                                ShownText.of(
                                        question.symbol()
                                                + (question.told().isEmpty()
                                                        ? ""
                                                        : " (" + question.told() + ")")),
                                question.rows()));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        List<Answer> answers = new ArrayList<>();
        question.candidates()
                .forEach(
                        c -> answers.add(new Answer(c.key(), c.label() + " (" + c.detail() + ")")));
        answers.add(new Answer(AssetQuestion.NEW, messages.text("import.question.new")));
        ComboBox<Answer> choice = new ComboBox<>();
        choice.setId("question-" + question.symbol());
        choice.setPromptText(messages.text("import.question.choose"));
        choice.setConverter(new Named<>(answer -> ShownText.of(answer.text())));
        choice.getItems().setAll(answers);
        choice.setMinWidth(Region.USE_PREF_SIZE);
        choice.setPrefWidth(320);
        choice.setAccessibleText(messages.text("import.question.name", question.symbol()));
        choice.setOnAction(event -> {
            Answer chosen = choice.getValue();
            if (chosen != null) {
                model.answer(question, chosen.target());
            }
        });
        HBox line = new HBox(12, text, choice);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
