package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.Gap;
import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.portfolio.ValuationService;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A period measured day by day: what all figures of it are made of.
 *
 * @param from the first day of the period
 * @param path index 0 is the day before
 */
record Measurement(PerformanceQuery query, LocalDate from, ReturnPath path) {
    /** Days that make a year, as figures are annualised. */
    static final int YEAR = 365;

    /** Measures what is asked for; empty if nothing had moved by then. */
    static Optional<Measurement> of(ValuationService valuation, PerformanceQuery query) {
        DayColumns all = valuation.columns(query.to(), query.currency(), query.scope());
        LocalDate first = all.day(0);
        LocalDate wanted = query.from();
        LocalDate from = wanted == null || wanted.isBefore(first) ? first : wanted;
        if (all.isEmpty() || from.isAfter(query.to())) {
            return Optional.empty();
        }
        DayColumns days = all.between(from.minusDays(1), query.to());
        return Optional.of(new Measurement(query, from, ReturnPath.of(days, query.timing())));
    }

    DayColumns days() {
        return path.days();
    }

    /** Whether any day of the period has a value, and one before it to begin with. */
    boolean isMeasured() {
        return path.first() < path.last();
    }

    /** Whether returns begin with the period's opening value and end with its last day's. */
    boolean isWhole() {
        return path.first() == 0 && path.last() == days().size() - 1;
    }

    /** Which days there are, and why some are left out. */
    Coverage coverage(Map<AssetId, Asset> assets) {
        int stale = 0;
        boolean hasUnknownFlows = false;
        for (int i = 1; i < days().size(); i++) {
            stale += days().isStale(i) ? 1 : 0;
            hasUnknownFlows |= days().hasUnknownFlow(i);
        }
        List<Phrase> notes = new ArrayList<>();
        for (Gap gap : days().gaps()) {
            notes.add(note(gap, Objects.requireNonNull(assets.get(gap.asset()))));
        }
        if (hasUnknownFlows) {
            notes.add(Phrase.of("coverage.unknown-flow"));
        }
        if (stale > 0) {
            notes.add(Phrase.of("coverage.stale", stale));
        }
        if (path.undefined() > 0) {
            notes.add(Phrase.of("coverage.owed", path.undefined()));
        }
        int last = days().size() - 1;
        return new Coverage(
                from,
                query.to(),
                days().day(Math.min(path.begin(), last)),
                days().day(Math.min(path.last(), last)),
                last,
                path.leftOut(),
                stale,
                notes);
    }

    private static Phrase note(Gap gap, Asset asset) {
        String first = gap.first().toString();
        String last = gap.last().toString();
        return gap.currency() == null
                ? Phrase.of("coverage.no-price", asset.label(), gap.days(), first, last)
                : Phrase.of(
                        "coverage.no-rate",
                        asset.label(),
                        gap.days(),
                        first,
                        last,
                        gap.currency().value());
    }

    /** The days as they are in a chart, from the day before the period on. */
    Curve curve(double[] values) {
        long[] epochDays = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            epochDays[i] = days().day(i).toEpochDay();
        }
        return new Curve(epochDays, values);
    }
}
