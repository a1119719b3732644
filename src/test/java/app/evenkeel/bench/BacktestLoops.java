package app.evenkeel.bench;

/**
 * The backtests of the benchmark as bare loops that know nothing but this one rule: what they take
 * is what the arithmetic itself takes.
 */
final class BacktestLoops {
    private BacktestLoops() {}

    /** Final value, rebalances and cost of keeping weights near their targets. */
    record Outcome(double value, int rebalances, double cost) {}

    /**
     * Buys the target weights on the first day, and again on each flagged day on which any weight
     * is off by more than a fraction of its target.
     *
     * @param prices by day, then by asset
     * @param rate cost as a fraction of what is traded
     * @param values to fill with the value of each day
     */
    static Outcome rebalance(
            double[][] prices,
            double[] weights,
            boolean[] flagged,
            double threshold,
            double rate,
            double capital,
            double[] values) {
        int assets = weights.length;
        double[] units = new double[assets];
        double value = capital;
        int rebalances = 0;
        double cost = 0;
        for (int t = 0; t < prices.length; t++) {
            double[] price = prices[t];
            boolean trades = t == 0;
            if (t > 0) {
                value = 0;
                for (int a = 0; a < assets; a++) {
                    value += units[a] * price[a];
                }
                if (flagged[t]) {
                    for (int a = 0; a < assets && !trades; a++) {
                        double off = Math.abs(units[a] * price[a] / value - weights[a]);
                        trades = off / weights[a] > threshold;
                    }
                }
            }
            if (trades) {
                double after = value;
                for (int step = 0; step < 100; step++) {
                    double traded = 0;
                    for (int a = 0; a < assets; a++) {
                        traded += Math.abs(weights[a] * after - units[a] * price[a]);
                    }
                    double next = value - rate * traded;
                    boolean done = Math.abs(next - after) <= 1e-12 * value;
                    after = next;
                    if (done) {
                        break;
                    }
                }
                cost += value - after;
                value = after;
                rebalances++;
                for (int a = 0; a < assets; a++) {
                    units[a] = weights[a] * value / price[a];
                }
            }
            values[t] = value;
        }
        return new Outcome(value, rebalances, cost);
    }

    /**
     * Final value of holding one asset while its fast mean is above its slow one, from crossing to
     * crossing.
     *
     * @param sums running sums of the prices, one longer than they are
     */
    static double crossings(
            double[] prices, double[] sums, int fast, int slow, double rate, double capital) {
        double cash = capital;
        double units = 0;
        boolean above = false;
        boolean known = false;
        for (int t = slow - 1; t < prices.length; t++) {
            double quick = (sums[t + 1] - sums[t + 1 - fast]) / fast;
            double calm = (sums[t + 1] - sums[t + 1 - slow]) / slow;
            if (known && quick > calm && !above && units == 0) {
                units = cash / (prices[t] * (1 + rate));
                cash = 0;
            } else if (known && quick < calm && above && units > 0) {
                cash = units * prices[t] * (1 - rate);
                units = 0;
            }
            if (quick != calm || !known) {
                above = quick > calm;
            }
            known = true;
        }
        return cash + units * prices[prices.length - 1];
    }
}
