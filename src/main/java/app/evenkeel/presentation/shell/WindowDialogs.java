package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Dialogs;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.print.PrinterJob;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Dialogs inside the window, and the system's own for files and printers. */
final class WindowDialogs implements Dialogs {
    /** What the importers read, as it is usually named. */
    private static final List<String> READ =
            Stream.of("csv", "tsv", "txt", "xlsx", "xml", "json", "zip")
                    .flatMap(ending ->
                            Stream.of("*." + ending, "*." + ending.toUpperCase(Locale.ROOT)))
                    .toList();

    private final Overlays overlays;
    private final Messages messages;
    private final Supplier<@Nullable Window> owner;

    WindowDialogs(Overlays overlays, Messages messages, Supplier<@Nullable Window> owner) {
        this.overlays = overlays;
        this.messages = messages;
        this.owner = owner;
    }

    @Override
    public void confirm(String title, String text, String action, Runnable confirmed) {
        Label heading = new Label(title);
        heading.getStyleClass().add("ek-title");
        Label body = new Label(text);
        body.setWrapText(true);
        body.setMinHeight(Region.USE_PREF_SIZE);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> overlays.hide());
        Button go = new Button(action);
        go.getStyleClass().add("accent");
        go.setOnAction(event -> {
            overlays.hide();
            confirmed.run();
        });
        HBox foot = new HBox(8, cancel, go);
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(16, heading, body, foot);
        sheet.getStyleClass().add("ek-sheet");
        sheet.setMaxSize(480, Region.USE_PREF_SIZE);
        overlays.show(sheet, overlays::hide);
    }

    @Override
    public void chooseFiles(String title, Consumer<List<Path>> chosen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(messages.text("dialog.files.read"), READ),
                        new FileChooser.ExtensionFilter(messages.text("dialog.files.all"), "*"));
        try {
            List<File> files = chooser.showOpenMultipleDialog(owner.get());
            if (files != null && !files.isEmpty()) {
                chosen.accept(files.stream().map(File::toPath).toList());
            }
        } catch (UnsupportedOperationException headless) {
            log().info("No file dialog on this platform");
        }
    }

    @Override
    public void saveFile(String title, String suggestedName, Consumer<Path> chosen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestedName);
        try {
            File file = chooser.showSaveDialog(owner.get());
            if (file != null) {
                chosen.accept(file.toPath());
            }
        } catch (UnsupportedOperationException headless) {
            log().info("No file dialog on this platform");
        }
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        if (!Clipboard.getSystemClipboard().setContent(content)) {
            log().warn("The clipboard refused the text");
        }
    }

    @Override
    public void print(String title, String text) {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            log().info("No printer");
            return;
        }
        job.getJobSettings().setJobName(title);
        if (job.showPrintDialog(owner.get())) {
            Text page = new Text(text);
            page.setWrappingWidth(job.getJobSettings().getPageLayout().getPrintableWidth());
            if (job.printPage(page)) {
                job.endJob();
            }
        }
    }

    /** Only when there is something to say: the first-run screen has dialogs, and must not wait. */
    private static Logger log() {
        return LoggerFactory.getLogger(WindowDialogs.class);
    }
}
