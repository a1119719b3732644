package app.evenkeel.analytics.performance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The money-weighted return of cash flows: the yearly rate ρ with Σ C/(1 + ρ)^(t/365) = 0, actual
 * days over 365, as a spreadsheet's XIRR. 0.1 is ten percent.
 *
 * @param status whether there is such a rate, and only one
 * @param value the rate. Where there are several: the one that a spreadsheet shows (Newton's method
 *     from 10%), if the flows are worth less there at a higher rate; else the one nearest to 10%.
 *     Empty where there is none
 * @param others the other rates, ascending
 */
public record InternalRate(Status status, OptionalDouble value, List<Double> others) {
    /** Whether there is a rate. */
    public enum Status {
        OK,
        /** The flows are all of one sign, or no rate makes them worth nothing. */
        NONE,
        /** Several do: none of them alone is the return. */
        NOT_UNIQUE
    }

    public InternalRate {
        others = List.copyOf(others);
    }

    /** All rates, ascending. */
    public List<Double> roots() {
        return Stream.concat(value.stream().boxed(), others.stream()).sorted().toList();
    }

    /**
     * Finds all rates.
     *
     * @param days epoch days, in any order
     * @param amounts on those days: paid in negative and received positive, or the other way round;
     *     finite
     */
    public static InternalRate of(long[] days, double[] amounts) {
        return new InternalRateSearch(days, amounts).result();
    }
}
