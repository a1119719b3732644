package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.BarsBuilder;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.ReportedDividends;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Prices of the store as bars: closes for present units in the currency of the test, opens where a
 * bar has one, dividends as sources reported them. Blocking and thread-safe.
 */
final class StorePrices {
    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
    private static final int MOST = 200_000;

    private final Session session;
    private final ValuationService valuation;

    StorePrices(Session session, ValuationService valuation) {
        this.session = session;
        this.valuation = valuation;
    }

    /**
     * What a test runs over.
     *
     * @param caveats of what could not be taken into it
     */
    record Loaded(Bars bars, List<Caveat> caveats) {
        Loaded {
            caveats = List.copyOf(caveats);
        }
    }

    /** The prices of one asset in its own currency. */
    private record Priced(
            String name, Asset asset, CurrencyCode currency, @Nullable PriceHistory history) {
        /** Closes of one unit on given days; NaN on a day without. */
        double[] closes(long[] days) {
            double[] closes = new double[days.length];
            PriceHistory of = history;
            if (of == null) {
                Arrays.fill(closes, 1);
                return closes;
            }
            for (int t = 0; t < days.length; t++) {
                int index = of.indexAt(days[t]);
                boolean own = index >= 0 && of.day(index).toEpochDay() == days[t];
                closes[t] =
                        own ? of.close(index).doubleValue() / asset.unitsPerPrice() : Double.NaN;
            }
            return closes;
        }
    }

    /**
     * What the assets of the store that have prices are called, for a test to name them: by symbol,
     * or by ISIN or name where several have one symbol.
     */
    Map<String, Asset> names() {
        Map<String, Asset> names = new HashMap<>();
        List<Asset> all =
                session.stores().database().read(tx -> session.stores().assets().findAll(tx));
        for (Asset asset : all) {
            names.put(nameOf(asset, all), asset);
        }
        return names;
    }

    /** What an asset is called in a configuration. */
    static String nameOf(Asset asset, List<Asset> all) {
        boolean alone =
                all.stream()
                        .noneMatch(other ->
                                !other.id().equals(asset.id())
                                        && other.symbol().equalsIgnoreCase(asset.symbol()));
        if (alone && !asset.symbol().isEmpty()) {
            return asset.symbol();
        }
        if (!asset.isin().isEmpty()) {
            return asset.isin();
        }
        return asset.symbol() + " " + asset.currency() + " #" + asset.id().value();
    }

