package app.evenkeel.analytics.backtest;

import java.util.Collections;
import java.util.List;

/**
 * What holds for every strategy in one test. Amounts are in the currency of the bars.
 *
 * @param start first bar of the test; bars before it are history that a strategy may look at
 * @param capital cash on the first bar, more than zero
 * @param execution when decisions are traded
 * @param dealing by asset, in the order of the bars
 * @param interest on cash
 * @param flows money that comes and goes, ascending by bar
 * @param tax on gains and payments
 */
public record Terms(
        int start,
        double capital,
        Execution execution,
        List<Dealing> dealing,
        Interest interest,
        List<Flow> flows,
        Tax tax) {
    /**
     * Interest, paid and compounded on every bar for the days since the one before, act/365.
     *
     * @param onCash a year on cash, as a fraction
     * @param onDebt a year on cash below zero, and on the value of what is sold short
     */
    public record Interest(double onCash, double onDebt) {
        public static final Interest NONE = new Interest(0, 0);
    }

    /**
     * Money from outside, or to it.
     *
     * @param amount more than zero for money that comes: it is there at the start of the bar,
     *     before a decision. Less than zero for money that goes: it leaves at the close, after all
     *     trades, and what cash there is not is sold for, each asset in proportion
     */
    public record Flow(int bar, double amount) {}

    public Terms {
        if (!(capital > 0)) {
            throw new IllegalArgumentException("no capital");
        }
        dealing = List.copyOf(dealing);
        flows = List.copyOf(flows);
    }

    /** The usual: traded at the next price, no cost, no tax, from the first bar. */
    public static Terms of(Bars bars, double capital) {
        return new Terms(
                0,
                capital,
                Execution.NEXT_PRICE,
                Collections.nCopies(bars.assets(), Dealing.FREE),
                Interest.NONE,
                List.of(),
                Tax.NONE);
    }

    public Terms from(int bar) {
        return new Terms(bar, capital, execution, dealing, interest, flows, tax);
    }

    public Terms with(double otherCapital) {
        return new Terms(start, otherCapital, execution, dealing, interest, flows, tax);
    }

    /** The terms of a part of the whole: capital and money that comes and goes in proportion. */
    Terms part(double weight) {
        if (weight == 1) {
            return this;
        }
        return with(capital * weight)
                .with(
                        flows.stream()
                                .map(flow -> new Flow(flow.bar(), flow.amount() * weight))
                                .toList());
    }

    public Terms with(Execution when) {
        return new Terms(start, capital, when, dealing, interest, flows, tax);
    }

    /** The same dealing in every asset. */
    public Terms with(Dealing all) {
        return new Terms(
                start,
                capital,
                execution,
                Collections.nCopies(dealing.size(), all),
                interest,
                flows,
                tax);
    }

    public Terms with(Interest on) {
        return new Terms(start, capital, execution, dealing, on, flows, tax);
    }

    public Terms with(List<Flow> money) {
        return new Terms(start, capital, execution, dealing, interest, money, tax);
    }

    public Terms with(Tax by) {
        return new Terms(start, capital, execution, dealing, interest, flows, by);
    }
}
