package app.evenkeel.analytics.backtest;

/**
 * Holds units and cash of one run and trades them to wanted weights.
 *
 * <p>The worth after a trade is what solves {@code x = value - cost(x)}, where the cost is that of
 * going from what is held to the wanted weights of {@code x}; found by repeating the assignment
 * from {@code x = value} until it moves by less than 1e-12 of the value. So weights are exact after
 * cost. What is kept or cannot be traded stays as it is, and what remains is shared among the
 * others and cash in proportion to what was wanted of each. Then units are cut towards zero to
 * whole lots, trades below the minimum are left out, and if cash would fall below what was wanted,
 * buying is cut. Used by one thread.
 */
final class Trader {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-12;

    private final Bars bars;
    private final Terms terms;
    private final TradeLog log;
    private final int assets;
    private final double[] proportion;
    private final boolean proportional;
    private final double[] units;
    private final double[] change;
    private final TaxBook tax;
    private double cash;
    private double cost;
    private int rebalances;

    Trader(Conditions conditions, TradeLog log) {
        this.bars = conditions.bars();
        this.terms = conditions.terms();
        this.log = log;
        this.assets = bars.assets();
        this.units = new double[assets];
        this.change = new double[assets];
        this.proportion = conditions.proportion();
        this.proportional = conditions.areProportional();
        this.tax = new TaxBook(terms.tax(), assets);
        this.cash = terms.capital();
    }

    double cash() {
        return cash;
    }

    void cash(double amount) {
        cash = amount;
    }

    double[] units() {
        return units;
    }

    /** All costs so far. */
    double cost() {
        return cost;
    }

    TaxBook tax() {
        return tax;
    }

    /** How many times anything was traded by a decision. */
    int rebalances() {
        return rebalances;
    }

    /**
     * Trades to weights.
     *
     * @param held worth of each holding at the prices to trade at
     * @param value of all of them and cash
     * @return the worth after the trade
     */
    double trade(double[] weights, double[] held, double value, Prices prices, int bar) {
        double sum = 0;
        for (int a = 0; a < assets; a++) {
            sum += weights[a];
        }
        double after =
                proportional && !Double.isNaN(sum) && bars.areAllTraded(bar)
                        ? tradeAll(weights, sum, held, value, prices, bar)
                        : tradeSome(weights, held, value, prices, bar);
        return after;
    }

    /** The price of one unit to trade at. */
    interface Prices {
        double of(int asset);
    }

    private double tradeAll(
            double[] weights, double sum, double[] held, double value, Prices prices, int bar) {
        double x = value;
        for (int step = 0; step < MOST_STEPS; step++) {
            double charged = 0;
            for (int a = 0; a < assets; a++) {
                charged += Math.abs(weights[a] * x - held[a]) * proportion[a];
            }
            double y = value - charged;
            boolean done = Math.abs(y - x) <= CLOSE * value;
            x = y;
            if (done) {
                break;
            }
        }
        boolean any = false;
        for (int a = 0; a < assets; a++) {
            double price = prices.of(a);
            double amount = weights[a] * x - held[a];
            if (Math.abs(amount) > CLOSE * value) {
                any = true;
                double wanted = weights[a] * x / price;
                log.add(bar, a, wanted - units[a], price, Math.abs(amount) * proportion[a]);
                units[a] = wanted;
            }
        }
        if (any) {
            rebalances++;
            cost += value - x;
            cash = Math.abs(1 - sum) <= CLOSE ? 0 : x * (1 - sum);
        }
        return any ? x : value;
    }

    private double tradeSome(
            double[] weights, double[] held, double value, Prices prices, int bar) {
        double kept = 0;
        double rest = 1;
        double free = 1;
        for (int a = 0; a < assets; a++) {
            boolean keep = Double.isNaN(weights[a]);
            double wanted = keep ? held[a] / value : weights[a];
            free -= wanted;
            if (keep || !bars.isTraded(a, bar)) {
                kept += held[a];
                rest -= wanted;
            }
        }
        if (rest <= CLOSE) {
            return value;
        }
        int day = Math.toIntExact(bars.epochDay(bar));
        double x = value;
        for (int step = 0; step < MOST_STEPS; step++) {
            size(weights, held, (x - kept) / rest, prices, bar);
            double y = value - charge(prices) - taxOn(prices, day);
            boolean done = Math.abs(y - x) <= CLOSE * value;
            x = y;
            if (done) {
                break;
            }
        }
        cutBuying(Math.min(0, free) * value, prices, day);
        return settle(value, prices, bar, true);
    }

    /** Fills {@code change} with the units to trade where one weight stands for {@code scale}. */
    private void size(double[] weights, double[] held, double scale, Prices prices, int bar) {
        for (int a = 0; a < assets; a++) {
            change[a] =
                    Double.isNaN(weights[a]) || !bars.isTraded(a, bar)
                            ? 0
                            : tradable(a, weights[a] * scale - held[a], prices.of(a), weights[a]);
        }
    }

