package app.evenkeel.presentation.control;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

import java.util.List;

/** Shares of a whole as one bar; the numbers stand in a legend or table beside it. */
public final class AllocationBar extends PaintedControl {
    private List<Part> parts = List.of();

    /**
     * One part.
     *
     * @param share of the whole, from 0 to 1
     * @param colour which series colour of the theme, from 1 to 8
     */
    public record Part(String name, double share, int colour) {}

    public AllocationBar() {
        getStyleClass().addAll("painted", "allocation-bar");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(12);
        setPrefHeight(12);
        setMaxHeight(12);
    }

    /** The parts from left to right; {@code accessibleText} says them in words. */
    public void setParts(List<Part> newParts, String accessibleText) {
        parts = List.copyOf(newParts);
        setAccessibleText(accessibleText);
        repaint();
    }

    @Override
    void paint(GraphicsContext g, double width, double height) {
        double x = 0;
        for (Part part : parts) {
            double w = Math.max(0, part.share()) * width;
            g.setFill(seriesColour(part.colour()));
            // A gap of paper between neighbours tells them apart without their colour.
            g.fillRect(x, 0, Math.max(0, w - 1), height);
            x += w;
        }
    }
}
