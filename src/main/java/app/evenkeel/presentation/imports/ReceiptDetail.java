package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.imports.ImportsViewModel.Preview;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/** The selected receipt in full, and what undoing it would take. */
final class ReceiptDetail extends ScrollPane {
    private static final int SHOWN = 8;

    private final ImportsViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final ZoneId zone;
    private final VBox page = new VBox(16);

    ReceiptDetail(ImportsViewModel model, Messages messages, Formats formats, ZoneId zone) {
        this.model = model;
        this.messages = messages;
        this.formats = formats;
        this.zone = zone;
        page.setPadding(new Insets(0, 0, 0, 24));
        setContent(page);
        setFitToWidth(true);
        setMinWidth(240);
        model.selectedProperty().subscribe(this::show);
        model.previewProperty().subscribe(this::show);
        model.problemProperty().subscribe(this::show);
    }

    private void show() {
        ImportBatch batch = model.selectedProperty().get();
        Preview preview = model.previewProperty().get();
        Problem problem = model.problemProperty().get();
        page.getChildren().clear();
        if (batch == null) {
            return;
        }
        Label name = new Label(breakable(batch.fileName()));
        name.getStyleClass().add("ek-heading");
        name.setWrapText(true);
        page.getChildren().addAll(name, facts(batch, preview));
        if (batch.undoneAt() != null) {
            page.getChildren()
                    .add(
                            wrapped(
                                    messages.text(
                                            "imports.undone.at",
                                            formats.dateTime(batch.undoneAt(), zone))));
        } else if (preview != null) {
            page.getChildren().add(undo(preview));
            differences(preview);
        } else if (problem != null) {
            VBox note = new VBox(wrapped(messages.text(problem)));
            note.getStyleClass().addAll("ek-note", "error");
            page.getChildren().add(note);
        }
    }

    /** The name with places where a line may end: after separators, and before the ending. */
    static String breakable(String fileName) {
        return fileName.replaceAll("([_)\\-])(?=.)|(?<=.)(?=\\.[^.]*$)", "$1\u200B");
    }

    /** Where what the file states to be held is still not what the ledger says. */
    private void differences(Preview preview) {
        List<Problem> found =
                preview.undo().stated().stream()
                        .flatMap(line -> line.difference(preview.labels()).stream())
                        .toList();
        if (found.isEmpty()) {
            return;
        }
        Label title = new Label(messages.text("imports.stated.differ", found.size()));
        title.getStyleClass().add("ek-heading");
        title.setWrapText(true);
        VBox notes = new VBox(4);
        notes.getStyleClass().add("ek-note");
        found.stream()
                .limit(SHOWN)
                .map(problem -> wrapped(messages.text(problem)))
                .forEach(notes.getChildren()::add);
        if (found.size() > SHOWN) {
            notes.getChildren()
                    .add(wrapped(messages.text("imports.undo.more", found.size() - SHOWN)));
        }
        page.getChildren().addAll(title, notes);
    }

    private GridPane facts(ImportBatch batch, @Nullable Preview preview) {
        GridPane grid = new GridPane(16, 4);
        int row = 0;
        fact(
                grid,
                row++,
                "import.column.source",
                SourceNames.of(messages, batch.source(), batch.layout()));
        fact(grid, row++, "imports.column.time", formats.dateTime(batch.importedAt(), zone));
        fact(grid, row++, "import.column.rows", formats.count(batch.rows()));
        fact(grid, row++, "import.column.added", formats.count(batch.fresh()));
        fact(grid, row++, "import.column.known", formats.count(batch.known()));
        fact(grid, row++, "import.column.conflicts", formats.count(batch.conflicts()));
        fact(grid, row++, "import.column.rejected", formats.count(batch.rejected()));
        fact(grid, row++, "imports.column.transactions", formats.count(batch.added()));
        if (preview != null && !preview.undo().stated().isEmpty()) {
            fact(
                    grid,
                    row++,
                    "imports.column.stated",
                    formats.count(preview.undo().stated().size()));
        }
        fact(
                grid,
                row,
                "imports.column.digest",
                batch.sha256().substring(0, Math.min(16, batch.sha256().length())));
        return grid;
    }

    private void fact(GridPane grid, int row, String key, String value) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-caption");
        label.setMinWidth(USE_PREF_SIZE);
        grid.addRow(row, label, wrapped(value));
    }

    private VBox undo(Preview preview) {
        VBox box = new VBox(8);
        box.getStyleClass().add("ek-section");
        Label title = new Label(messages.text("imports.undo.title"));
        title.getStyleClass().add("ek-heading");
        box.getChildren()
                .addAll(
                        title,
                        wrapped(messages.text("imports.undo.removes", preview.undo().removes())));
        if (preview.undo().restores() > 0) {
            box.getChildren()
                    .add(
                            wrapped(
                                    messages.text(
                                            "imports.undo.restores", preview.undo().restores())));
        }
        if (!preview.undo().stated().isEmpty()) {
            box.getChildren()
                    .add(
                            wrapped(
                                    messages.text(
                                            "imports.undo.stated",
                                            preview.undo().stated().size())));
        }
        if (preview.undo().prices() > 0) {
            box.getChildren()
                    .add(wrapped(messages.text("imports.undo.prices", preview.undo().prices())));
        }
        if (preview.undo().pricesBack() > 0) {
            box.getChildren()
                    .add(
                            wrapped(
                                    messages.text(
                                            "imports.undo.prices.back",
                                            preview.undo().pricesBack())));
        }
        TransactionWords words = new TransactionWords(messages, formats, preview.labels());
        list(box, "imports.undo.edited", preview.undo().editedRows(), words);
        list(box, "imports.undo.left-short", preview.undo().leftShort(), words);
        Button undo = new Button(messages.text("imports.undo.action"));
        undo.setOnAction(event -> model.undo());
        box.getChildren().add(undo);
        return box;
    }

    private void list(
            VBox box, String key, List<Transaction> transactions, TransactionWords words) {
        if (transactions.isEmpty()) {
            return;
        }
        VBox note = new VBox(4, wrapped(messages.text(key, transactions.size())));
        note.getStyleClass().add("ek-note");
        transactions.stream()
                .limit(SHOWN)
                .map(t -> wrapped(words.day(t) + "  " + words.type(t) + "  " + words.moved(t)))
                .forEach(note.getChildren()::add);
        if (transactions.size() > SHOWN) {
            note.getChildren()
                    .add(wrapped(messages.text("imports.undo.more", transactions.size() - SHOWN)));
        }
        box.getChildren().add(note);
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
