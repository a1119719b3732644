package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.InternalRate;
import app.evenkeel.analytics.performance.PerformanceFigures;
import app.evenkeel.analytics.performance.ValuedDays;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The returns of one measured period. All are of the same days: from the first with a value to the
 * last.
 */
final class ReturnReading {
    /** Returns that differ by less are called the same. */
    private static final double SAME = 5e-4;

    private final ReturnPath path;
    private final ValuedDays period;
    private final PerformanceFigures figures;

    /**
     * @param period at least one day
     */
    ReturnReading(ReturnPath path, ValuedDays period) {
        this.path = path;
        this.period = period;
        this.figures = new PerformanceFigures(period, path.timing());
    }

    Returns read() {
        Figure timeWeighted = linked(figures.timeWeighted());
        InternalRate rate = figures.rate();
        return new Returns(
                timeWeighted,
                linked(figures.annualisedTimeWeighted()),
                figures.moneyWeighted(),
                rate,
                figures.modifiedDietz(),
                figures.simpleGain(),
                figures.simpleReturn(),
                difference(timeWeighted.value(), rate));
    }

    Explanation explain(Metric metric) {
        return figures.explain(
                read().figures().stream()
                        .filter(figure -> figure.metric() == metric)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no return: " + metric)));
    }

    /** A linked return needs every day's to be one. */
    private Figure linked(Figure figure) {
        Phrase why =
                path.undefined() > 0
                        ? Phrase.of("coverage.owed", path.undefined())
                        : path.hasUnknownFlow() ? Phrase.of("coverage.unknown-flow") : null;
        return why == null
                ? figure
                : Figure.absent(
                        figure.metric(), figure.n(), figure.needed(), figure.convention(), why);
    }

    /** Why time-weighted and money-weighted return differ, in one sentence. */
    private Phrase difference(OptionalDouble timeWeighted, InternalRate rate) {
        boolean flows = false;
        for (int i = 0; i < period.size(); i++) {
            flows |= period.in()[i] != 0 || period.out()[i] != 0;
        }
        if (!flows) {
            return Phrase.of("difference.no-flows");
        }
        if (timeWeighted.isEmpty() || rate.status() != InternalRate.Status.OK) {
            return Phrase.of("difference.unknown");
        }
        double time = timeWeighted.getAsDouble();
        double yearly = rate.value().orElseThrow();
        double money = Math.pow(1 + yearly, (double) period.length() / Measurement.YEAR) - 1;
        String key =
                Math.abs(time - money) < SAME
                        ? "difference.same"
                        : money > time ? "difference.better" : "difference.worse";
        return Phrase.of(key, time, money);
    }

    /** The same where there is no day with a value. */
    static Returns none(ReturnPath path) {
        List<Phrase> timing = List.of(path.timing().convention());
        return new Returns(
                none(Metric.TIME_WEIGHTED_RETURN, timing),
                none(Metric.ANNUALISED_TIME_WEIGHTED_RETURN, timing),
                none(Metric.MONEY_WEIGHTED_RETURN, List.of()),
                InternalRate.of(new long[0], new double[0]),
                none(Metric.MODIFIED_DIETZ_RETURN, timing),
                none(Metric.SIMPLE_GAIN, List.of()),
                none(Metric.SIMPLE_RETURN, List.of()),
                Phrase.of("difference.unknown"));
    }

    private static Figure none(Metric metric, List<Phrase> convention) {
        return Figure.absent(metric, 0, 1, convention, Phrase.of("absent.no-value"));
    }
}
