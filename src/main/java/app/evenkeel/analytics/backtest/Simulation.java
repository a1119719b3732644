package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * One run of a strategy over bars. It goes from one bar on which something happens to the next; in
 * between, holdings only have a value. Used by one thread; can be stopped at any bar and go on.
 *
 * <p>Within a bar, in this order: interest for the days since the bar before; payments of what goes
 * without its right to them; money that comes in; on the first full bar of a year the tax book of
 * the last is closed; what was decided before is traded; the tax of that year is paid; at the close
 * the strategy is asked, if it wants to be or money came in, and with {@link Execution#SAME_CLOSE}
 * trades at once; money that goes leaves. Where the worth is not above zero, nothing is asked and
 * nothing traded. On the last bar nothing is decided that would be traded later.
 */
final class Simulation {

    /** Bars up to which days are summed side by side, and beyond which assets one by one. */
    private static final int SHORT_GAP = 64;

    private static final double CLOSE = 1e-9;

    private final Conditions conditions;
    private final Bars bars;
    private final Terms terms;
    private final Decider decider;
    private final Trader trader;
    private final Moment moment;
    private final double @Nullable [] values;
    private final double[] flowed;
    private final double[] byDay;
    private final int assets;
    private final double[] wanted;
    private final double[] pending;
    private final double[] held;
    private final int[] flowBars;
    private final AtClose atClose = new AtClose();
    private final AtOpen atOpen = new AtOpen();
    private int bar;
    private int pendingBar = Integer.MAX_VALUE;
    private int flow;
    private int dividend;
    private int yearBar;
    private int cashBar;
    private double interest;
    private double payments;
    private double missing;
    private double transfer;
    private double transferred;
    private boolean isShort;
    private int ruined = Integer.MAX_VALUE;

    /**
     * @param values to fill with the worth at each close, by bar; or {@code null} where nobody asks
     * @param flowed to add what came in and went out to, by bar
     */
    Simulation(
            Conditions conditions,
            Decider decider,
            TradeLog log,
            double @Nullable [] values,
            double[] flowed) {
        this.conditions = conditions;
        this.bars = conditions.bars();
        this.terms = conditions.terms();
        this.decider = decider;
        this.values = values;
        this.flowed = flowed;
        this.trader = new Trader(conditions, log);
        this.moment = new Moment(bars);
        this.byDay = bars.byDay();
        this.assets = bars.assets();
        this.wanted = new double[assets];
        this.pending = new double[assets];
        this.held = moment.held();
        this.flowBars = conditions.flowBars();
        this.bar = terms.start();
        this.cashBar = bar;
        this.yearBar = terms.tax().onGains() ? yearAfter(bar) : Integer.MAX_VALUE;
        this.flow = conditions.firstFlow();
        this.dividend = conditions.firstDividend();
    }

    /** Goes on up to, and without, a bar. */
    void advance(int end) {
        while (bar < end) {
            int due = bars.fullFrom(decider.next(bar));
            int next = Math.min(end, Math.min(due, nextEvent()));
            fill(bar, next);
            bar = next;
            if (bar < end) {
                event(bar, bar == due);
                bar++;
            }
        }
    }

    /** Worth at the close of the last bar that was gone through. */
    double value() {
        accrue(bar - 1);
        return worthAtClose(bar - 1);
    }

    /**
     * Has money come in on the next bar, or go out at its close where less than zero, that is no
     * flow of the test but goes from one strategy to another.
     */
    void transfer(double amount) {
        transfer = amount;
        transferred = 0;
    }

    /** What went out by the last transfer. */
    double transferred() {
        return transferred;
    }

    double cost() {
        return trader.cost();
    }

    int rebalances() {
        return trader.rebalances();
    }

    double interest() {
        return interest;
    }

    /** Dividends after tax, less those that were owed on what was sold short. */
    double payments() {
        return payments;
    }

    double tax() {
        return trader.tax().paid();
    }

    double taxDue() {
        return trader.tax().due();
    }

    /** Money that should have left and was not there. */
    double missing() {
        return missing;
    }

    /** The first bar on which nothing was left to trade with; beyond all bars if there is none. */
    int ruined() {
        return ruined;
    }

    List<Caveat> caveats() {
        return decider.caveats();
    }

    double[] units() {
        return trader.units();
    }

    /** Cash as of the last bar that was gone through. */
    double cash() {
        accrue(bar - 1);
        return trader.cash();
    }

    private int nextEvent() {
        int next = Math.min(pendingBar, yearBar);
        if (flow < flowBars.length) {
            next = Math.min(next, flowBars[flow]);
        }
        if (dividend < bars.dividends().size()) {
            next = Math.min(next, bars.dividends().get(dividend).bar());
        }
        boolean isNow = transfer != 0 || (isShort && conditions.growth(true) != null);
        return isNow ? bar : Math.max(bar, next);
    }

    private void event(int t, boolean due) {
        accrue(t);
        pay(t);
        double in = takeIn(t);
        boolean newYear = yearBar == t;
        if (newYear) {
            // Before what was decided last year is traded: it is sold in this one.
            trader.tax().closeYear(bars.day(t).getYear() - 1);
            yearBar = yearAfter(t);
        }
        if (pendingBar == t) {
            pendingBar = Integer.MAX_VALUE;
            Trader.Prices prices = atClose.at(t);
            if (terms.execution() == Execution.NEXT_PRICE && bars.hasOpens()) {
                prices = atOpen.at(t);
            }
            double worth = worth(prices);
            if (isSolvent(t, worth)) {
                trader.trade(pending, held, worth, prices, t);
                note();
            }
        }
        double value = worthAtClose(t);
        if (newYear) {
            value = payTax(t, value);
        }
        if (asks(t, due, in) && bars.fullFrom(t) == t && isSolvent(t, value)) {
            moment.set(t, value, trader.cash(), in, due);
            if (decider.decide(moment, wanted)) {
                value = decided(t, value);
            }
        }
        value = sendOut(t, value);
        if (values != null) {
            values[t] = value;
        }
    }

    /** On the last bar only what is due can still be traded, and only at that close. */
    private boolean asks(int t, boolean due, double in) {
        return t < bars.size() - 1
                ? due || in > 0
                : due && terms.execution() == Execution.SAME_CLOSE;
    }

    /** Weights mean nothing of a worth that is not above zero. */
    private boolean isSolvent(int t, double value) {
        if (value > 0) {
            return true;
        }
        ruined = Math.min(ruined, t);
        return false;
    }

    private double decided(int t, double value) {
        if (terms.execution() == Execution.SAME_CLOSE) {
            double after = trader.trade(wanted, held, value, atClose.at(t), t);
            note();
            return after;
        }
        System.arraycopy(wanted, 0, pending, 0, assets);
        pendingBar = bars.fullFrom(t + 1);
        return value;
    }

    private void note() {
        isShort = false;
        for (double count : trader.units()) {
            isShort |= count < 0;
        }
    }

    private double takeIn(int t) {
        double in = 0;
        for (int i = flow; i < flowBars.length && flowBars[i] == t; i++) {
            in += Math.max(0, terms.flows().get(i).amount());
        }
        flowed[t] += in;
        if (transfer > 0) {
            in += transfer;
            transfer = 0;
        }
        trader.cash(trader.cash() + in);
        return in;
    }

    private double sendOut(int t, double value) {
        double out = 0;
        for (; flow < flowBars.length && flowBars[flow] == t; flow++) {
            out += Math.max(0, -terms.flows().get(flow).amount());
        }
        double moved = Math.max(0, -transfer);
        transfer = 0;
        if (out + moved == 0) {
            return value;
        }
        double after = raise(out + moved, t);
        double there = Math.max(0, trader.cash());
        // What the sale left short by rounding is not missing.
        double sent = out <= there + CLOSE * value ? out : there;
        missing += out - sent;
        transferred = Math.clamp(there - sent, 0, moved);
        trader.cash(trader.cash() - Math.min(there, sent + transferred));
        flowed[t] -= sent;
        return after - sent - transferred;
    }

    private double payTax(int t, double value) {
        TaxBook tax = trader.tax();
        if (tax.unpaid() == 0) {
            return value;
        }
        raise(tax.unpaid(), t);
        // What is not there is owed on, and asked for again a year later.
        double amount = Math.min(tax.unpaid(), Math.max(0, trader.cash()));
        tax.pay(amount);
        trader.cash(trader.cash() - amount);
        return worthAtClose(t);
    }

    private double raise(double needed, int t) {
        double value = worthAtClose(t);
        return trader.raise(needed, held, value, atClose.at(t), t);
    }

    private void pay(int t) {
        List<Bars.Dividend> all = bars.dividends();
        for (; dividend < all.size() && all.get(dividend).bar() == t; dividend++) {
            Bars.Dividend paid = all.get(dividend);
            double gross = trader.units()[paid.asset()] * paid.amount();
            // Who is short owes the holder all of it.
            double amount = gross > 0 ? gross * (1 - terms.tax().onPayments()) : gross;
            payments += amount;
            trader.cash(trader.cash() + amount);
        }
    }

    private void accrue(int t) {
        double before = trader.cash();
        double[] growth = conditions.growth(before < 0);
        double after = growth == null ? before : before * (growth[t] / growth[cashBar]);
        double[] debit = conditions.growth(true);
        if (isShort && debit != null && t > cashBar) {
            double rate = debit[t] / debit[cashBar] - 1;
            for (int a = 0; a < assets; a++) {
                after += Math.min(0, trader.units()[a] * bars.closes(a)[t - 1]) * rate;
            }
        }
        interest += after - before;
        trader.cash(after);
        cashBar = t;
    }

    private double worthAtClose(int t) {
        double[] units = trader.units();
        double value = trader.cash();
        int offset = t * assets;
        for (int a = 0; a < assets; a++) {
            held[a] = units[a] * byDay[offset + a];
            value += held[a];
        }
        return value;
    }

    private double worth(Trader.Prices prices) {
        double[] units = trader.units();
        double value = trader.cash();
        for (int a = 0; a < assets; a++) {
            held[a] = units[a] * prices.of(a);
            value += held[a];
        }
        return value;
    }

    /** Values of bars on which nothing happens. */
    private void fill(int from, int to) {
        if (values == null || from >= to) {
            return;
        }
        double cash = trader.cash();
        double[] units = trader.units();
        double[] growth = conditions.growth(cash < 0);
        for (int t = from; t < to; t++) {
            values[t] = growth == null ? cash : cash * (growth[t] / growth[cashBar]);
        }
        if (to - from < SHORT_GAP) {
            addWorths(values, units, from, to);
            return;
        }
        for (int a = 0; a < assets; a++) {
            if (units[a] != 0) {
                addWorth(values, units[a], bars.closes(a), from, to);
            }
        }
    }

    /** Four days at a time, so that no sum waits for another; each is summed in the same order. */
    private void addWorths(double[] values, double[] units, int from, int to) {
        int t = from;
        for (; t + 3 < to; t += 4) {
            int at = t * assets;
            double v0 = values[t];
            double v1 = values[t + 1];
            double v2 = values[t + 2];
            double v3 = values[t + 3];
            for (int a = 0; a < assets; a++, at++) {
                double count = units[a];
                v0 += count * byDay[at];
                v1 += count * byDay[at + assets];
                v2 += count * byDay[at + 2 * assets];
                v3 += count * byDay[at + 3 * assets];
            }
            values[t] = v0;
            values[t + 1] = v1;
            values[t + 2] = v2;
            values[t + 3] = v3;
        }
        for (; t < to; t++) {
            double value = values[t];
            for (int a = 0; a < assets; a++) {
                value += units[a] * byDay[t * assets + a];
            }
            values[t] = value;
        }
    }

    private static void addWorth(double[] values, double count, double[] closes, int from, int to) {
        for (int t = from; t < to; t++) {
            values[t] += count * closes[t];
        }
    }

    /** The first full bar of a later year. */
    private int yearAfter(int t) {
        int year = bars.day(t).getYear();
        return bars.fullFrom(bars.onOrAfter(LocalDate.of(year + 1, 1, 1)));
    }

    private final class AtClose implements Trader.Prices {
        private int offset;

        AtClose at(int t) {
            offset = t * assets;
            return this;
        }

        @Override
        public double of(int asset) {
            return byDay[offset + asset];
        }
    }

    private final class AtOpen implements Trader.Prices {
        private int at;

        AtOpen at(int t) {
            at = t;
            return this;
        }

        @Override
        public double of(int asset) {
            return bars.openOrClose(asset, at);
        }
    }
}