    /**
     * The asset that a configuration means.
     *
     * @throws EvenkeelException if there is none, or several could be meant
     */
    private static Asset called(String name, Map<String, Asset> names) {
        Asset exact = names.get(name);
        if (exact != null) {
            return exact;
        }
        List<Asset> found =
                names.values().stream()
                        .filter(asset ->
                                asset.symbol().equalsIgnoreCase(name)
                                        || asset.isin().equalsIgnoreCase(name)
                                        || asset.name().equalsIgnoreCase(name))
                        .toList();
        if (found.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, name));
        }
        if (found.size() > 1) {
            List<String> could =
                    names.entrySet().stream()
                            .filter(entry -> found.contains(entry.getValue()))
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList();
            throw new EvenkeelException(
                    Problem.of(ProblemCode.ASSET_AMBIGUOUS, name, String.join(", ", could)));
        }
        return found.getFirst();
    }

    private Priced priced(String name, Map<String, Asset> names) {
        Asset asset = called(name, names);
        if (asset.kind() == AssetKind.CASH || asset.kind() == AssetKind.FX) {
            return new Priced(name, asset, asset.currency(), null);
        }
        PriceHistory history =
                valuation
                        .priceHistory(asset.id())
                        .orElseThrow(() ->
                                new EvenkeelException(Problem.of(ProblemCode.NO_PRICES, name)));
        return new Priced(name, asset, history.currency(), history);
    }

    /**
     * The bars that a configuration needs, from the oldest price on: what lies before the test is
     * history that strategies may look at.
     *
     * @throws EvenkeelException if an asset is not known or has no prices
     */
    Loaded bars(BacktestConfig config, CurrencyCode currency) {
        Map<String, Asset> names = names();
        List<String> wanted = Preparation.named(config);
        if (wanted.isEmpty()) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.CONFIG_VALUE, "assets", "a list of assets"));
        }
        Preparation.checkPayments(config, wanted);
        List<Priced> all = new ArrayList<>();
        for (String name : wanted) {
            all.add(priced(name, names));
        }
        long[] days = days(all, config.to());
        BarsBuilder builder = Bars.on(days);
        List<Caveat> caveats = new ArrayList<>();
        for (Priced each : all) {
            add(builder, each, days, currency);
            dividends(each, days[days.length - 1], caveats)
                    .forEach((day, amount) -> builder.dividend(day.toEpochDay(), amount));
            config.payments().stream()
                    .filter(payment -> payment.asset().equals(each.name()))
                    .forEach(payment ->
                            builder.dividend(payment.day().toEpochDay(), payment.amount()));
        }
        return new Loaded(builder.build(), caveats);
    }

    /**
     * Prices of the benchmark in the currency of the test on the days of its bars.
     *
     * @param caveats gets what is left out of its dividends
     */
    BenchmarkPrices benchmark(
            BacktestConfig config, CurrencyCode currency, long[] days, List<Caveat> caveats) {
        Priced priced = priced(config.benchmark(), names());
        double[] closes = new double[days.length];
        PriceHistory history = priced.history();
        double[] rates = valuation.rates(priced.currency(), currency, days);
        for (int t = 0; t < days.length; t++) {
            int index = history == null ? 0 : history.indexAt(days[t]);
            double own =
                    history == null
                            ? 1
                            : index < 0
                                    ? Double.NaN
                                    : history.close(index).doubleValue()
                                            / priced.asset().unitsPerPrice();
            closes[t] = own * rates[t];
        }
        long last = days[days.length - 1];
        BenchmarkPrices prices =
                new BenchmarkPrices(
                        priced.name(),
                        days,
                        closes,
                        history == null ? LocalDate.ofEpochDay(days[0]) : history.day(0),
                        history == null
                                ? LocalDate.ofEpochDay(last)
                                : history.day(Math.max(0, history.indexAt(last))));
        Map<LocalDate, Double> dividends = dividends(priced, last, caveats);
        config.payments().stream()
                .filter(payment -> payment.asset().equals(priced.name()))
                .forEach(payment -> dividends.merge(payment.day(), payment.amount(), Double::sum));
        dividends.forEach((day, amount) -> {
            int bar = prices.bar(day);
            prices.dividend(bar, bar < days.length ? amount * rates[bar] : 0);
        });
        return prices;
    }

    private static long[] days(List<Priced> all, @Nullable LocalDate to) {
        long last = to == null ? Long.MAX_VALUE : to.toEpochDay();
        SortedSet<Long> days = new TreeSet<>();
        for (Priced each : all) {
            PriceHistory history = each.history();
            for (int i = 0; history != null && i < history.size(); i++) {
                long day = history.day(i).toEpochDay();
                if (day <= last) {
                    days.add(day);
                }
            }
        }
        if (days.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NO_BARS));
        }
        return days.stream().mapToLong(Long::longValue).toArray();
    }

    private void add(BarsBuilder builder, Priced priced, long[] days, CurrencyCode currency) {
        double[] closes = priced.closes(days);
        double[] rates = valuation.rates(priced.currency(), currency, days);
        double later = 1;
        for (int t = days.length - 1; t >= 0; t--) {
            if (Double.isNaN(rates[t])) {
                // Without a rate there is no price yet; the number that stands in is never used.
                closes[t] = Double.NaN;
                rates[t] = later;
            }
            later = rates[t];
        }
        builder.asset(priced.name(), closes, opens(priced, closes, days), rates);
    }

    /**
     * What sources say that one unit paid, in the currency of its price.
     *
     * @param caveats gets what is left out for want of a rate
     */
    private Map<LocalDate, Double> dividends(Priced priced, long last, List<Caveat> caveats) {
        ReportedDividends reported =
                valuation.dividends(priced.asset(), priced.currency(), LocalDate.ofEpochDay(last));
        reported.leftOut()
                .forEach((day, amount) ->
                        caveats.add(
                                new Caveat(
                                        Caveat.Kind.DIVIDEND_LEFT_OUT,
                                        priced.name(),
                                        day,
                                        amount)));
        return new TreeMap<>(reported.paid());
    }

    /** Opens for present units: the close times what the open of the bar was of its close. */
    private double[] opens(Priced priced, double[] closes, long[] days) {
        double[] opens = new double[days.length];
        Arrays.fill(opens, Double.NaN);
        List<SourcedBar> bars =
                session.stores()
                        .database()
                        .read(tx ->
                                session.stores()
                                        .prices()
                                        .bars(tx, priced.asset().id(), BEGINNING, MOST));
        for (SourcedBar line : bars) {
            PriceBar bar = line.bar();
            BigDecimal open = bar.open();
            int t = Arrays.binarySearch(days, bar.day().toEpochDay());
            if (open != null && t >= 0) {
                opens[t] = closes[t] * open.doubleValue() / bar.close().doubleValue();
            }
        }
        return opens;
    }
}
