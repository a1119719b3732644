package app.evenkeel.portfolio;

import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.market.PriceReading;
import app.evenkeel.ingestion.market.RateReading;
import app.evenkeel.portfolio.StagedMarket.Fate;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the days of a file stand beside those that the store has from such files.
 *
 * @param tally of the file's rows; a day that is stored otherwise is conflicting
 */
record MarketComparison(
        RowTally tally,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        List<StagedQuote> quotes) {
    private static final int SHOWN = 1_000;

    private static final Comparator<StagedQuote> CHANGING_FIRST =
            Comparator.<StagedQuote, Boolean>comparing(quote -> quote.fate() == Fate.KNOWN)
                    .thenComparing(StagedQuote::day, Comparator.reverseOrder());

    /**
     * @param stored by day
     * @param currency of the prices
     */
    static MarketComparison ofPrices(
            PriceReading read, Map<LocalDate, SourcedBar> stored, CurrencyCode currency) {
        List<StagedQuote> quotes = new ArrayList<>();
        for (PriceBar bar : read.bars()) {
            SourcedBar before = stored.get(bar.day());
            SourcedBar now = new SourcedBar(read.layout(), currency, bar);
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
        return of(quotes, read.rows(), read.problems());
    }

    /**
     * @param stored as they are in the store
     */
    static MarketComparison ofRates(RateReading read, List<FxRate> stored) {
        Map<String, Map<LocalDate, FxRate>> known = new HashMap<>();
        stored.forEach(rate ->
                known.computeIfAbsent(pair(rate), name -> new HashMap<>()).put(rate.date(), rate));
        List<StagedQuote> quotes = new ArrayList<>();
        for (FxRate rate : read.rates()) {
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
        return of(quotes, read.rows(), read.problems());
    }

    private static String pair(FxRate rate) {
        return rate.base() + "/" + rate.quote();
    }

    private static MarketComparison of(
            List<StagedQuote> quotes, long rows, List<RowProblem> problems) {
        Set<LocalDate> replaced = days(quotes, Fate.REPLACES);
        Set<LocalDate> fresh = days(quotes, Fate.NEW);
        fresh.removeAll(replaced);
        long left = rows - replaced.size() - fresh.size();
        long rejected =
                Math.min(
                        left,
                        problems.stream()
                                .filter(RowProblem::rejected)
                                .mapToLong(RowProblem::line)
                                .distinct()
                                .count());
        return new MarketComparison(
                new RowTally(fresh.size(), left - rejected, replaced.size(), rejected),
                quotes.stream().map(StagedQuote::day).min(Comparator.naturalOrder()).orElse(null),
                quotes.stream().map(StagedQuote::day).max(Comparator.naturalOrder()).orElse(null),
                quotes.stream().sorted(CHANGING_FIRST).limit(SHOWN).toList());
    }

    private static Set<LocalDate> days(List<StagedQuote> quotes, Fate fate) {
        Set<LocalDate> found = new HashSet<>();
        quotes.stream()
                .filter(quote -> quote.fate() == fate)
                .map(StagedQuote::day)
                .forEach(found::add);
        return found;
    }
}
