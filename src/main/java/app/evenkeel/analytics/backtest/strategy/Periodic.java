package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Frequency;

/**
 * Asks at once until it has begun, and then on the first full bar of every period; never on the
 * last bar, where a rebalance would cost and bring nothing.
 */
abstract class Periodic implements Decider {
    private final int[] starts;
    private final int last;
    private int next;
    private boolean begun;

    Periodic(Bars bars, Frequency every) {
        this.starts = bars.starts(every);
        this.last = bars.size() - 1;
    }

    final void begin() {
        begun = true;
    }

    final boolean hasBegun() {
        return begun;
    }

    @Override
    public final int next(int from) {
        if (!begun) {
            return from < last ? from : Integer.MAX_VALUE;
        }
        while (next < starts.length && starts[next] < from) {
            next++;
        }
        return next < starts.length && starts[next] < last ? starts[next] : Integer.MAX_VALUE;
    }
}
