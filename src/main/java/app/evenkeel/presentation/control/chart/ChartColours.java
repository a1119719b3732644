package app.evenkeel.presentation.control.chart;

import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The colours of a chart, taken from the theme's tokens by CSS. */
final class ChartColours {
    private static final StyleablePropertyFactory<TimeSeriesChart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final List<String> SERIES =
            List.of(
                    "-ek-chart-series-1",
                    "-ek-chart-series-2",
                    "-ek-chart-series-3",
                    "-ek-chart-series-4");
    private static final int INK = SERIES.size();
    private static final int GRID = INK + 1;
    private static final int PAPER = INK + 2;
    private static final int IN = INK + 3;
    private static final int OUT = INK + 4;

    private static final List<CssMetaData<TimeSeriesChart, Color>> META = new ArrayList<>();

    static {
        for (String name : SERIES) {
            META.add(meta(name, Color.STEELBLUE));
        }
        META.add(meta("-ek-chart-ink", Color.GRAY));
        META.add(meta("-ek-chart-grid", Color.LIGHTGRAY));
        META.add(meta("-ek-chart-paper", Color.WHITE));
        META.add(meta("-ek-chart-in", Color.GREEN));
        META.add(meta("-ek-chart-out", Color.BROWN));
    }

    private final List<StyleableProperty<Color>> properties;

    ChartColours(TimeSeriesChart chart, Runnable changed) {
        properties =
                META.stream()
                        .map(meta ->
                                (StyleableProperty<Color>)
                                        new javafx.css.SimpleStyleableObjectProperty<Color>(
                                                meta,
                                                chart,
                                                meta.getProperty(),
                                                meta.getInitialValue(chart)) {
                                            @Override
                                            protected void invalidated() {
                                                changed.run();
                                            }
                                        })
                        .toList();
    }

    static List<CssMetaData<? extends Styleable, ?>> all() {
        return FACTORY.getCssMetaData();
    }

    Color series(int index) {
        return properties.get(index % SERIES.size()).getValue();
    }

    Color ink() {
        return properties.get(INK).getValue();
    }

    Color grid() {
        return properties.get(GRID).getValue();
    }

    Color paper() {
        return properties.get(PAPER).getValue();
    }

    Color marker(double amount) {
        return properties.get(amount >= 0 ? IN : OUT).getValue();
    }

    private static CssMetaData<TimeSeriesChart, Color> meta(String name, Color initial) {
        int index = META.size();
        Function<TimeSeriesChart, StyleableProperty<Color>> property =
                chart -> chart.colours().properties.get(index);
        return FACTORY.createColorCssMetaData(name, property, initial, false);
    }
}
