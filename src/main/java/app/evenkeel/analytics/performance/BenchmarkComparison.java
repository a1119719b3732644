package app.evenkeel.analytics.performance;

/**
 * What the same money at the same times would have become in a benchmark (the public market
 * equivalent of Long & Nickels 1996).
 *
 * @param values of the benchmark account at the end of each day, after its flows
 * @param owed whether more was withdrawn than the benchmark had earned, so that it went below zero
 *     and the comparison is of little use
 */
@SuppressWarnings("ArrayRecordComponent")
public record BenchmarkComparison(double[] values, boolean owed) {
    /**
     * Puts every flow into the benchmark.
     *
     * @param start value on the day before the first
     * @param returns of the benchmark on each day; 0 where it was not traded
     * @param in money that came on each day
     * @param out money that left on each day
     */
    public static BenchmarkComparison of(
            double start, double[] returns, double[] in, double[] out, FlowTiming timing) {
        double[] values = new double[returns.length];
        double value = start;
        boolean owed = false;
        for (int d = 0; d < values.length; d++) {
            double grown = timing.base(value, in[d], out[d]) * (1 + returns[d]);
            // What the timing has not counted at the start of the day is counted at its end.
            value = grown - timing.outcome(0, in[d], out[d]);
            values[d] = value;
            owed |= value < 0;
        }
        return new BenchmarkComparison(values, owed);
    }

    /**
     * The returns of one unit whose dividends buy more of it at the close of their day: (P + d) /
     * P(before) - 1; 0 up to the first day.
     *
     * @param worths of one unit by day
     * @param paid by one unit on each day
     * @param first index of the day that the returns begin with
     */
    public static double[] returns(double[] worths, double[] paid, int first) {
        double[] returns = new double[worths.length];
        for (int day = first + 1; day < returns.length; day++) {
            returns[day] = (worths[day] + paid[day]) / worths[day - 1] - 1;
        }
        return returns;
    }

    /** The daily returns of a mix that is brought back to its weights every day. */
    public static double[] mix(double[][] returns, double[] weights) {
        double[] mixed = new double[returns[0].length];
        for (int i = 0; i < weights.length; i++) {
            for (int d = 0; d < mixed.length; d++) {
                mixed[d] += weights[i] * returns[i][d];
            }
        }
        return mixed;
    }
}
