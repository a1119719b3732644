package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the bars of several assets together, each in its own currency. Used by one thread. */
public final class BarsBuilder {
    private final long[] days;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> closes = new ArrayList<>();
    private final List<double[]> opens = new ArrayList<>();
    private final List<boolean[]> traded = new ArrayList<>();
    private final List<double @Nullable []> rates = new ArrayList<>();
    private final List<Bars.Dividend> dividends = new ArrayList<>();

    BarsBuilder(long... epochDays) {
        for (int t = 1; t < epochDays.length; t++) {
            if (epochDays[t] <= epochDays[t - 1]) {
                throw new IllegalArgumentException("Days must ascend: " + epochDays[t]);
            }
        }
        this.days = epochDays.clone();
    }

    /**
     * Adds an asset.
     *
     * @param closesInOwn a close for every day, NaN where the asset did not trade
     * @param opensInOwn opens alike, or {@code null} if none is known
     * @param rate what one unit of the asset's currency was worth on each day, more than zero; or
     *     {@code null} if the bars are in that currency
     */
    public BarsBuilder asset(
            String name,
            double[] closesInOwn,
            double @Nullable [] opensInOwn,
            double @Nullable [] rate) {
        if (closesInOwn.length != days.length) {
            throw new IllegalArgumentException("A close for every day: " + name);
        }
        double[] close = new double[days.length];
        double[] open = new double[opensInOwn == null ? 0 : days.length];
        boolean[] own = new boolean[days.length];
        double before = 0;
        for (int t = 0; t < days.length; t++) {
            double fx = rate == null ? 1 : rate[t];
            if (!(fx > 0)) {
                throw new IllegalArgumentException("No rate for " + name + " on bar " + t);
            }
            if (!Double.isNaN(closesInOwn[t])) {
                if (!(closesInOwn[t] > 0) || Double.isInfinite(closesInOwn[t])) {
                    throw new IllegalArgumentException("No price of " + name + " on bar " + t);
                }
                before = closesInOwn[t];
                own[t] = true;
            }
            // Carried forward in its own currency, so that the exchange rate still moves it.
            close[t] = before * fx;
            if (opensInOwn != null) {
                open[t] = opensInOwn[t] * fx;
            }
        }
        names.add(name);
        closes.add(close);
        opens.add(open);
        traded.add(own);
        rates.add(rate);
        return this;
    }

    /**
     * Adds a payment to the asset that was added last.
     *
     * @param epochDay the first day without the right to it; a day without a bar counts as the next
     * @param amount per unit, in the asset's own currency
     */
    public BarsBuilder dividend(long epochDay, double amount) {
        int bar = 0;
        while (bar < days.length && days[bar] < epochDay) {
            bar++;
        }
        if (bar < days.length) {
            int asset = names.size() - 1;
            double[] rate = rates.get(asset);
            dividends.add(new Bars.Dividend(bar, asset, amount * (rate == null ? 1 : rate[bar])));
        }
        return this;
    }

    /** The bars. */
    public Bars build() {
        dividends.sort(
                Comparator.comparingInt(Bars.Dividend::bar).thenComparingInt(Bars.Dividend::asset));
        return new Bars(
                names,
                days,
                closes.toArray(double[][]::new),
                opens.toArray(double[][]::new),
                traded.toArray(boolean[][]::new),
                dividends);
    }
}
