package app.evenkeel.presentation.overview;

import app.evenkeel.presentation.fx.Formats;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.Consumer;

/** Shares of the total as labelled bars: name, bar, weight, amount. */
final class ShareBars extends GridPane {
    /**
     * One share.
     *
     * @param part of the longest bar, from 0 to 1
     * @param weight as text; a dash where it is no figure
     * @param reason why it is none, or empty
     * @param isComplete whether all of it could be valued
     * @param explain shows how the amount was made, beside it
     */
    record Share(
            String name,
            double part,
            String weight,
            String reason,
            String amount,
            boolean isComplete,
            Consumer<Node> explain) {}

    private final String incomplete;

    /**
     * @param incomplete what is said about a share that could not be valued in full
     */
    ShareBars(String incomplete) {
        this.incomplete = incomplete;
        getStyleClass().add("ek-shares");
        setHgap(12);
        setVgap(8);
        ColumnConstraints names = new ColumnConstraints(72, 128, 160);
        ColumnConstraints bars = new ColumnConstraints(40, 120, Double.MAX_VALUE);
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints weights = new ColumnConstraints(60);
        weights.setHalignment(HPos.RIGHT);
        ColumnConstraints amounts = new ColumnConstraints(96, USE_COMPUTED_SIZE, 160);
        amounts.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, bars, weights, amounts);
    }

    void show(List<Share> shares) {
        getChildren().clear();
        for (int row = 0; row < shares.size(); row++) {
            Share share = shares.get(row);
            Label name = new Label(share.name());
            Hyperlink amount =
                    new Hyperlink(
                            share.isComplete() || share.amount().equals(Formats.UNKNOWN)
                                    ? share.amount()
                                    : share.amount() + " *");
            amount.getStyleClass().add("ek-figure-link");
            amount.setOnAction(event -> {
                amount.setVisited(false);
                share.explain().accept(amount);
            });
            if (!share.isComplete()) {
                amount.getStyleClass().add("ek-warn");
                amount.setTooltip(new Tooltip(incomplete));
            }
            Label weight =
                    new Label(
                            share.amount().equals(Formats.UNKNOWN)
                                    ? Formats.UNKNOWN
                                    : share.weight());
            weight.getStyleClass().add("ek-muted");
            if (!share.reason().isEmpty()) {
                weight.setTooltip(new Tooltip(share.reason()));
            }
            ShareBar bar = new ShareBar(share.part());
            GridPane.setValignment(bar, VPos.CENTER);
            name.setAccessibleText(
                    share.name()
                            + ", "
                            + weight.getText()
                            + ", "
                            + amount.getText()
                            + (share.reason().isEmpty() ? "" : ". " + share.reason())
                            + (share.isComplete() ? "" : ". " + incomplete));
            addRow(row, name, bar, weight, amount);
        }
    }

    /** The bar itself; its length is its part of the width. */
    private static final class ShareBar extends Region {
        private final Region fill = new Region();
        private final double part;

        ShareBar(double part) {
            this.part = Math.clamp(part, 0, 1);
            getStyleClass().add("ek-share-bar");
            fill.getStyleClass().add("ek-share-fill");
            setPrefHeight(8);
            setMaxHeight(8);
            getChildren().add(fill);
        }

        @Override
        protected void layoutChildren() {
            double width = part == 0 ? 0 : Math.max(2, snapSizeX(getWidth() * part));
            fill.resizeRelocate(0, 0, width, getHeight());
        }
    }
}
