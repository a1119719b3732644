package app.evenkeel.presentation.risk;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * How much of a worst case is used up, on the dial of a TilesFX tile, under its name and with the
 * two numbers below. The tile paints itself in colours that it is told; labels that only carry the
 * theme's colours tell it.
 */
final class DialTile extends Region {
    private static final double DIAL = 120;

    private final Label name = new Label();
    private final Label figure = new Label();
    private final Label note = new Label();
    private final Label paper = carrier("ek-dial-paper");
    private final Label track = carrier("ek-dial-track");
    private final Label bar = carrier("ek-dial-bar");
    private final VBox text = new VBox(2, name, figure, note);
    private final Tile tile;

    DialTile(String title) {
        getStyleClass().add("ek-dial");
        name.setText(title);
        name.getStyleClass().add("ek-caption");
        figure.getStyleClass().add("ek-strong");
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        text.setAlignment(Pos.CENTER);
        tile =
                TileBuilder.create()
                        .skinType(SkinType.BAR_GAUGE)
                        .animated(false)
                        .borderWidth(0)
                        .minValue(0)
                        .maxValue(1)
                        .title("")
                        .text("")
                        .unit("")
                        .valueVisible(false)
                        .textVisible(false)
                        .startFromZero(true)
                        .build();
        tile.setFocusTraversable(false);
        for (Label label : new Label[] {paper, track, bar}) {
            label.textFillProperty().subscribe(colour -> paint());
        }
        getChildren().addAll(paper, track, bar, tile, text);
    }

    private static Label carrier(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setVisible(false);
        return label;
    }

    private void paint() {
        tile.setBackgroundColor(plain(paper.getTextFill()));
        tile.setForegroundBaseColor(plain(paper.getTextFill()));
        tile.setBarBackgroundColor(plain(track.getTextFill()));
        tile.setBarColor(plain(bar.getTextFill()));
    }

    private static Color plain(Paint paint) {
        return paint instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    /**
     * Shows how far it is.
     *
     * @param share of the worst case, from 0 to 1; above is shown as 1
     */
    void show(double share, String value, String remark) {
        tile.setValue(Math.clamp(share, 0, 1));
        figure.setText(value);
        note.setText(remark);
        setAccessibleText(name.getText() + ": " + value + ". " + remark);
    }

    @Override
    protected void layoutChildren() {
        double words = text.prefHeight(getWidth());
        double dial = Math.max(0, getHeight() - words);
        tile.resizeRelocate(0, 0, getWidth(), dial);
        tile.layout();
        text.resizeRelocate(0, dial, getWidth(), words);
    }

    @Override
    protected double computePrefHeight(double width) {
        return DIAL + text.prefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 168;
    }
}
