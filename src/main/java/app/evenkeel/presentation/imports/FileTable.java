package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.RowTally;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The files under review with what is in each; the selected one is shown below. */
final class FileTable extends TableView<StagedFile> {
    private static final double ROW = 32;
    private static final int FEWEST_ROWS = 5;

    private final ImportReviewViewModel model;
    private final ObservableList<StagedFile> shown;
    private final Messages messages;
    private final Formats formats;

    FileTable(
            ImportReviewViewModel model,
            ObservableList<StagedFile> shown,
            ReadOnlyDoubleProperty room,
            Messages messages,
            Formats formats) {
        this.model = model;
        this.shown = shown;
        this.messages = messages;
        this.formats = formats;
        setId("import-files");
        setPlaceholder(new Region());
        setAccessibleText(messages.text("import.review.files"));
        // Many files get half of the room, and what is in the selected one the other half; where
        // that is little, they get what it leaves.
        minHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        tableHeight(
                                                shown.size(),
                                                Math.max(
                                                        FEWEST_ROWS,
                                                        (int) (room.get() / 2 / ROW) - 1)),
                                shown,
                                room));
        prefHeightProperty().bind(minHeightProperty());
        maxHeightProperty()
                .bind(Bindings.size(shown).map(files -> tableHeight(files, Integer.MAX_VALUE)));
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(file -> {
                    if (file != null) {
                        model.selectedProperty().set(file);
                    }
                });
        model.selectedProperty().subscribe(file -> showSelected());
    }

    private void showSelected() {
        StagedFile file = model.selectedProperty().get();
        if (file != null && !file.equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().select(file);
            scrollTo(file);
        }
    }

    /** What fills the table, one after another. */
    List<Runnable> filling() {
        List<TableColumn<StagedFile, ?>> columns =
                List.of(
                        Columns.text(
                                messages.text("import.column.file"), 330, StagedFile::fileName),
                        Columns.text(messages.text("import.column.source"), 220, this::source),
                        count("rows", 72, RowTally::rows),
                        count("added", 72, RowTally::fresh),
                        count("known", 72, RowTally::known),
                        count("conflicts", 72, RowTally::conflicting),
                        count("rejected", 72, RowTally::rejected));
        List<Runnable> steps =
                new ArrayList<>(
                        Columns.filling(
                                this,
                                columns,
                                shown,
                                () ->
                                        setColumnResizePolicy(
                                                CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN)));
        steps.add(this::showSelected);
        return steps;
    }

    /** Takes columns and rows away. */
    void clear() {
        setItems(FXCollections.observableArrayList());
        getColumns().clear();
    }

    private static double tableHeight(Number files, int most) {
        return ROW * (1 + Math.clamp(files.longValue(), 1, most)) + 3;
    }

    private String source(StagedFile file) {
        return file.refused() != null
                ? messages.text("import.source.refused")
                : SourceNames.of(messages, file.source(), file.layout());
    }

    private TableColumn<StagedFile, Long> count(
            String key, double width, ToLongFunction<RowTally> value) {
        TableColumn<StagedFile, Long> column =
                Columns.number(
                        messages.text("import.column." + key),
                        width,
                        file -> value.applyAsLong(file.tally()),
                        count -> count == 0 ? "·" : formats.count(count));
        // Only names give way where the window is narrow.
        column.setMinWidth(width + 8);
        column.setMaxWidth(width + 24);
        return column;
    }
}
