package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.performance.InternalRate.Status;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Isolates every root of the present value of cash flows, f(s) = Σ C·e^(−λs) with s = ln(1 + ρ) and
 * λ in years.
 *
 * <p>Between its ends the search halves intervals until f has provably no root there, or is
 * provably monotonic so that its signs at the ends tell. Both proofs are mean-value bounds: with
 * weights w = C·e^(−λc) at the centre c of an interval of half-width h, scaled to Σ|w| = 1, and
 * times counted from their weighted mean, |f| and |f'| can change by no more than h times the sum
 * of the absolute next derivative. Newton's method alone, as spreadsheets use it, misses roots and
 * invents none.
 */
final class InternalRateSearch {
    private static final double DAYS_IN_YEAR = 365;

    /** Where the answer of a spreadsheet starts. */
    private static final double GUESS = 0.1;

    private static final int NEWTON_STEPS = 100;

    /**
     * Where flows change sign more than once, rates at which money shrinks below a trillionth over
     * the whole time are not counted: they weigh the last flows against each other and all before
     * as nothing, and no amount of money is left to earn them on.
     */
    private static final double LARGEST_LOSS = Math.log(1e-12);

    /** Nor is a rate at which money grows a trillionfold in a year. */
    private static final double LARGEST_GAIN = Math.log(1e12);

    /** Half-width at which the search gives up telling roots apart. */
    private static final double NARROW = 1e-11;

    /** Two roots this close are one: near a double root, signs are noise. */
    private static final double SAME = 1e-7;

    /** A value that is no more than the rounding of its terms. */
    private static final double NOISE = 1e-14;

    private static final double FURTHEST = 1 << 20;

    private final double[] years;
    private final double[] amounts;
    private final int signChanges;

    InternalRateSearch(long[] days, double[] amounts) {
        if (days.length != amounts.length) {
            throw new IllegalArgumentException(
                    days.length + " days and " + amounts.length + " amounts");
        }
        Map<Long, Double> byDay = new TreeMap<>();
        for (int i = 0; i < days.length; i++) {
            byDay.merge(days[i], amounts[i], Double::sum);
        }
        byDay.values().removeIf(amount -> amount == 0);
        this.amounts = scaled(byDay.values().stream().mapToDouble(Double::doubleValue).toArray());
        long first = byDay.isEmpty() ? 0 : byDay.keySet().iterator().next();
        this.years = byDay.keySet().stream().mapToDouble(d -> (d - first) / DAYS_IN_YEAR).toArray();
        int changes = 0;
        for (int i = 1; i < this.amounts.length; i++) {
            changes += Math.signum(this.amounts[i]) == Math.signum(this.amounts[i - 1]) ? 0 : 1;
        }
        this.signChanges = changes;
    }

