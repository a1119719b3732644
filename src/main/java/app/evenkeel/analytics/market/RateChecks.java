package app.evenkeel.analytics.market;

import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks daily exchange rates of one base through before they are used: none of a day to come, and
 * none that is {@value #JUMP} times the one before it or a part as small, unless {@value #CONFIRM}
 * later days bear it out. No currency of a central bank's list ever moved so far in a day since
 * 1999; what it went to while it was not quoted for {@value #LONG_DAYS} days is not judged. Pure
 * functions.
 */
public final class RateChecks {
    private static final double JUMP = 1.5;
    private static final int CONFIRM = 4;
    private static final int LONG_DAYS = 30;

    private RateChecks() {}

    /**
     * What came of the checks.
     *
     * @param passed by currency and day
     * @param held what is not to be used, that of days to come last
     */
    public record Checked(List<FxRate> passed, List<FxRate> held) {
        public Checked {
            passed = List.copyOf(passed);
            held = List.copyOf(held);
        }
    }

    /**
     * @param rates of one base, in any order
     * @param known what is in use
     * @param today the last day that has begun anywhere
     */
    public static Checked check(List<FxRate> rates, FxTable known, LocalDate today) {
        List<FxRate> passed = new ArrayList<>();
        List<FxRate> held = new ArrayList<>();
        Map<String, List<FxRate>> byQuote =
                rates.stream()
                        .filter(rate -> !rate.date().isAfter(today))
                        .sorted(Comparator.comparing(FxRate::date))
                        .collect(
                                Collectors.groupingBy(
                                        rate -> rate.quote().value(),
                                        TreeMap::new,
                                        Collectors.toList()));
        byQuote.values().forEach(days -> check(days, known, passed, held));
        rates.stream().filter(rate -> rate.date().isAfter(today)).forEach(held::add);
        return new Checked(passed, held);
    }

    private static void check(
            List<FxRate> days, FxTable known, List<FxRate> passed, List<FxRate> held) {
        FxRate before = null;
        boolean contradicts = false;
        for (int i = 0; i < days.size(); i++) {
            FxRate rate = days.get(i);
            FxRate stored = known(known, rate.base(), rate.quote(), rate.date());
            boolean isKnownDay = stored != null && stored.date().equals(rate.date());
            // Who now says otherwise of a day that is known is not borne out by himself.
            contradicts |=
                    stored != null && stored.date().equals(rate.date()) && isFar(stored, rate);
            FxRate last = later(before, stored);
            boolean fits =
                    last == null ? !isAlone(days, i) : !isFar(last, rate) || isLong(last, rate);
            if (fits || (!contradicts && !isKnownDay && isConfirmed(days, i))) {
                passed.add(rate);
                before = rate;
            } else {
                held.add(rate);
            }
        }
    }

    private static @Nullable FxRate known(
            FxTable known, CurrencyCode base, CurrencyCode quote, LocalDate day) {
        return known.rate(base, quote, day).orElse(null);
    }

    private static @Nullable FxRate later(@Nullable FxRate one, @Nullable FxRate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.date().isBefore(other.date()) ? other : one;
    }

    /** Whether the first there is fits nothing that comes after it. */
    private static boolean isAlone(List<FxRate> days, int index) {
        return index + 1 < days.size() && isFar(days.get(index), days.get(index + 1));
    }

    private static boolean isConfirmed(List<FxRate> days, int index) {
        return index + CONFIRM < days.size()
                && days.subList(index + 1, index + 1 + CONFIRM).stream()
                        .noneMatch(next -> isFar(days.get(index), next));
    }

    private static boolean isFar(FxRate one, FxRate other) {
        double ratio = other.rate().doubleValue() / one.rate().doubleValue();
        return ratio > JUMP || ratio < 1 / JUMP;
    }

    private static boolean isLong(FxRate one, FxRate other) {
        return ChronoUnit.DAYS.between(one.date(), other.date()) > LONG_DAYS;
    }
}
