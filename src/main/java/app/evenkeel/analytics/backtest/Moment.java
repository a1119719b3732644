package app.evenkeel.analytics.backtest;

/** What a strategy sees when it is asked: the close of one bar, and what the run holds then. */
public final class Moment {
    private final Bars bars;
    private final double[] held;
    private int bar;
    private double value;
    private double cash;
    private double inflow;
    private boolean due;

    Moment(Bars bars) {
        this.bars = bars;
        this.held = new double[bars.assets()];
    }

    void set(int atBar, double worth, double inCash, double cameIn, boolean isDue) {
        this.bar = atBar;
        this.value = worth;
        this.cash = inCash;
        this.inflow = cameIn;
        this.due = isDue;
    }

    public Bars bars() {
        return bars;
    }

    /** The bar that has just closed. */
    public int bar() {
        return bar;
    }

    /** Worth of all that is held, cash included. */
    public double value() {
        return value;
    }

    public double cash() {
        return cash;
    }

    /** Worth of each holding at the close, by asset; not to be changed. */
    public double[] held() {
        return held;
    }

    public double weight(int asset) {
        return held[asset] / value;
    }

    /** Money that came in on this bar, or zero. */
    public double inflow() {
        return inflow;
    }

    /** Whether the strategy named this bar; otherwise it is asked because money came in. */
    public boolean isDue() {
        return due;
    }
}
