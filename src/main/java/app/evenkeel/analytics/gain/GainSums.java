package app.evenkeel.analytics.gain;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds up a walk. Mutable; used by one thread. */
final class GainSums {
    private final CurrencyCode currency;
    private final long zero;
    private final int size;
    private final Map<Place, Integer> indexes = new HashMap<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private BigDecimal inflow = BigDecimal.ZERO;
    private BigDecimal outflow = BigDecimal.ZERO;

    /** One place. */
    private static final class Sum {
        private final Place place;
        private final Map<Cause, BigDecimal> parts = new EnumMap<>(Cause.class);
        private BigDecimal opening = BigDecimal.ZERO;
        private BigDecimal closing = BigDecimal.ZERO;
        private final double[] values;
        private final double[] gains;

        Sum(Place place, int size) {
            this.place = place;
            this.values = new double[size];
            this.gains = new double[size];
        }

        PlaceGain gain() {
            return new PlaceGain(
                    place,
                    opening,
                    closing,
                    new GainParts(
                            part(Cause.PRICE),
                            part(Cause.INCOME),
                            part(Cause.CURRENCY),
                            part(Cause.FEE),
                            part(Cause.TAX)));
        }

        private BigDecimal part(Cause cause) {
            return parts.getOrDefault(cause, BigDecimal.ZERO);
        }

        boolean isEmpty() {
            return opening.signum() == 0
                    && closing.signum() == 0
                    && parts.values().stream().allMatch(part -> part.signum() == 0)
                    && Arrays.stream(values).allMatch(value -> value == 0);
        }
    }

    GainSums(LocalDate from, LocalDate to, CurrencyCode currency) {
        this.currency = currency;
        this.zero = from.toEpochDay() - 1;
        this.size = Math.toIntExact(to.toEpochDay() - zero) + 1;
    }

    int place(AccountId account, AssetId asset) {
        return Objects.requireNonNull(
                indexes.computeIfAbsent(
                        new Place(account, asset),
                        place -> {
                            sums.add(new Sum(place, size));
                            return sums.size() - 1;
                        }));
    }

    void open(int place, BigDecimal value) {
        Sum sum = sums.get(place);
        sum.opening = sum.opening.add(value);
        sum.values[0] += value.doubleValue();
    }

    void value(int place, BigDecimal value, long day) {
        Sum sum = sums.get(place);
        int index = index(day);
        sum.values[index] += value.doubleValue();
        if (index == size - 1) {
            sum.closing = sum.closing.add(value);
        }
    }

    void add(Cause cause, int subject, BigDecimal value, long day) {
        Sum sum = sums.get(subject);
        sum.parts.merge(cause, value, BigDecimal::add);
        sum.gains[index(day)] += value.doubleValue();
    }

    void flow(GainWalk.Move move, AssetId asset, BigDecimal value, long day) {
        if (value.signum() >= 0) {
            inflow = inflow.add(value);
        } else {
            outflow = outflow.subtract(value);
        }
        flows.add(
                new Flow(
                        LocalDate.ofEpochDay(day),
                        move.transaction(),
                        sums.get(move.place()).place.account(),
                        asset,
                        move.units(),
                        value));
    }

    private int index(long day) {
        return Math.toIntExact(day - zero);
    }

    Gains gains() {
        List<Sum> kept = new ArrayList<>(sums);
        kept.removeIf(Sum::isEmpty);
        kept.sort(Comparator.comparing(sum -> sum.place));
        flows.sort(
                Comparator.comparing(Flow::day)
                        .thenComparingLong(flow -> flow.transaction().value())
                        .thenComparing(Flow::asset));
        return new Gains(
                currency,
                inflow,
                outflow,
                kept.stream().map(Sum::gain).toList(),
                flows,
                kept.stream().map(sum -> sum.values).toArray(double[][]::new),
                kept.stream().map(sum -> sum.gains).toArray(double[][]::new));
    }
}
