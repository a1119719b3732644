package app.evenkeel.analytics.performance;

/**
 * The return of a period without daily values: (V₁ − V₀ − ΣC) / (V₀ + Σ w·C), each flow weighted
 * with the part of the period that it was there.
 *
 * <p>Source: Dietz 1966 as modified by the Bank Administration Institute 1968; GIPS guidance.
 *
 * @param gain V₁ − V₀ − ΣC
 * @param capital V₀ + Σ w·C, the money at work on average
 */
public record ModifiedDietz(double gain, double capital) {
    /**
     * The return of a period of {@code length} days.
     *
     * @param start V₀
     * @param end V₁
     * @param days of the flows, counted from 0 at the start of the period
     * @param flows C, money in positive
     * @param atStart whether a flow counts from the start of its day; else from its end
     */
    public static ModifiedDietz of(
            double start, double end, int length, int[] days, double[] flows, boolean atStart) {
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < flows.length; i++) {
            sum += flows[i];
            weighted += flows[i] * weight(days[i], length, atStart);
        }
        return new ModifiedDietz(end - start - sum, start + weighted);
    }

    static ModifiedDietz of(ValuedDays period, boolean atStart) {
        int[] days = new int[period.size()];
        double[] flows = new double[period.size()];
        for (int d = 0; d < days.length; d++) {
            days[d] = (int) (period.days()[d] - period.days()[0]);
            flows[d] = period.in()[d] - period.out()[d];
        }
        return of(period.start(), period.end(), (int) period.length(), days, flows, atStart);
    }

    /** The part of the period that a flow is there. */
    static double weight(int day, int length, boolean atStart) {
        return (double) (length - day - (atStart ? 0 : 1)) / length;
    }

    /** Gain over capital; not defined for a capital of zero or less. */
    public double rate() {
        return capital > 0 ? gain / capital : Double.NaN;
    }
}
