package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Moment;

import java.util.Arrays;

/**
 * Gives every asset an equal part of the whole, which is either in the asset or in cash, as signals
 * say. Parts whose signal stays are not touched; a part goes in with what cash there is for it.
 */
final class Slots implements Decider {
    private final Signal signal;
    private final int assets;
    private final boolean[] in;
    private final int[] turns;

    /** Says when an asset goes in or out. One run's. */
    interface Signal {
        /**
         * The first bar, not before {@code from}, at whose close the asset shall change sides; the
         * number of bars or more for never again. Asked for each asset with ascending bars.
         */
        int turn(int asset, int from, boolean isIn);
    }

    Slots(Bars bars, int from, Signal signal) {
        this.signal = signal;
        this.assets = bars.assets();
        this.in = new boolean[assets];
        this.turns = new int[assets];
        Arrays.setAll(turns, a -> signal.turn(a, from, false));
    }

    @Override
    public int next(int from) {
        int first = Integer.MAX_VALUE;
        for (int turn : turns) {
            first = Math.min(first, turn);
        }
        return Math.max(from, first);
    }

    @Override
    public boolean decide(Moment moment, double[] weights) {
        int bar = moment.bar();
        double cash = moment.cash();
        int entering = 0;
        int staying = 0;
        for (int a = 0; a < assets; a++) {
            boolean turns = this.turns[a] <= bar;
            weights[a] = KEEP;
            if (turns && in[a]) {
                cash += moment.held()[a];
                weights[a] = 0;
            } else if (turns) {
                entering++;
            } else if (in[a]) {
                staying++;
            }
        }
        double part = 1.0 / assets;
        double each = Math.min(part, cash / moment.value() / Math.max(1, entering));
        double more = moment.inflow() / moment.value() * part;
        for (int a = 0; a < assets; a++) {
            if (turns[a] <= bar) {
                in[a] = !in[a];
                weights[a] = in[a] ? each : 0;
                turns[a] = signal.turn(a, bar + 1, in[a]);
            } else if (in[a] && more > 0) {
                weights[a] = moment.weight(a) + more;
            }
        }
        return moment.isDue() || (more > 0 && staying > 0);
    }
}
