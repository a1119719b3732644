package app.evenkeel.presentation.control;

import app.evenkeel.presentation.fx.Workspace;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.transform.Transform;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/** Copies a chart's picture, or saves it as PNG or SVG, or its numbers as CSV. */
public final class ChartExport {
    private static final double SCALE = 2;

    private final Workspace workspace;
    private final String suggestedName;

    /**
     * @param suggestedName file name without its ending
     */
    public ChartExport(Workspace workspace, String suggestedName) {
        this.workspace = workspace;
        this.suggestedName = suggestedName;
    }

    /** What a time series offers beside its picture and numbers. */
    ContextMenu menu(TimeSeriesChart chart) {
        MenuItem all = new MenuItem(workspace.messages().text("chart.menu.reset"));
        all.setOnAction(event -> chart.reset());
        MenuItem figures = new MenuItem(workspace.messages().text("chart.menu.table"));
        figures.setOnAction(event -> chart.toggleTable());
        CheckMenuItem indexed = new CheckMenuItem(workspace.messages().text("chart.menu.indexed"));
        indexed.selectedProperty().bindBidirectional(chart.indexedProperty());
        CheckMenuItem log = new CheckMenuItem(workspace.messages().text("chart.menu.log"));
        log.selectedProperty().bindBidirectional(chart.logarithmicProperty());
        ContextMenu menu = new ContextMenu(all, indexed, log, figures, new SeparatorMenuItem());
        menu.getItems().addAll(pictures(chart));
        menu.getItems()
                .addAll(
                        text("chart.menu.save-svg", ".svg", chart::svg),
                        text("chart.menu.save-csv", ".csv", chart::csv));
        return menu;
    }

    /** What every other picture offers: itself, and the numbers behind it. */
    ContextMenu menu(PaintedControl chart, Supplier<String> csv) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(pictures(chart));
        menu.getItems().add(text("chart.menu.save-csv", ".csv", csv));
        return menu;
    }

    private List<MenuItem> pictures(PaintedControl chart) {
        MenuItem copy = new MenuItem(workspace.messages().text("chart.menu.copy"));
        copy.setOnAction(event -> copy(chart));
        MenuItem save = new MenuItem(workspace.messages().text("chart.menu.save"));
        save.setOnAction(event -> save(chart));
        return List.of(copy, save);
    }

    private MenuItem text(String key, String ending, Supplier<String> content) {
        MenuItem item = new MenuItem(workspace.messages().text(key));
        item.setOnAction(event -> {
            String text = content.get();
            workspace
                    .dialogs()
                    .saveFile(
                            workspace.messages().text(key),
                            suggestedName + ending,
                            file -> write(() -> Files.writeString(file, text)));
        });
        return item;
    }

    private void copy(PaintedControl chart) {
        if (Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, picture(chart)))) {
            workspace.notices().done(workspace.messages().text("chart.copied"));
        }
    }

    private void save(PaintedControl chart) {
        BufferedImage image = SwingFXUtils.fromFXImage(picture(chart), null);
        workspace
                .dialogs()
                .saveFile(
                        workspace.messages().text("chart.menu.save"),
                        suggestedName + ".png",
                        file -> write(() -> png(image, file)));
    }

    private static Path png(BufferedImage image, Path file) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("PNG cannot be written");
        }
        return file;
    }

    private void write(Callable<Path> writing) {
        workspace
                .tasks()
                .run(writing)
                .onSuccess(saved ->
                        workspace
                                .notices()
                                .done(workspace.messages().text("chart.saved", saved.toString())))
                .onProblem(workspace.notices()::problem)
                .start();
    }

    private static WritableImage picture(PaintedControl chart) {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(SCALE, SCALE));
        twice.setFill(chart.colour(PaintedControl.Token.PAPER));
        return chart.snapshot(twice, null);
    }
}
