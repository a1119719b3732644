package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Bars and terms, with what all runs over them share. Immutable and thread-safe. */
final class Conditions {
    private static final double DAYS_A_YEAR = 365;

    private final Bars bars;
    private final Terms terms;
    private final double[] proportion;
    private final boolean proportional;
    private final int[] flowBars;
    private final int firstFlow;
    private final int firstDividend;
    private final double @Nullable [] credit;
    private final double @Nullable [] debit;

    Conditions(Bars bars, Terms terms) {
        if (terms.dealing().size() != bars.assets()) {
            throw new IllegalArgumentException("dealing in every asset");
        }
        if (terms.start() >= bars.size()) {
            throw new IllegalArgumentException("no bars from " + terms.start());
        }
        this.bars = bars;
        this.terms = terms;
        this.proportion = terms.dealing().stream().mapToDouble(Dealing::proportion).toArray();
        this.proportional =
                terms.dealing().stream().allMatch(Dealing::isProportional)
                        && !terms.tax().onGains();
        this.flowBars = terms.flows().stream().mapToInt(f -> bars.fullFrom(f.bar())).toArray();
        int flow = 0;
        while (flow < flowBars.length && flowBars[flow] <= terms.start()) {
            flow++;
        }
        this.firstFlow = flow;
        List<Bars.Dividend> paid = bars.dividends();
        int dividend = 0;
        while (dividend < paid.size() && paid.get(dividend).bar() <= terms.start()) {
            dividend++;
        }
        this.firstDividend = dividend;
        this.credit = growth(terms.interest().onCash());
        this.debit = growth(terms.interest().onDebt());
    }

    Bars bars() {
        return bars;
    }

    Terms terms() {
        return terms;
    }

    /** The part of an amount that trading it costs, by asset. */
    double[] proportion() {
        return proportion;
    }

    /** Whether any fraction is traded for a part of the amount, and gains are not taxed. */
    boolean areProportional() {
        return proportional;
    }

    /** The full bars on which money comes or goes, as the flows of the terms. */
    int[] flowBars() {
        return flowBars;
    }

    int firstFlow() {
        return firstFlow;
    }

    int firstDividend() {
        return firstDividend;
    }

    /**
     * What one unit of cash at the start has grown to on each bar; {@code null} where it does not.
     *
     * @param isDebt whether cash is below zero
     */
    double @Nullable [] growth(boolean isDebt) {
        return isDebt ? debit : credit;
    }

    private double @Nullable [] growth(double rate) {
        if (rate == 0) {
            return null;
        }
        double[] growth = new double[bars.size()];
        Arrays.fill(growth, 1);
        for (int t = terms.start() + 1; t < growth.length; t++) {
            long days = bars.epochDay(t) - bars.epochDay(t - 1);
            growth[t] = growth[t - 1] * (1 + rate * days / DAYS_A_YEAR);
        }
        return growth;
    }
}
