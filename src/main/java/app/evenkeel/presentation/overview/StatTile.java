package app.evenkeel.presentation.overview;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

import java.util.function.Consumer;

/**
 * One figure with its name and a note, on a TilesFX tile. The tile paints itself in colours that it
 * is told; a label that only carries the theme's colours tells it.
 */
final class StatTile extends Region {
    private final Label name = new Label();
    private final Hyperlink figure = new Hyperlink();
    private final Label unit = new Label();
    private final Label note = new Label();
    private final Label paper = new Label();
    private final VBox text = new VBox(2);
    private final Tile tile;

    /**
     * @param explain shows how the figure was made, beside it
     */
    StatTile(String title, Consumer<Node> explain) {
        getStyleClass().add("ek-tile");
        name.setText(title);
        name.getStyleClass().add("ek-caption");
        figure.getStyleClass().addAll("ek-figure", "ek-figure-link");
        figure.setOnAction(event -> {
            figure.setVisited(false);
            explain.accept(figure);
        });
        figure.setMinWidth(0);
        unit.getStyleClass().add("ek-caption");
        unit.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("ek-caption");
        // A warning that is cut off warns of nothing.
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        HBox line = new HBox(6, figure, unit);
        line.setAlignment(Pos.BASELINE_LEFT);
        text.getChildren().addAll(name, line, note);
        text.getStyleClass().add("ek-tile-text");
        text.setAlignment(Pos.TOP_LEFT);
        tile =
                TileBuilder.create()
                        .skinType(SkinType.CUSTOM)
                        .title("")
                        .textVisible(false)
                        .animated(false)
                        .borderWidth(0)
                        .graphic(text)
                        .build();
        tile.setFocusTraversable(false);
        paper.getStyleClass().add("ek-tile-paper");
        paper.setVisible(false);
        paper.textFillProperty().subscribe(this::paint);
        getChildren().addAll(paper, tile);
    }

    private void paint(Paint colour) {
        if (colour instanceof Color plain) {
            tile.setBackgroundColor(plain);
            tile.setForegroundBaseColor(plain);
        }
    }

    /** Shows a figure; {@code sign} colours it as a gain or loss, or not at all at 0. */
    void show(String value, String currency, String remark, int sign) {
        figure.setText(value);
        unit.setText(currency);
        note.setText(remark);
        figure.getStyleClass().removeAll("ek-gain", "ek-loss");
        if (sign != 0) {
            figure.getStyleClass().add(sign > 0 ? "ek-gain" : "ek-loss");
        }
        setAccessibleText(name.getText() + ": " + value + " " + currency + ". " + remark);
    }

    /** Says more to whoever rests the pointer on it. */
    void explain(String words) {
        note.setTooltip(new Tooltip(words));
    }

    /** Marks the note as something to look at. */
    void warn(boolean isWarning) {
        note.getStyleClass().remove("ek-warn");
        if (isWarning) {
            note.getStyleClass().add("ek-warn");
        }
    }

    /**
     * The tile sizes its graphic only in a window that is showing; a picture is drawn without one,
     * so it is done here for both.
     */
    @Override
    protected void layoutChildren() {
        tile.resizeRelocate(0, 0, getWidth(), getHeight());
        tile.layout();
        if (text.getParent() instanceof Region holder) {
            holder.setMinSize(getWidth(), getHeight());
            holder.setMaxSize(getWidth(), getHeight());
            holder.resizeRelocate(0, 0, getWidth(), getHeight());
            text.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 120;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 240;
    }
}
