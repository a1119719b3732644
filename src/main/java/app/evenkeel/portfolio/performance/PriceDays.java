package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.statistics.LinkedPair;
import app.evenkeel.analytics.valuation.WorthColumn;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.money.CurrencyCode;

import java.util.Arrays;

/** On which days something has a price of its own, and what it returned beside another thing. */
final class PriceDays {
    private PriceDays() {}

    /** By day: a price of that very day; of foreign money a rate; the report's own is always so. */
    static boolean[] own(Asset asset, WorthColumn worth, CurrencyCode currency) {
        boolean[] own = new boolean[worth.size()];
        for (int day = 0; day < own.length; day++) {
            own[day] =
                    asset.isCash()
                            ? asset.currency().equals(currency) || worth.isRated(day)
                            : worth.isPriced(day);
        }
        return own;
    }

    /**
     * One side of a pair, at the opening and at the observations after it.
     *
     * @param worth by day
     * @param own by day
     */
    static LinkedPair.Side side(double[] worth, boolean[] own, int opening, int[] observations) {
        double[] worths = new double[observations.length + 1];
        boolean[] owned = new boolean[worths.length];
        for (int i = 0; i < worths.length; i++) {
            int day = i == 0 ? opening : observations[i - 1];
            worths[i] = worth[day];
            owned[i] = own[day];
        }
        return new LinkedPair.Side(worths, owned);
    }

    /**
     * The returns of a portfolio and of its benchmark over the days that markets of both were open.
     *
     * @param begin epoch day that the first return begins at
     * @param series of the portfolio
     * @param benchmark one return for each of the portfolio's
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Beside(long begin, ReturnSeries series, double[] benchmark) {}

    static Beside beside(ReturnPath path, ReturnSeries alone, BenchmarkReading benchmark) {
        int[] observations = path.observations();
        boolean[] isObserved = new boolean[path.days().size()];
        for (int day = 0; day < isObserved.length; day++) {
            isObserved[day] = path.days().isObserved(day);
        }
        int opening = Math.min(path.begin(), isObserved.length - 1);
        LinkedPair pair =
                LinkedPair.of(
                        side(path.wealth(), isObserved, opening, observations),
                        side(benchmark.wealth(), benchmark.own(), opening, observations));
        long[] ends =
                Arrays.stream(pair.times())
                        .mapToLong(time -> path.days().day(observations[time - 1]).toEpochDay())
                        .toArray();
        long opened = path.days().day(opening).toEpochDay();
        long begin =
                pair.begin() <= 0
                        ? opened
                        : path.days().day(observations[pair.begin() - 1]).toEpochDay();
        long length = Math.max(0, alone.length() - (begin - opened));
        return new Beside(begin, ReturnSeries.over(length, ends, pair.x()), pair.y());
    }
}
