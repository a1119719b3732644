package app.evenkeel.analytics.performance;

import java.util.Arrays;

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
     * Links the returns of {@link #daily}.
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
        int[] undefined = new int[1];
        return link(daily(period, timing, undefined), undefined[0]);
    }

    /**
     * The return of each day.
     *
     * @return NaN for a day without money at work, for one that could not be valued (its flows
     *     count on the next that can), and for one on which more was owed than owned
     */
    public static double[] daily(ValuedDays period, FlowTiming timing) {
        return daily(period, timing, new int[1]);
    }

    private static double[] daily(ValuedDays period, FlowTiming timing, int[] undefined) {
        double[] values = period.values();
        double[] returns = new double[values.length];
        Arrays.fill(returns, Double.NaN);
        double before = period.start();
        double waitingIn = 0;
        double waitingOut = 0;
        for (int d = 0; d < values.length; d++) {
            waitingIn += period.in()[d];
            waitingOut += period.out()[d];
            double value = values[d];
            if (Double.isNaN(value)) {
                continue;
            }
            double base = timing.base(before, waitingIn, waitingOut);
            if (base > 0) {
                returns[d] = timing.outcome(value, waitingIn, waitingOut) / base - 1;
            } else if (base < 0) {
                undefined[0]++;
            }
            before = value;
            waitingIn = 0;
            waitingOut = 0;
        }
        return returns;
    }

    /** (1 + total)^(365 / calendar days) − 1, actual days over 365; meant for a year and more. */
    public double annualised(long calendarDays) {
        return Math.pow(1 + total, 365.0 / calendarDays) - 1;
    }
}
