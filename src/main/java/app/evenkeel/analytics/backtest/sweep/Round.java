package app.evenkeel.analytics.backtest.sweep;

/** What came of as many trials as are run at once; each place is written by one thread. */
final class Round {
    private final double[][] folds;
    final boolean[] refused;
    final double[] inSample;
    final double[] outOfSample;
    final double[] sharpe;
    final double[] finalValue;
    final double[] cost;
    final int[] rebalances;

    Round(int capacity, int foldCount) {
        this.folds = new double[capacity][2 * foldCount];
        this.refused = new boolean[capacity];
        this.inSample = new double[capacity];
        this.outOfSample = new double[capacity];
        this.sharpe = new double[capacity];
        this.finalValue = new double[capacity];
        this.cost = new double[capacity];
        this.rebalances = new int[capacity];
    }

    int capacity() {
        return refused.length;
    }

    /** Objectives by fold: first those in sample, then those after. */
    double[] folds(int place) {
        return folds[place];
    }
}
