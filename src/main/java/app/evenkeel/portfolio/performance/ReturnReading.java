package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.InternalRate;
import app.evenkeel.analytics.performance.ModifiedDietz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The returns of one measured period. All are of the same days: from the first with a value to the
 * last.
 */
final class ReturnReading {
    private final Measurement measured;
    private final DayColumns days;
    private final int first;
    private final int last;
    private final double opening;
    private final double closing;
    private double in;
    private double out;

    ReturnReading(Measurement measured) {
        this.measured = measured;
        this.days = measured.days();
        this.first = measured.path().first();
        this.last = measured.path().last();
        this.opening = measured.isMeasured() ? days.value(first) : 0;
        this.closing = measured.isMeasured() ? days.value(last) : 0;
        for (int i = first + 1; i <= last; i++) {
            in += days.inflow(i);
            out += days.outflow(i);
        }
    }

    Returns read() {
        Cash cash = cash();
        InternalRate rate = InternalRate.of(cash.days, cash.amounts);
        Figure timeWeighted = timeWeighted(measured.path().total());
        Figure moneyWeighted = moneyWeighted(rate, cash.amounts.length);
        return new Returns(
                timeWeighted,
                annualised(measured.path().total()),
                moneyWeighted,
                rate,
                modifiedDietz(),
                simple(Metric.SIMPLE_GAIN, closing - opening - in + out, List.of()),
                simple(
                        Metric.SIMPLE_RETURN,
                        (closing - opening - in + out) / (opening + in),
                        List.of(Phrase.of("convention.over-put-in"))),
                difference(timeWeighted, rate));
    }

    /** What was paid in and received, the value at the start and at the end included. */
    @SuppressWarnings("ArrayRecordComponent")
    record Cash(long[] days, double[] amounts) {}

    Cash cash() {
        return cash(closing);
    }

    /** The same flows that end in another value. */
    Cash cash(double end) {
        if (!measured.isMeasured()) {
            return new Cash(new long[0], new double[0]);
        }
        long[] dates = new long[2 * (last - first) + 2];
        double[] amounts = new double[dates.length];
        int count = add(dates, amounts, 0, first, -opening);
        for (int i = first + 1; i <= last; i++) {
            count = add(dates, amounts, count, i, -days.inflow(i));
            count = add(dates, amounts, count, i, days.outflow(i));
        }
        count = add(dates, amounts, count, last, end);
        return new Cash(Arrays.copyOf(dates, count), Arrays.copyOf(amounts, count));
    }

    private int add(long[] dates, double[] amounts, int count, int index, double amount) {
        if (amount == 0) {
            return count;
        }
        dates[count] = days.day(index).toEpochDay();
        amounts[count] = amount;
        return count + 1;
    }

    /** A linked return over the days that have one. */
    Figure timeWeighted(double total) {
        List<Phrase> convention =
                List.of(
                        measured.query().timing().convention(),
                        Phrase.of("convention.daily-linking"));
        int n = measured.path().steps().size();
        int undefined = measured.path().undefined();
        if (undefined > 0) {
            return Figure.absent(
                    Metric.TIME_WEIGHTED_RETURN,
                    n,
                    1,
                    convention,
                    Phrase.of("coverage.owed", undefined));
        }
        return Figure.of(Metric.TIME_WEIGHTED_RETURN, total, n, 1, convention);
    }

    /** The same a year, where it is of a year or more. */
    Figure annualised(double total) {
        List<Phrase> convention =
                List.of(
                        measured.query().timing().convention(),
                        Phrase.of("convention.daily-linking"),
                        Phrase.of("convention.act-365"));
        Metric metric = Metric.ANNUALISED_TIME_WEIGHTED_RETURN;
        int length = measured.length();
        if (!measured.isWholeYear()) {
            return Figure.absent(
                    metric, length, Measurement.YEAR, convention, Phrase.of("absent.below-a-year"));
        }
        double value = Math.pow(1 + total, (double) Measurement.YEAR / length) - 1;
        return Figure.of(metric, value, length, Measurement.YEAR, convention);
    }

    /** A year; of the period where that is less, since nothing shorter is annualised. */
    Figure moneyWeighted(InternalRate rate, int flows) {
        List<Phrase> convention = new ArrayList<>();
        convention.add(Phrase.of("convention.act-365"));
        if (!measured.isWholeYear()) {
            convention.add(Phrase.of("convention.of-the-period"));
        }
        Metric metric = Metric.MONEY_WEIGHTED_RETURN;
        return switch (rate.status()) {
            case OK ->
                    Figure.of(
                            metric,
                            ofPeriodOrYear(rate.value().orElse(Double.NaN)),
                            flows,
                            2,
                            convention);
            case NONE -> Figure.absent(metric, flows, 2, convention, Phrase.of("absent.no-rate"));
            case NOT_UNIQUE ->
                    Figure.absent(
                            metric,
                            flows,
                            2,
                            convention,
                            Phrase.of("absent.no-unique-rate", rate.roots().size()));
        };
    }

    private double ofPeriodOrYear(double yearly) {
        return measured.isWholeYear() ? yearly : ofPeriod(yearly);
    }

    private double ofPeriod(double yearly) {
        return Math.pow(1 + yearly, (double) measured.length() / Measurement.YEAR) - 1;
    }

    private Figure modifiedDietz() {
        int length = measured.length();
        int begin = measured.path().begin();
        double start = length == 0 ? 0 : days.value(begin);
        int[] at = new int[2 * length];
        double[] flows = new double[2 * length];
        boolean isInAtStart = measured.query().timing() != FlowTiming.ALL_AT_END;
        boolean isOutAtStart = measured.query().timing() == FlowTiming.ALL_AT_START;
        for (int i = 0; i < length; i++) {
            at[2 * i] = i + (isInAtStart ? 0 : 1);
            flows[2 * i] = days.inflow(begin + 1 + i);
            at[2 * i + 1] = i + (isOutAtStart ? 0 : 1);
            flows[2 * i + 1] = -days.outflow(begin + 1 + i);
        }
        double rate =
                length == 0
                        ? Double.NaN
                        : ModifiedDietz.of(start, closing, length, at, flows, true).rate();
        return Figure.of(
                Metric.MODIFIED_DIETZ_RETURN,
                rate,
                cash().amounts.length,
                2,
                List.of(measured.query().timing().convention()));
    }

    private Figure simple(Metric metric, double value, List<Phrase> convention) {
        return Figure.of(metric, value, measured.length(), 1, convention);
    }

    /** Why time-weighted and money-weighted return differ, in one sentence. */
    private Phrase difference(Figure timeWeighted, InternalRate rate) {
        if (in == 0 && out == 0) {
            return Phrase.of("difference.no-flows");
        }
        if (timeWeighted.value().isEmpty() || rate.status() != InternalRate.Status.OK) {
            return Phrase.of("difference.unknown");
        }
        double time = timeWeighted.value().getAsDouble();
        double money = ofPeriod(rate.value().orElse(Double.NaN));
        String key =
                Math.abs(time - money) < 5e-4
                        ? "difference.same"
                        : money > time ? "difference.better" : "difference.worse";
        return Phrase.of(key, time, money);
    }
}
