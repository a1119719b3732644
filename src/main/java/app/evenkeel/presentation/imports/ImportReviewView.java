package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Job;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The sheet that shows dropped files before anything is stored. */
public final class ImportReviewView extends StackPane {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 960;
    private static final double ROW = 32;
    private static final int MOST_ROWS = 5;

    private final ImportReviewViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final Button apply = new Button();
    private final FilteredList<StagedFile> shown;

    public ImportReviewView(ImportReviewViewModel model, Workspace workspace) {
        this.model = model;
        this.shown = new FilteredList<>(model.files());
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        getStyleClass().add("import-review");
        setMaxSize(WIDTH, HEIGHT);
        Region review = review();
        Region progress = progress();
        review.visibleProperty()
                .bind(model.stateProperty().isEqualTo(ImportReviewViewModel.State.REVIEW));
        progress.visibleProperty().bind(model.slowProperty());
        MapperView mapper = new MapperView(model.mapper(), workspace, model::leaveMapper);
        mapper.setOnChoose(() ->
                workspace
                        .dialogs()
                        .chooseFiles(
                                messages.text("mapper.choose"),
                                files -> model.map(files.getFirst())));
        mapper.visibleProperty()
                .bind(model.stateProperty().isEqualTo(ImportReviewViewModel.State.MAPPING));
        getChildren().addAll(review, progress, mapper);
    }

    /** Puts the focus where Enter does what is most likely wanted. */
    public void focusMain() {
        apply.requestFocus();
    }

    private Region review() {
        Label title = new Label();
        title.getStyleClass().add("ek-title");
        title.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> messages.text("import.review.title", model.files().size()),
                                model.files()));
        Label lead = new Label(messages.text("import.review.lead"));
        lead.getStyleClass().add("ek-caption");

        TableView<StagedFile> files = files();
        HBox filters = filters();
        ImportFileDetail detail = new ImportFileDetail(model, messages, formats);
        VBox.setVgrow(detail, Priority.ALWAYS);

        Label problem = new Label();
        problem.getStyleClass().add("ek-error");
        problem.setWrapText(true);
        problem.textProperty()
                .bind(
                        model.problemProperty()
                                .map(p -> p == null ? "" : messages.text(p))
                                .orElse(""));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());

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

        VBox sheet =
                new VBox(
                        8,
                        new VBox(title, lead),
                        new AssetQuestionList(model, messages),
                        filters,
                        files,
                        detail,
                        problem,
                        foot);
        sheet.getStyleClass().add("ek-sheet");
        return sheet;
    }

    private TableView<StagedFile> files() {
        TableView<StagedFile> table = new TableView<>(shown);
        table.setId("import-files");
        table.setAccessibleText(messages.text("import.review.files"));
        table.getColumns()
                .add(Columns.text(messages.text("import.column.file"), 330, StagedFile::fileName));
        table.getColumns()
                .add(Columns.text(messages.text("import.column.source"), 220, this::source));
        table.getColumns().add(count("rows", 72, StagedFile::rows));
        table.getColumns().add(count("added", 72, StagedFile::added));
        table.getColumns().add(count("known", 72, StagedFile::known));
        table.getColumns().add(count("conflicts", 72, f -> (long) f.conflicts().size()));
        table.getColumns().add(count("rejected", 72, StagedFile::rejected));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.minHeightProperty().bind(Bindings.size(shown).map(ImportReviewView::tableHeight));
        table.prefHeightProperty().bind(table.minHeightProperty());
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(file -> {
                    if (file != null) {
                        model.selectedProperty().set(file);
                    }
                });
        model.selectedProperty()
                .subscribe(file -> {
                    if (file != null) {
                        table.getSelectionModel().select(file);
                    }
                });
        return table;
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

    private static double tableHeight(Number files) {
        return ROW * (1 + Math.clamp(files.longValue(), 1, MOST_ROWS)) + 3;
    }

    private String source(StagedFile file) {
        return file.refused() != null
                ? messages.text("import.source.refused")
                : SourceNames.of(messages, file.source(), file.layout());
    }

    private TableColumn<StagedFile, Long> count(
            String key, double width, Function<StagedFile, @Nullable Long> value) {
        TableColumn<StagedFile, Long> column =
                Columns.number(
                        messages.text("import.column." + key),
                        width,
                        value,
                        count -> count == 0 ? "·" : formats.count(count));
        // Only names give way where the window is narrow.
        column.setMinWidth(width + 8);
        column.setMaxWidth(width + 24);
        return column;
    }

    private Region progress() {
        Label what = new Label();
        what.getStyleClass().add("ek-heading");
        Label count = new Label();
        count.getStyleClass().add("ek-caption");
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> model.cancel());
        InvalidationListener follow =
                change -> {
                    if (!model.jobs().isEmpty()) {
                        Job job = model.jobs().getLast();
                        what.setText(messages.text(job.name()));
                        count.textProperty().bind(count(job));
                        bar.progressProperty()
                                .bind(
                                        Bindings.createDoubleBinding(
                                                () -> share(job),
                                                job.doneProperty(),
                                                job.totalProperty()));
                    }
                };
        model.jobs().addListener(follow);
        VBox sheet = new VBox(8, what, bar, count, cancel);
        sheet.getStyleClass().add("ek-sheet");
        sheet.setAlignment(Pos.CENTER_LEFT);
        sheet.setMaxSize(440, Region.USE_PREF_SIZE);
        return sheet;
    }

    private StringBinding count(Job job) {
        return Bindings.createStringBinding(
                () ->
                        job.totalProperty().get() < 0
                                ? formats.count(job.doneProperty().get())
                                : formats.count(job.doneProperty().get())
                                        + " / "
                                        + formats.count(job.totalProperty().get()),
                job.doneProperty(),
                job.totalProperty());
    }

    private static double share(Job job) {
        double total = job.totalProperty().get();
        return total <= 0 ? ProgressBar.INDETERMINATE_PROGRESS : job.doneProperty().get() / total;
    }
}