    /** In units of a power of two near the largest, so that no sum of them overflows. */
    private static double[] scaled(double[] amounts) {
        double largest = 0;
        for (double amount : amounts) {
            largest = Math.max(largest, Math.abs(amount));
        }
        int exponent = Math.getExponent(largest);
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Math.scalb(amounts[i], -exponent);
        }
        return amounts;
    }

    InternalRate result() {
        if (signChanges == 0 || !Arrays.stream(amounts).allMatch(Double::isFinite)) {
            return new InternalRate(Status.NONE, OptionalDouble.empty(), List.of());
        }
        double low = end(-1);
        double high = end(1);
        if (signChanges > 1) {
            low = Math.max(low, LARGEST_LOSS / years[years.length - 1]);
            high = Math.min(high, LARGEST_GAIN);
        }
        List<Double> roots = new ArrayList<>();
        collect(low, high, roots);
        if (roots.isEmpty()) {
            return new InternalRate(Status.NONE, OptionalDouble.empty(), List.of());
        }
        double chosen = roots.size() == 1 ? roots.getFirst() : preferred(roots);
        List<Double> others =
                roots.stream().filter(root -> root != chosen).map(Math::expm1).sorted().toList();
        return new InternalRate(
                others.isEmpty() ? Status.OK : Status.NOT_UNIQUE,
                OptionalDouble.of(Math.expm1(chosen)),
                others);
    }

    /** Beyond this, the first (or the last) flow outweighs all others together. */
    private double end(int direction) {
        int outermost = direction > 0 ? 0 : years.length - 1;
        for (double s = 1; s < FURTHEST; s *= 2) {
            Local at = new Local(direction * s);
            if (Math.abs(at.weights[outermost]) > 0.5) {
                return direction * s;
            }
        }
        return direction * FURTHEST;
    }

    private void collect(double low, double high, List<Double> roots) {
        double centre = low + (high - low) / 2;
        double half = (high - low) / 2;
        Local at = new Local(centre);
        if (Math.abs(at.value) > half * at.bound(half, 1)) {
            return;
        }
        boolean monotonic = Math.abs(at.slope) > half * at.bound(half, 2);
        if (!monotonic && half > NARROW) {
            collect(low, centre, roots);
            collect(centre, high, roots);
            return;
        }
        double atLow = at.value(low);
        double atHigh = at.value(high);
        boolean crosses = atLow == 0 || atHigh == 0 || atLow < 0 != atHigh < 0;
        if (monotonic ? crosses : crosses || Math.abs(at.value) < NOISE) {
            double root = monotonic ? at.root(low, high) : centre;
            if (roots.isEmpty() || root - roots.getLast() > SAME) {
                roots.add(root);
            }
        }
    }

    /** The root that is named first where there are several. */
    private double preferred(List<Double> roots) {
        OptionalDouble newton = newton();
        if (newton.isPresent()) {
            double rate = Math.log1p(newton.getAsDouble());
            double found = nearest(roots, rate);
            if (Math.abs(found - rate) < 1e-6 && new Local(found).slope < 0) {
                return found;
            }
        }
        return nearest(roots, Math.log1p(GUESS));
    }

    private static double nearest(List<Double> roots, double to) {
        return roots.stream()
                .min(Comparator.comparingDouble(root -> Math.abs(root - to)))
                .orElseThrow();
    }

    private OptionalDouble newton() {
        double rate = GUESS;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double value = 0;
            double slope = 0;
            for (int i = 0; i < years.length; i++) {
                double worth = amounts[i] * Math.pow(1 + rate, -years[i]);
                value += worth;
                slope -= years[i] * worth / (1 + rate);
            }
            double next = rate - value / slope;
            if (!(next > -1) || next == Double.POSITIVE_INFINITY) {
                return OptionalDouble.empty();
            }
            if (Math.abs(next - rate) <= 1e-12 * (1 + rate)) {
                return OptionalDouble.of(next);
            }
            rate = next;
        }
        return OptionalDouble.empty();
    }

    /** The flows as they weigh at one rate. */
    private final class Local {
        private final double centre;
        private final double mean;
        private final double[] weights;
        private final double value;

        /**
         * Derivative of the value, times counted from their mean; at a root, f's own up to scale.
         */
        private final double slope;

        Local(double centre) {
            this.centre = centre;
            int n = years.length;
            // The largest exponent is at one of the ends; without it, e would overflow.
            double largest = Math.max(-years[0] * centre, -years[n - 1] * centre);
            weights = new double[n];
            double total = 0;
            double moment = 0;
            for (int i = 0; i < n; i++) {
                weights[i] = amounts[i] * Math.exp(-years[i] * centre - largest);
                total += Math.abs(weights[i]);
                moment += Math.abs(weights[i]) * years[i];
            }
            mean = moment / total;
            double sum = 0;
            double first = 0;
            for (int i = 0; i < n; i++) {
                weights[i] /= total;
                sum += weights[i];
                first -= weights[i] * (years[i] - mean);
            }
            value = sum;
            slope = first;
        }

        /** The largest the derivative of an order can be within {@code half} of the centre. */
        double bound(double half, int order) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double time = Math.abs(years[i] - mean);
                sum +=
                        Math.abs(weights[i])
                                * (order == 1 ? time : time * time)
                                * Math.exp(time * half);
            }
            return sum;
        }

        double value(double s) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * Math.exp(-(years[i] - mean) * (s - centre));
            }
            return sum;
        }

        double root(double low, double high) {
            UnivariateFunction function = this::value;
            return new BrentSolver(1e-15, 1e-15, 0).solve(1000, function, low, high);
        }
    }
}
