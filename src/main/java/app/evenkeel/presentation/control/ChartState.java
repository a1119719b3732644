package app.evenkeel.presentation.control;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** What a chart shows at the moment; painted by {@link ChartPainter}, changed by the chart only. */
final class ChartState {
    final Messages messages;
    final ChartWindow window = new ChartWindow();
    Formats formats;
    List<ChartSeries> series = List.of();
    List<ChartMark> marks = List.of();
    ChartUnit unit = new ChartUnit.Amount(CurrencyCode.USD);

    /** Drawn in place of the first series, or {@code null}. */
    @Nullable CandleSeries candles;

    boolean candlesShown;
    boolean indexed;

    /** Whether the values are on a logarithmic scale, as far as all of them are above zero. */
    boolean logarithmic;

    boolean focused;

    /** Counts the changes of data, so that what was computed for older data is known as such. */
    int revision;

    /** First and last times of stretches, in order, in which the subject's line is dashed. */
    double[] stale = {};

    /** Time under the crosshair, or {@code NaN}. */
    double crosshair = Double.NaN;

    /** Ends of the range being dragged, as times; {@code NaN} if none is. */
    double dragFrom = Double.NaN;

    double dragTo = Double.NaN;

    ChartState(Messages messages, Formats formats) {
        this.messages = messages;
        this.formats = formats;
    }

    /** Whether the subject's line rests on old prices at a time. */
    boolean isStale(double time) {
        int at = Arrays.binarySearch(stale, time);
        return at >= 0 || -at % 2 == 0;
    }

    /** What a series' values are multiplied by: 1, or what makes it start at 100. */
    double factor(ChartSeries line) {
        if (!indexed) {
            return 1;
        }
        int index = Math.max(0, line.indexAt(window.from()));
        while (index < line.size() && !(line.y()[index] > 0)) {
            index++;
        }
        return index < line.size() ? 100 / line.y()[index] : Double.NaN;
    }

    /** The candles to draw; none where values are indexed. */
    @Nullable CandleSeries seenCandles() {
        return candlesShown && !indexed ? candles : null;
    }

    /** A value as the reader sees it; with its unit unless indexed. */
    String valueText(double value) {
        if (Double.isNaN(value)) {
            return Formats.UNKNOWN;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        return indexed ? formats.number(exact, 1, 1) : unit.text(formats, exact);
    }

    String dateText(double time) {
        return formats.date(date(time));
    }

    static LocalDate date(double time) {
        return Instant.ofEpochMilli((long) time).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    boolean isEmpty() {
        return series.stream().allMatch(line -> line.size() == 0);
    }
}
