package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The words of the type column, each with what it means. */
final class WordList extends VBox {
    private static final double WIDTH = 320;

    private final MapperViewModel model;
    private final Messages messages;
    private final GridPane grid = new GridPane(12, 6);
    private List<TemplateDraft.Word> shown = List.of();

    /** A meaning to choose: a type, nothing to be read, or not decided. */
    private record Meaning(@Nullable TransactionType type, boolean skipped) {}

    WordList(MapperViewModel model, Messages messages) {
        super(8);
        this.model = model;
        this.messages = messages;
        setId("mapper-words");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        Label title = new Label(messages.text("mapper.words"));
        title.getStyleClass().add("ek-heading");
        ColumnConstraints word = new ColumnConstraints();
        word.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(word, new ColumnConstraints(168));
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
    }

    void show(@Nullable TemplateDraft draft) {
        List<TemplateDraft.Word> words = draft == null ? List.of() : draft.words();
        setVisible(!words.isEmpty());
        setManaged(!words.isEmpty());
        if (words.stream()
                .map(TemplateDraft.Word::text)
                .toList()
                .equals(shown.stream().map(TemplateDraft.Word::text).toList())) {
            // The same lines: the one with the focus keeps it.
            update(words);
            return;
        }
        shown = words;
        grid.getChildren().clear();
        for (int i = 0; i < words.size(); i++) {
            Label text = new Label(ShownText.of(words.get(i).text()));
            ComboBox<Meaning> meaning = meaning(words.get(i));
            text.setLabelFor(meaning);
            grid.addRow(i, text, meaning);
        }
    }

    private void update(List<TemplateDraft.Word> words) {
        shown = words;
        List<ComboBox<Meaning>> boxes = boxes();
        for (int i = 0; i < words.size(); i++) {
            boxes.get(i).setValue(of(words.get(i)));
        }
    }

    @SuppressWarnings("unchecked")
    private List<ComboBox<Meaning>> boxes() {
        return grid.getChildren().stream()
                .filter(ComboBox.class::isInstance)
                .map(node -> (ComboBox<Meaning>) node)
                .toList();
    }

    private ComboBox<Meaning> meaning(TemplateDraft.Word word) {
        List<Meaning> all = new ArrayList<>();
        all.add(new Meaning(null, false));
        all.add(new Meaning(null, true));
        for (TransactionType type : TransactionType.values()) {
            all.add(new Meaning(type, false));
        }
        ComboBox<Meaning> box = new ComboBox<>();
        box.getItems().setAll(all);
        box.setConverter(new Named<>(this::text));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId("word-" + word.text());
        box.setAccessibleText(messages.text("mapper.word", word.text()));
        box.setValue(of(word));
        box.valueProperty()
                .subscribe((before, now) -> {
                    if (now != null && !now.equals(current(word.text()))) {
                        model.meaning(word.text(), now.type(), now.skipped());
                    }
                });
        return box;
    }

    /** What the draft says, whatever the box shows. */
    private @Nullable Meaning current(String text) {
        TemplateDraft draft = model.draftProperty().get();
        return draft == null
                ? null
                : draft.words().stream()
                        .filter(word -> word.text().equals(text))
                        .map(WordList::of)
                        .findFirst()
                        .orElse(null);
    }

    private static Meaning of(TemplateDraft.Word word) {
        return new Meaning(word.type(), word.skipped());
    }

    private String text(Meaning meaning) {
        if (meaning.skipped()) {
            return messages.text("mapper.word.skip");
        }
        return meaning.type() == null
                ? messages.text("mapper.word.open")
                : messages.text("type." + meaning.type().name());
    }
}
