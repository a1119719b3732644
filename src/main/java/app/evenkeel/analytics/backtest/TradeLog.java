package app.evenkeel.analytics.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The trades of one run, kept as columns. Used by one thread. */
public final class TradeLog {
    private final boolean keeping;
    private int[] bars = new int[0];
    private int[] assets = bars;
    private double[] units = new double[0];
    private double[] prices = units;
    private double[] costs = units;
    private int size;

    /**
     * One trade.
     *
     * @param units bought, or less than zero for what was sold
     * @param price of one unit, before costs
     * @param cost fees, spread and slippage
     */
    public record Line(int bar, int asset, double units, double price, double cost) {}

    /**
     * @param keeping whether trades are kept, or only counted, as in a sweep
     */
    TradeLog(boolean keeping) {
        this.keeping = keeping;
    }

    void add(int bar, int asset, double count, double price, double cost) {
        if (keeping) {
            if (size == bars.length) {
                grow();
            }
            bars[size] = bar;
            assets[size] = asset;
            units[size] = count;
            prices[size] = price;
            costs[size] = cost;
        }
        size++;
    }

    int size() {
        return size;
    }

    List<Line> lines(int start) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; keeping && i < size; i++) {
            lines.add(new Line(bars[i] - start, assets[i], units[i], prices[i], costs[i]));
        }
        return lines;
    }

    private void grow() {
        int room = Math.max(256, size * 2);
        bars = Arrays.copyOf(bars, room);
        assets = Arrays.copyOf(assets, room);
        units = Arrays.copyOf(units, room);
        prices = Arrays.copyOf(prices, room);
        costs = Arrays.copyOf(costs, room);
    }
}
