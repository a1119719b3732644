package app.evenkeel.presentation.control;

import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContextMenu;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** How often values fell into which range, with upright lines at values that matter. */
public final class Histogram extends PaintedControl {
    private static final double TOP = 36;
    private static final double BOTTOM = 24;
    private static final Font FONT = Font.font("IBM Plex Sans JP", 12);

    private final Messages messages;
    private final Text ruler = new Text();
    private Formats formats;
    private List<Bar> bars = List.of();
    private List<Mark> marks = List.of();
    private @Nullable ChartExport export;
    private @Nullable ContextMenu menu;
    private double pointer = Double.NaN;

    /**
     * How many values fell between two bounds.
     *
     * @param from lower bound, a fraction
     * @param to upper bound
     */
    public record Bar(double from, double to, int count) {}

    /**
     * A value that matters.
     *
     * @param value a fraction
     * @param text what it is, in the reader's language
     */
    public record Mark(double value, String text) {}

    public Histogram(Messages messages, Formats formats) {
        this.messages = messages;
        this.formats = formats;
        getStyleClass().addAll("painted", "histogram");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        ruler.setFont(FONT);
        setMinSize(160, 120);
        setPrefSize(480, 200);
        setOnMouseMoved(event -> {
            pointer = event.getX();
            repaint();
        });
        setOnMouseExited(event -> {
            pointer = Double.NaN;
            repaint();
        });
        setOnMousePressed(event -> {
            if (menu != null) {
                menu.hide();
            }
        });
        setOnContextMenuRequested(event -> {
            ChartExport exporting = export;
            if (exporting != null) {
                ContextMenu shown = exporting.menu(this, this::csv);
                menu = shown;
                shown.show(this, event.getScreenX(), event.getScreenY());
            }
        });
    }

    /**
     * Shows other values.
     *
     * @param newBars side by side, from the lowest
     */
    public void setData(List<Bar> newBars, List<Mark> newMarks, Formats newFormats) {
        bars = List.copyOf(newBars);
        marks = List.copyOf(newMarks);
        formats = newFormats;
        setAccessibleText(
                bars.isEmpty()
                        ? messages.text("chart.words.empty")
                        : messages.text(
                                "histogram.words",
                                bars.stream().mapToInt(Bar::count).sum(),
                                percent(bars.getFirst().from()),
                                percent(bars.getLast().to())));
        repaint();
    }

    /** Lets the user copy and save the picture and its numbers, from the context menu. */
    public void setExport(ChartExport newExport) {
        export = newExport;
    }

    @Override
    void paint(GraphicsContext g, double width, double height) {
        if (bars.isEmpty()) {
            return;
        }
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        double low = bars.getFirst().from();
        double high = bars.getLast().to();
        double scale = (width - 2) / (high - low);
        double ground = height - BOTTOM;
        double most = Math.max(1, bars.stream().mapToInt(Bar::count).max().orElse(1));
        g.setTextAlign(TextAlignment.LEFT);
        for (Bar bar : bars) {
            double x = 1 + (bar.from() - low) * scale;
            double barWidth = (bar.to() - bar.from()) * scale;
            double tall = bar.count() / most * (ground - TOP);
            boolean pointed = pointer >= x && pointer < x + barWidth;
            g.setFill(colour(bar.to() <= 0 ? Token.LOSS : Token.ACCENT));
            g.setGlobalAlpha(pointed ? 1 : 0.75);
            g.fillRect(x + 0.5, ground - tall, Math.max(1, barWidth - 1), tall);
            g.setGlobalAlpha(1);
            if (pointed) {
                g.setFill(colour(Token.INK));
                g.fillText(
                        messages.text(
                                "histogram.bar",
                                percent(bar.from()),
                                percent(bar.to()),
                                formats.count(bar.count())),
                        2,
                        10);
            }
        }
        g.setStroke(colour(Token.INK_SOFT));
        g.setLineWidth(1);
        g.strokeLine(0, ground + 0.5, width, ground + 0.5);
        ends(g, width, ground, low, high);
        marks(g, scale, low, ground, width);
    }

    private void ends(GraphicsContext g, double width, double ground, double low, double high) {
        g.setFill(colour(Token.INK_SOFT));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(percent(low), 2, ground + 13);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(percent(high), width - 2, ground + 13);
        if (low < 0 && high > 0) {
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText("0 %", 1 - low / (high - low) * (width - 2), ground + 13);
        }
    }

    private void marks(GraphicsContext g, double scale, double low, double ground, double width) {
        double line = 10;
        for (Mark mark : marks) {
            double x = Math.round(1 + (mark.value() - low) * scale) + 0.5;
            if (x < 0 || x > width) {
                continue;
            }
            g.setStroke(colour(Token.INK));
            g.setLineDashes(4, 3);
            g.strokeLine(x, TOP - 12 + line, x, ground);
            g.setLineDashes();
            g.setFill(colour(Token.INK));
            String text = mark.text() + "  " + percent(mark.value());
            ruler.setText(text);
            // Outward, so that no word crosses the line of another mark.
            boolean left = x > ruler.getLayoutBounds().getWidth() + 10 || x > width / 2;
            g.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
            g.fillText(text, left ? x - 5 : x + 5, TOP - 10 + line);
            line += 16;
        }
    }

    private String csv() {
        StringBuilder text = new StringBuilder("from,to,count\n");
        for (Bar bar : bars) {
            text.append(bar.from()).append(',').append(bar.to());
            text.append(',').append(bar.count()).append('\n');
        }
        return text.toString();
    }

    private String percent(double fraction) {
        return formats.percent(BigDecimal.valueOf(fraction), 1);
    }
}