    private double tradable(int asset, double amount, double price, double weight) {
        double count = weight == 0 ? -units[asset] : amount / price;
        count = inLots(asset, count);
        double traded = Math.abs(count * price);
        return traded < terms.dealing().get(asset).minimumTrade()
                        || traded <= CLOSE * Math.abs(cash + traded)
                ? 0
                : count;
    }

    /** Cut towards zero to whole lots, but for what is a whole number of them anyway. */
    private double inLots(int asset, double count) {
        double lot = terms.dealing().get(asset).lot();
        if (lot == 0) {
            return count;
        }
        double lots = count / lot;
        double near = Math.rint(lots);
        double whole =
                Math.abs(lots - near) < 1e-9 ? near : lots < 0 ? Math.ceil(lots) : Math.floor(lots);
        return whole * lot;
    }

    private double charge(Prices prices) {
        double sum = 0;
        for (int a = 0; a < assets; a++) {
            if (change[a] != 0) {
                sum += terms.dealing().get(a).cost(Math.abs(change[a] * prices.of(a)));
            }
        }
        return sum;
    }

    private double taxOn(Prices prices, int day) {
        if (!terms.tax().onGains()) {
            return 0;
        }
        tax.beginPreview();
        for (int a = 0; a < assets; a++) {
            double sold = Math.min(-change[a], units[a]);
            if (sold > 0) {
                double amount = sold * prices.of(a);
                tax.preview(a, day, sold, amount - terms.dealing().get(a).cost(amount));
            }
        }
        return tax.previewed();
    }

    /** Buys less until cash does not fall below {@code floor}. */
    private void cutBuying(double floor, Prices prices, int day) {
        for (int step = 0; step < MOST_STEPS; step++) {
            double spent = 0;
            double net = 0;
            for (int a = 0; a < assets; a++) {
                double amount = change[a] * prices.of(a);
                net += amount;
                spent += Math.max(0, amount);
            }
            double left = cash - net - charge(prices) - taxOn(prices, day);
            double lacking = floor - left;
            if (lacking <= 1e-9 * Math.abs(cash + spent) || spent == 0) {
                return;
            }
            double share = Math.max(0, 1 - lacking / spent);
            for (int a = 0; a < assets; a++) {
                if (change[a] > 0) {
                    double price = prices.of(a);
                    double count = inLots(a, change[a] * share);
                    change[a] = count * price < terms.dealing().get(a).minimumTrade() ? 0 : count;
                }
            }
        }
    }

    /** Books {@code change}. */
    private double settle(double value, Prices prices, int bar, boolean counts) {
        int day = Math.toIntExact(bars.epochDay(bar));
        boolean any = false;
        double charged = 0;
        for (int a = 0; a < assets; a++) {
            if (change[a] != 0) {
                any = true;
                double price = prices.of(a);
                double amount = Math.abs(change[a] * price);
                double of = terms.dealing().get(a).cost(amount);
                charged += of;
                cash -= change[a] * price;
                if (terms.tax().onGains()) {
                    tax.book(a, day, change[a], units[a], amount, of);
                }
                units[a] = change[a] == -units[a] ? 0 : units[a] + change[a];
                log.add(bar, a, change[a], price, of);
            }
        }
        if (!any) {
            return value;
        }
        double taxed = tax.settle();
        cash -= charged + taxed;
        cost += charged;
        if (counts) {
            rebalances++;
        }
        return value - charged - taxed;
    }

    /**
     * Sells the same part of everything that can be sold, as far as cash lacks.
     *
     * @param needed cash that is to be there
     * @return the worth after the sale
     */
    double raise(double needed, double[] held, double value, Prices prices, int bar) {
        if (cash >= needed) {
            return value;
        }
        int day = Math.toIntExact(bars.epochDay(bar));
        double there = 0;
        for (int a = 0; a < assets; a++) {
            there += bars.isTraded(a, bar) ? Math.max(0, held[a]) : 0;
        }
        double lacking = needed - cash;
        double proceeds = lacking;
        for (int step = 0; step < MOST_STEPS && there > 0; step++) {
            double share = Math.min(1, proceeds / there);
            double sold = 0;
            for (int a = 0; a < assets; a++) {
                boolean sells = bars.isTraded(a, bar) && units[a] > 0;
                change[a] = sells ? -Math.min(units[a], upToLot(a, units[a] * share)) : 0;
                sold -= change[a] * prices.of(a);
            }
            double net = sold - charge(prices) - taxOn(prices, day);
            if (share == 1
                    || Math.abs(net - lacking) <= CLOSE * value
                    || (net > lacking && step > MOST_STEPS / 2)) {
                break;
            }
            proceeds += lacking - net;
        }
        return there > 0 ? settle(value, prices, bar, false) : value;
    }

    private double upToLot(int asset, double count) {
        double lot = terms.dealing().get(asset).lot();
        return lot == 0 ? count : Math.ceil(count / lot - 1e-9) * lot;
    }
}
