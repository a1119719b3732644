package app.evenkeel.analytics.gain;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.ReturnPath;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What parts of a scope added to its return. */
public final class Segments {
    private Segments() {}

    /**
     * Puts places together.
     *
     * @param keyOf which part a place belongs to
     * @param days the days of the gains, the first of which is the one before the period
     */
    public static <K> List<Segment<K>> of(Gains gains, Function<Place, K> keyOf, DayColumns days) {
        Map<K, Segment<K>> segments = new LinkedHashMap<>();
        int size = days.size();
        for (int i = 0; i < gains.places().size(); i++) {
            PlaceGain place = gains.places().get(i);
            Segment<K> segment = segment(segments, keyOf.apply(place.place()), size);
            for (int day = 0; day < size; day++) {
                segment.values()[day] += gains.placeValue(i, day);
                segment.gains()[day] += gains.placeGain(i, day);
            }
            segments.put(segment.key(), segment.plus(place));
        }
        for (Flow flow : gains.flows()) {
            K key = keyOf.apply(new Place(flow.account(), flow.asset()));
            Segment<K> segment = segment(segments, key, size);
            int day = Math.toIntExact(flow.day().toEpochDay() - days.day(0).toEpochDay());
            double value = flow.value().doubleValue();
            if (value > 0) {
                segment.inflows()[day] += value;
            } else {
                segment.outflows()[day] -= value;
            }
        }
        return List.copyOf(segments.values());
    }

    private static <K> Segment<K> segment(Map<K, Segment<K>> segments, K key, int size) {
        return Objects.requireNonNull(segments.computeIfAbsent(key, _ -> Segment.empty(key, size)));
    }

    /**
     * What a part added to the return of the whole: each day's gain over the money at work that
     * day, on the wealth made before, c = Σ W(d−1)·g(d)/C(d). The contributions of all parts sum to
     * the linked return.
     *
     * <p>Source: Bacon 2008, chapter 8.
     */
    public static double contribution(Segment<?> segment, ReturnPath path) {
        double contribution = 0;
        double wealth = 1;
        for (ReturnPath.Step step : path.steps()) {
            contribution +=
                    wealth * segment.gain(step.before(), step.day()) / path.capital(step.day());
            wealth *= 1 + path.dailyReturn(step.day());
        }
        return contribution;
    }
}
