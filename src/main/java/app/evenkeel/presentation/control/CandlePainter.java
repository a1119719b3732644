package app.evenkeel.presentation.control;

import app.evenkeel.presentation.control.CandleSeries.Candle;
import app.evenkeel.presentation.control.PaintedControl.Token;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import java.util.function.Function;

/**
 * Paints candles. Where they would be narrower than {@value #NARROWEST} pixels, neighbours are
 * joined, so that what is painted depends on the width and not on how many there are.
 */
final class CandlePainter {
    private static final double NARROWEST = 4;
    private static final double BODY = 0.66;
    private static final double WIDEST = 24;

    private CandlePainter() {}

    static void paint(
            GraphicsContext g, ChartArea area, CandleSeries candles, Function<Token, Color> token) {
        int first = candles.firstFrom(area.from());
        int end = candles.endAt(area.to());
        int count = end - first;
        if (count <= 0) {
            return;
        }
        int most = (int) Math.max(1, area.width() / NARROWEST);
        int each = Math.max(1, (count + most - 1) / most);
        int groups = (count + each - 1) / each;
        double body = Math.clamp(area.width() / groups * BODY, 1, WIDEST);
        Color gain = token.apply(Token.GAIN);
        Color loss = token.apply(Token.LOSS);
        g.setLineWidth(1);
        for (int i = first; i < end; i += each) {
            Candle candle = candles.joined(i, Math.min(end, i + each));
            Color colour = candle.rises() ? gain : loss;
            double x = Math.round(area.x(candle.x())) + 0.5;
            double top = area.y(Math.max(candle.open(), candle.close()));
            double bottom = area.y(Math.min(candle.open(), candle.close()));
            g.setStroke(colour);
            g.strokeLine(x, area.y(candle.high()), x, area.y(candle.low()));
            if (candle.rises()) {
                // Hollow, so that the direction does not rest on the colour alone.
                g.setFill(token.apply(Token.PAPER));
                g.fillRect(x - body / 2, top, body, Math.max(1, bottom - top));
                g.strokeRect(x - body / 2, top, body, Math.max(1, bottom - top));
            } else {
                g.setFill(colour);
                g.fillRect(x - body / 2, top, body, Math.max(1, bottom - top));
            }
        }
    }
}
