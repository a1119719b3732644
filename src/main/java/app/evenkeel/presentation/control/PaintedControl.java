package app.evenkeel.presentation.control;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A control that is painted rather than built of nodes. Painted once per pulse and only if
 * something changed; its colours come from the theme's tokens.
 */
abstract class PaintedControl extends Region {
    private final Canvas canvas = new Canvas();
    private final Map<Token, Ink> inks = new EnumMap<>(Token.class);

    PaintedControl() {
        for (Token token : Token.values()) {
            inks.put(token, new Ink(this, token));
        }
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
    }

    /** Paints all of it; coordinates are pixels from the upper left corner. */
    abstract void paint(GraphicsContext g, double width, double height);

    /** Has it painted again with the next pulse. */
    final void repaint() {
        setNeedsLayout(true);
    }

    final Color colour(Token token) {
        return Objects.requireNonNull(inks.get(token)).get();
    }

    /** One of the eight colours for series, from 1. */
    final Color seriesColour(int number) {
        return colour(Token.SERIES.get(Math.floorMod(number - 1, Token.SERIES.size())));
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        if (width > 1 && height > 1) {
            paint(g, width, height);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return Meta.ALL;
    }

    /** A colour of the theme that painted controls use. */
    enum Token {
        PAPER("-ek-paint-paper"),
        INK("-ek-paint-ink"),
        INK_SOFT("-ek-paint-ink-soft"),
        GRID("-ek-paint-grid"),
        ACCENT("-ek-paint-accent"),
        GAIN("-ek-paint-gain"),
        LOSS("-ek-paint-loss"),
        SERIES_1("-ek-paint-series-1"),
        SERIES_2("-ek-paint-series-2"),
        SERIES_3("-ek-paint-series-3"),
        SERIES_4("-ek-paint-series-4"),
        SERIES_5("-ek-paint-series-5"),
        SERIES_6("-ek-paint-series-6"),
        SERIES_7("-ek-paint-series-7"),
        SERIES_8("-ek-paint-series-8");

        private static final List<Token> SERIES =
                List.of(
                        SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6, SERIES_7,
                        SERIES_8);

        private final String property;

        Token(String property) {
            this.property = property;
        }
    }

    private static final class Ink extends SimpleStyleableObjectProperty<Color> {
        private final PaintedControl control;

        Ink(PaintedControl control, Token token) {
            super(Objects.requireNonNull(Meta.OF.get(token)), control, token.property, Color.GRAY);
            this.control = control;
        }

        @Override
        protected void invalidated() {
            control.repaint();
        }
    }

    private static final class Meta {
        static final Map<Token, CssMetaData<PaintedControl, Color>> OF = new EnumMap<>(Token.class);
        static final List<CssMetaData<? extends Styleable, ?>> ALL =
                new ArrayList<>(Region.getClassCssMetaData());

        static {
            for (Token token : Token.values()) {
                OF.put(
                        token,
                        new CssMetaData<>(
                                token.property, ColorConverter.getInstance(), Color.GRAY) {
                            @Override
                            public boolean isSettable(PaintedControl control) {
                                return true;
                            }

                            @Override
                            public StyleableProperty<Color> getStyleableProperty(
                                    PaintedControl control) {
                                return Objects.requireNonNull(control.inks.get(token));
                            }
                        });
            }
            ALL.addAll(OF.values());
        }

        private Meta() {}
    }
}
