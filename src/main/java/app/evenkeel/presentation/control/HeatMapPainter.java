package app.evenkeel.presentation.control;

import app.evenkeel.presentation.control.HeatMap.Cell;
import app.evenkeel.presentation.control.HeatMapData.Entry;
import app.evenkeel.presentation.control.PaintedControl.Token;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Paints a heat map's numbers, and knows which cell is where. */
final class HeatMapPainter {
    private static final double TOP = 20;
    private static final double CELL_HEIGHT = 26;
    private static final double LOWEST_CELL = 12;
    private static final double WIDEST_CELL = 96;
    private static final double LABEL_GAP = 12;
    private static final double MOST_LABEL = 200;
    private static final double PADDING = 6;

    private final HeatMap map;
    private final HeatMapData data;
    private final Text ruler = new Text();
    private final double low;
    private final double high;
    private double left;
    private double top;
    private double cellWidth = 1;
    private double cellHeight = 1;

    HeatMapPainter(HeatMap map, HeatMapData data) {
        this.map = map;
        this.data = data;
        ruler.setFont(Font.font("IBM Plex Sans JP", 12));
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (List<Entry> row : data.entries()) {
            for (Entry entry : row) {
                if (entry.isKnown()) {
                    lowest = Math.min(lowest, entry.value());
                    highest = Math.max(highest, entry.value());
                }
            }
        }
        low = lowest;
        high = highest;
    }

    double preferredHeight() {
        return headHeight() + data.rows().size() * CELL_HEIGHT + 2;
    }

    void paint(
            GraphicsContext g,
            double width,
            double height,
            @Nullable Cell current,
            @Nullable Cell chosen,
            String words) {
        if (data.isEmpty()) {
            return;
        }
        g.setFont(ruler.getFont());
        g.setTextBaseline(VPos.CENTER);
        left = Math.min(MOST_LABEL, widest(data.rows())) + LABEL_GAP;
        top = headHeight();
        cellWidth = Math.clamp((width - left) / data.columns().size(), 1, WIDEST_CELL);
        cellHeight = Math.clamp((height - top) / data.rows().size(), LOWEST_CELL, CELL_HEIGHT);
        g.setFill(map.ink(Token.INK));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words, 2, TOP / 2);
        columnHeads(g);
        for (int row = 0; row < data.rows().size(); row++) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(map.ink(Token.INK_SOFT));
            g.fillText(shortened(data.rows().get(row), MOST_LABEL), left - LABEL_GAP, middle(row));
            for (int column = 0; column < data.columns().size(); column++) {
                cell(g, row, column);
            }
        }
        frames(g, current, chosen);
    }

    @Nullable Cell cellAt(double x, double y) {
        int row = (int) Math.floor((y - top) / cellHeight);
        int column = (int) Math.floor((x - left) / cellWidth);
        boolean inside =
                !data.isEmpty()
                        && row >= 0
                        && row < data.rows().size()
                        && column >= 0
                        && column < data.columns().size();
        return inside ? new Cell(row, column) : null;
    }

    private void columnHeads(GraphicsContext g) {
        g.setFill(map.ink(Token.INK_SOFT));
        g.setTextAlign(TextAlignment.CENTER);
        boolean cut = data.heads() == HeatMapData.Heads.NAMES;
        double most = cut ? cellWidth - 2 : MOST_LABEL;
        int every =
                cut
                        ? 1
                        : (int)
                                Math.max(
                                        1,
                                        Math.ceil((widest(data.columns()) + PADDING) / cellWidth));
        for (int column = 0; column < data.columns().size(); column += every) {
            g.fillText(
                    shortened(data.columns().get(column), most),
                    left + (column + 0.5) * cellWidth,
                    top - 10);
        }
    }

    private void cell(GraphicsContext g, int row, int column) {
        Entry entry = data.entry(row, column);
        if (!entry.isKnown()) {
            return;
        }
        double x = left + column * cellWidth;
        double y = top + row * cellHeight;
        Color colour = colour(entry.value());
        g.setFill(colour);
        g.fillRect(x + 0.5, y + 0.5, cellWidth - 1, cellHeight - 1);
        String text = entry.text();
        if (cellHeight >= 16 && widthOf(text) + PADDING <= cellWidth) {
            g.setFill(readableOn(colour));
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(text, x + cellWidth - PADDING, middle(row));
        }
    }

    private void frames(GraphicsContext g, @Nullable Cell current, @Nullable Cell chosen) {
        g.setLineWidth(2);
        g.setStroke(map.ink(Token.INK));
        for (int row = 0; row < data.rows().size(); row++) {
            for (int column = 0; column < data.columns().size(); column++) {
                if (data.entry(row, column).marked()) {
                    frame(g, new Cell(row, column));
                }
            }
        }
        g.setStroke(map.ink(Token.ACCENT));
        if (chosen != null) {
            frame(g, chosen);
        }
        g.setLineWidth(1);
        if (current != null) {
            frame(g, current);
        }
    }

    private void frame(GraphicsContext g, Cell cell) {
        g.strokeRect(
                left + cell.column() * cellWidth + 1,
                top + cell.row() * cellHeight + 1,
                cellWidth - 2,
                cellHeight - 2);
    }

    private Color colour(double value) {
        Color paper = map.ink(Token.PAPER);
        return switch (data.scale()) {
            case SEQUENTIAL ->
                    paper.interpolate(
                            map.ink(Token.ACCENT),
                            high > low ? 0.08 + 0.84 * (value - low) / (high - low) : 0.5);
            case DIVERGING -> {
                double reach = Math.max(Math.abs(low), Math.abs(high));
                double share = reach == 0 ? 0 : Math.abs(value) / reach;
                yield paper.interpolate(
                        map.ink(value < 0 ? Token.LOSS : Token.GAIN),
                        value == 0 ? 0 : 0.08 + 0.8 * share);
            }
        };
    }

    /** Ink or paper, whichever stands out more. */
    private Color readableOn(Color ground) {
        Color ink = map.ink(Token.INK);
        Color paper = map.ink(Token.PAPER);
        return contrast(ink, ground) >= contrast(paper, ground) ? ink : paper;
    }

    /** Ratio of luminances as WCAG 2 defines it, from 1 to 21. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private double middle(int row) {
        return top + (row + 0.5) * cellHeight;
    }

    private double headHeight() {
        return TOP + 20;
    }

    private double widest(List<String> texts) {
        return texts.stream().mapToDouble(this::widthOf).max().orElse(0);
    }

    private String shortened(String text, double most) {
        if (widthOf(text) <= most) {
            return text;
        }
        int length = text.length();
        while (length > 1 && widthOf(text.substring(0, length) + "…") > most) {
            length--;
        }
        return text.substring(0, length) + "…";
    }

    private double widthOf(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }
}
