package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.portfolio.StagedMarket.Fate;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How what a column of a file says, or all its rates, stands beside what the store has from such
 * files.
 *
 * @param newlyHeld how many days are held back that were not before
 */
record MarketComparison(List<StagedQuote> quotes, long newlyHeld) {
    /** Nothing is compared while it is not known with what. */
    static final MarketComparison NONE = new MarketComparison(List.of(), 0);

    private static final Comparator<StagedQuote> HELD_AND_CHANGING_FIRST =
            Comparator.<StagedQuote, Boolean>comparing(quote -> quote.fate() != Fate.HELD)
                    .thenComparing(quote -> quote.fate() == Fate.KNOWN)
                    .thenComparing(StagedQuote::day, Comparator.reverseOrder());

    /**
     * @param layout of the file
     * @param stored by day
     * @param currency of the prices
     */
    static MarketComparison ofPrices(
            FilePrices.Judged judged,
            String layout,
            Map<LocalDate, SourcedBar> stored,
            CurrencyCode currency) {
        List<StagedQuote> quotes = new ArrayList<>();
        for (PriceBar bar : judged.checked().passed()) {
            SourcedBar before = stored.get(bar.day());
            SourcedBar now = new SourcedBar(layout, currency, bar);
            quotes.add(
                    new StagedQuote(
                            bar.day(),
                            currency.value(),
                            bar.close(),
                            before == null ? null : before.bar().close(),
                            before == null
                                    ? Fate.NEW
                                    : before.equals(now) ? Fate.KNOWN : Fate.REPLACES));
        }
        for (PriceChecks.Held held : judged.checked().held()) {
            SourcedBar before = stored.get(held.candle().day());
            quotes.add(
                    new StagedQuote(
                            held.candle().day(),
                            currency.value(),
                            held.candle().close(),
                            before == null ? null : before.bar().close(),
                            Fate.HELD,
                            held.reason()));
        }
        return new MarketComparison(quotes, judged.newlyHeld());
    }

    /**
     * @param stored as they are in the store
     */
    static MarketComparison ofRates(List<FxRate> rates, List<FxRate> stored) {
        Map<String, Map<LocalDate, FxRate>> known = new HashMap<>();
        stored.forEach(rate ->
                known.computeIfAbsent(pair(rate), name -> new HashMap<>()).put(rate.date(), rate));
        List<StagedQuote> quotes = new ArrayList<>();
        for (FxRate rate : rates) {
            String pair = pair(rate);
            FxRate before = known.getOrDefault(pair, Map.of()).get(rate.date());
            quotes.add(
                    new StagedQuote(
                            rate.date(),
                            pair,
                            rate.rate(),
                            before == null ? null : before.rate(),
                            before == null
                                    ? Fate.NEW
                                    : before.equals(rate) ? Fate.KNOWN : Fate.REPLACES));
        }
        return new MarketComparison(quotes, 0);
    }

    private static String pair(FxRate rate) {
        return rate.base() + "/" + rate.quote();
    }

    /** How many days have a quote of that fate. */
    long days(Fate fate) {
        return daysOf(fate).size();
    }

    @Nullable LocalDate first() {
        return quotes.stream().map(StagedQuote::day).min(Comparator.naturalOrder()).orElse(null);
    }

    @Nullable LocalDate last() {
        return quotes.stream().map(StagedQuote::day).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Some quotes: what is held back first, then what applying would change, then the newest. */
    List<StagedQuote> shown(int most) {
        return quotes.stream().sorted(HELD_AND_CHANGING_FIRST).limit(most).toList();
    }

    /**
     * What becomes of the rows of a file: one that replaces anything does, else one is new that
     * brings anything, and known if it has nothing to bring and nothing wrong. A row of which
     * nothing is used since it is held back is one that was not understood.
     *
     * @param lines in which line each day stands
     * @param compared all that is taken of the file
     * @param refused how many rows have nothing to bring
     * @param doubtful lines of rows with something wrong, that have a use or not
     */
    static RowTally tally(
            long rows,
            Map<LocalDate, Long> lines,
            Collection<MarketComparison> compared,
            long refused,
            Collection<Long> doubtful) {
        Set<LocalDate> replaced = new HashSet<>();
        Set<LocalDate> fresh = new HashSet<>();
        Set<LocalDate> known = new HashSet<>();
        for (MarketComparison each : compared) {
            replaced.addAll(each.daysOf(Fate.REPLACES));
            fresh.addAll(each.daysOf(Fate.NEW));
            known.addAll(each.daysOf(Fate.KNOWN));
        }
        fresh.removeAll(replaced);
        Set<Long> rejected = new HashSet<>(doubtful);
        compared.stream()
                .flatMap(each -> each.daysOf(Fate.HELD).stream())
                .map(lines::get)
                .filter(Objects::nonNull)
                .forEach(rejected::add);
        for (Set<LocalDate> useful : List.of(replaced, fresh, known)) {
            useful.forEach(day -> rejected.remove(lines.get(day)));
        }
        long left = rows - replaced.size() - fresh.size();
        long lost = Math.min(left, refused + rejected.size());
        return new RowTally(fresh.size(), left - lost, replaced.size(), lost);
    }

    private Set<LocalDate> daysOf(Fate fate) {
        Set<LocalDate> found = new HashSet<>();
        quotes.stream()
                .filter(quote -> quote.fate() == fate)
                .map(StagedQuote::day)
                .forEach(found::add);
        return found;
    }
}
