package app.evenkeel.analytics.performance;

import java.util.List;

/**
 * Brinson-Fachler: what a portfolio's return over its benchmark came from, class by class.
 *
 * <p>Source: Brinson & Fachler 1985. allocation = (w_P − w_B)·(b − B), selection = w_B·(r − b),
 * interaction = (w_P − w_B)·(r − b), with the benchmark's total return B. Their sum is the active
 * return R − B to the last digit but rounding.
 *
 * @param classes in the order given
 */
public record Attribution(List<OfClass> classes, double portfolioReturn, double benchmarkReturn) {
    public Attribution {
        classes = List.copyOf(classes);
    }

    /** A class as it was held. Weights sum to 1 over all classes; returns are 0.05 for 5%. */
    public record Held(
            String name,
            double portfolioWeight,
            double benchmarkWeight,
            double portfolioReturn,
            double benchmarkReturn) {}

    /** What one class added. */
    public record OfClass(String name, double allocation, double selection, double interaction) {
        public double total() {
            return allocation + selection + interaction;
        }
    }

    /**
     * Attributes one period.
     *
     * @param held every class of the portfolio or the benchmark; where one has no weight, its
     *     return is taken as the other's, so that nothing is attributed to a choice that was not
     *     made
     */
    public static Attribution of(List<Held> held) {
        double portfolio = 0;
        double benchmark = 0;
        for (Held one : held) {
            portfolio += one.portfolioWeight == 0 ? 0 : one.portfolioWeight * one.portfolioReturn;
            benchmark += one.benchmarkWeight == 0 ? 0 : one.benchmarkWeight * one.benchmarkReturn;
        }
        double total = benchmark;
        List<OfClass> classes = held.stream().map(one -> effects(one, total)).toList();
        return new Attribution(classes, portfolio, benchmark);
    }

    private static OfClass effects(Held held, double total) {
        double ours = held.portfolioWeight == 0 ? held.benchmarkReturn : held.portfolioReturn;
        double theirs = held.benchmarkWeight == 0 ? held.portfolioReturn : held.benchmarkReturn;
        double over = held.portfolioWeight - held.benchmarkWeight;
        return new OfClass(
                held.name,
                over * (theirs - total),
                held.benchmarkWeight * (ours - theirs),
                over * (ours - theirs));
    }

    public double allocation() {
        return classes.stream().mapToDouble(OfClass::allocation).sum();
    }

    public double selection() {
        return classes.stream().mapToDouble(OfClass::selection).sum();
    }

    public double interaction() {
        return classes.stream().mapToDouble(OfClass::interaction).sum();
    }

    public double activeReturn() {
        return portfolioReturn - benchmarkReturn;
    }
}
