package app.evenkeel.analytics.performance;

/**
 * The return of what was held, whatever flowed in and out: daily returns linked, ∏(1 + r) − 1.
 *
 * <p>Source: GIPS Standards 2020, section 2 (true time-weighted, valued at every flow); the daily
 * rule and its worked example are Portfolio Performance's.
 *
 * @param total over all days; NaN if a day's return is not defined
 * @param days days with money at work
 * @param undefined days on which more was owed than owned, so that no return can be said
 */
public record TimeWeightedReturn(double total, int days, int undefined) {
    /**
     * Links daily returns.
     *
     * @param returns NaN for a day without money at work or without a value
     */
    private static TimeWeightedReturn link(double[] returns, int undefined) {
        double wealth = 1;
        int days = 0;
        for (double r : returns) {
            if (!Double.isNaN(r)) {
                wealth *= 1 + r;
                days++;
            }
        }
        return new TimeWeightedReturn(undefined > 0 ? Double.NaN : wealth - 1, days, undefined);
    }

    /** Links each day's return. */
    public static TimeWeightedReturn of(ValuedDays period, FlowTiming timing) {
        DailyReturns daily = DailyReturns.of(period, timing);
        return link(daily.returns(), daily.undefined());
    }

    /** The return of each day, as {@link DailyReturns} has it. */
    public static double[] daily(ValuedDays period, FlowTiming timing) {
        return DailyReturns.of(period, timing).returns();
    }

    /** (1 + total)^(365 / calendar days) − 1, actual days over 365; meant for a year and more. */
    public double annualised(long calendarDays) {
        return Math.pow(1 + total, 365.0 / calendarDays) - 1;
    }
}
