package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.figure.Phrase;

/** When in its day money that comes or goes counts. */
public enum FlowTiming {
    /** Money in has worked all day, money out too. */
    IN_AT_START_OUT_AT_END("convention.flows-in-start-out-end", "∏((V + out) / (V₋₁ + in)) − 1"),
    /** Money in has worked all day, money out has not. */
    ALL_AT_START("convention.flows-all-start", "∏(V / (V₋₁ + in − out)) − 1"),
    /** Money in has not worked, money out has all day. */
    ALL_AT_END("convention.flows-all-end", "∏((V + out − in) / V₋₁) − 1");

    private final String key;
    private final String formula;

    FlowTiming(String key, String formula) {
        this.key = key;
        this.formula = formula;
    }

    /** How returns of days are linked, in the symbols of the metrics. */
    public String formula() {
        return formula;
    }

    /** How it is printed beside a figure. */
    public Phrase convention() {
        return Phrase.of(key);
    }

    /** What the money at work was at the start of a day. */
    public double base(double before, double in, double out) {
        return switch (this) {
            case IN_AT_START_OUT_AT_END -> before + in;
            case ALL_AT_START -> before + in - out;
            case ALL_AT_END -> before;
        };
    }

    /** What became of it. */
    public double outcome(double after, double in, double out) {
        return switch (this) {
            case IN_AT_START_OUT_AT_END -> after + out;
            case ALL_AT_START -> after;
            case ALL_AT_END -> after + out - in;
        };
    }
}
