package app.evenkeel.analytics.gain;

/** Figures of each day, filled by one walk and read only afterwards. */
final class DayFigures {
    final double[] inflows;
    final double[] outflows;
    final boolean[] incomplete;
    final boolean[] stale;
    final boolean[] priced;
    final boolean[] rated;
    final boolean[] unknownFlow;

    DayFigures(int size) {
        this.inflows = new double[size];
        this.outflows = new double[size];
        this.incomplete = new boolean[size];
        this.stale = new boolean[size];
        this.priced = new boolean[size];
        this.rated = new boolean[size];
        this.unknownFlow = new boolean[size];
    }
}
