package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.presentation.control.ProblemLine;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.TaskRunner;

import javafx.beans.binding.Bindings;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/**
 * What is under review: the files, what is in the selected one, and the buttons that end it. Its
 * parts are put in their places in turn, because to style all of them at once would be felt.
 */
final class ReviewSheet extends VBox {
    private final ImportReviewViewModel model;
    private final Messages messages;
    private final FilteredList<StagedFile> shown;
    private final VBox middle = new VBox(8);
    private final ImportFileDetail detail;
    private final AssetQuestionList questions;
    private final HBox filters;
    private final FileTable files;
    private final Button apply = new Button();

    ReviewSheet(ImportReviewViewModel model, TaskRunner tasks, Messages messages, Formats formats) {
        super(8);
        this.model = model;
        this.messages = messages;
        shown = new FilteredList<>(model.files());
        detail = new ImportFileDetail(model, tasks, messages, formats);
        VBox.setVgrow(detail, Priority.SOMETIMES);
        VBox.setVgrow(middle, Priority.ALWAYS);
        questions = new AssetQuestionList(model, messages);
        filters = filters();
        files = new FileTable(model, shown, middle.heightProperty(), messages, formats);
        model.selectedProperty()
                .subscribe(file ->
                        VBox.setVgrow(
                                files,
                                file != null && file.refused() != null
                                        ? Priority.ALWAYS
                                        : Priority.NEVER));
        getChildren().addAll(heading(), middle, problem(), foot());
        getStyleClass().add("ek-sheet");
    }

    /** What puts the parts of the sheet in their places and fills them, one after another. */
    List<Runnable> revealing() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> place(questions, filters));
        steps.add(() -> place(files));
        steps.addAll(files.filling());
        steps.add(() -> {
            place(detail);
            detail.reveal();
        });
        return steps;
    }

    private void place(Node... parts) {
        middle.getChildren().addAll(parts);
    }

    /** Takes the parts away, so that the sheet can be shown again at little cost. */
    void conceal() {
        middle.getChildren().clear();
        files.clear();
        detail.conceal();
    }

    /** Puts the focus where Enter does what is most likely wanted. */
    void focusMain() {
        apply.requestFocus();
    }

    private VBox heading() {
        Label title = new Label();
        title.getStyleClass().add("ek-title");
        title.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> messages.text("import.review.title", model.files().size()),
                                model.files()));
        Label lead = new Label(messages.text("import.review.lead"));
        lead.getStyleClass().add("ek-caption");
        return new VBox(title, lead);
    }

    private Label problem() {
        return new ProblemLine(model.problemProperty(), messages);
    }

    private HBox foot() {
        Button discard = new Button(messages.text("action.discard"));
        discard.setCancelButton(true);
        discard.setOnAction(event -> model.discard());
        apply.textProperty()
                .bind(
                        model.toImportProperty()
                                .map(count ->
                                        count.longValue() == 0
                                                ? messages.text("import.review.apply")
                                                : messages.text(
                                                        "import.review.apply.count", count)));
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setId("import-apply");
        apply.getStyleClass().add("accent");
        apply.setDefaultButton(true);
        apply.disableProperty().bind(model.applicableProperty().not());
        apply.setOnAction(event -> model.apply());
        Label nothing = new Label(messages.text("import.review.nothing"));
        nothing.getStyleClass().add("ek-muted");
        nothing.visibleProperty().bind(model.applicableProperty().not());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(8, nothing, space, discard, apply);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    /** Which files are listed, with how many there are of each sort. */
    private HBox filters() {
        HBox box = new HBox(4);
        box.setId("import-filters");
        ToggleGroup group = new ToggleGroup();
        for (FileGroup sort : FileGroup.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("filter-" + sort.name());
            button.setToggleGroup(group);
            button.setSelected(sort == FileGroup.ALL);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.textProperty()
                    .bind(
                            Bindings.createStringBinding(
                                    () ->
                                            messages.text(
                                                    "import.filter." + sort.name(),
                                                    model.files().stream()
                                                            .filter(sort::has)
                                                            .count()),
                                    model.files()));
            button.setOnAction(event -> {
                // One of them always stands.
                button.setSelected(true);
                shown.setPredicate(sort::has);
                StagedFile now = model.selectedProperty().get();
                if (!shown.isEmpty() && (now == null || !shown.contains(now))) {
                    model.selectedProperty().set(shown.getFirst());
                }
            });
            box.getChildren().add(button);
        }
        box.managedProperty().bind(Bindings.size(model.files()).greaterThan(1));
        box.visibleProperty().bind(box.managedProperty());
        return box;
    }
}
