package app.evenkeel.analytics.backtest;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.TradeStatistics;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Closed trades out of single ones: what closes a holding, wholly or in part, is one, matched with
 * what opened it first in, first out. Its gain is after the costs of both sides; the days are those
 * held, weighted by units. A short sale opens a holding of units below zero.
 */
final class RoundTrips {
    private static final double DUST = 1e-12;

    private final List<Trip> trips = new ArrayList<>();

    /**
     * One closed trade.
     *
     * @param day on which it was closed
     * @param asset index of what was traded
     * @param units that were closed, more than zero
     */
    private record Trip(long day, int asset, double units, double gain, double daysHeld) {}

    /** What is left of one trade that opened. */
    private static final class Open {
        private final long day;
        private final double price;
        private final double cost;
        private double units;

        /**
         * @param cost of one unit
         */
        Open(long day, double price, double cost, double units) {
            this.day = day;
            this.price = price;
            this.cost = cost;
            this.units = units;
        }
    }

    private RoundTrips() {}

    /**
     * Counts the closed trades of a run.
     *
     * @param dayOf the epoch day of each bar of the trades
     */
    static RoundTrips of(List<TradeLog.Line> trades, long[] dayOf) {
        RoundTrips trips = new RoundTrips();
        Map<Integer, Deque<Open>> open = new HashMap<>();
        for (TradeLog.Line line : trades) {
            Deque<Open> of = open.computeIfAbsent(line.asset(), _ -> new ArrayDeque<>());
            double left = trips.close(of, line, dayOf[line.bar()]);
            if (left != 0) {
                of.addLast(
                        new Open(
                                dayOf[line.bar()],
                                line.price(),
                                line.cost() / Math.abs(line.units()),
                                left));
            }
        }
        return trips;
    }

    TradeStatistics statistics() {
        return TradeStatistics.of(
                trips.stream().mapToDouble(Trip::gain).toArray(),
                trips.stream().mapToDouble(Trip::daysHeld).toArray());
    }

    /** The closed trades that a figure counts. */
    Explanation explain(Figure figure, List<String> assets) {
        List<List<String>> rows =
                trips.stream()
                        .map(trip ->
                                List.of(
                                        LocalDate.ofEpochDay(trip.day()).toString(),
                                        assets.get(trip.asset()),
                                        Explanation.plain(trip.units()),
                                        Explanation.plain(trip.gain()),
                                        Explanation.plain(trip.daysHeld())))
                        .toList();
        return new Explanation(
                figure,
                List.of(),
                Stream.of(
                                "column.day",
                                "column.asset",
                                "column.units",
                                "input.gain",
                                "column.days-held")
                        .map(Phrase::of)
                        .toList(),
                rows);
    }

    /** Closes what a trade closes; returns the units that it opens. */
    private double close(Deque<Open> of, TradeLog.Line line, long day) {
        double left = line.units();
        double closed = 0;
        double gain = 0;
        double held = 0;
        double cost = line.cost() / Math.abs(line.units());
        while (!of.isEmpty() && of.getFirst().units * left < 0) {
            Open first = of.getFirst();
            double part = Math.min(Math.abs(left), Math.abs(first.units));
            double sign = Math.signum(first.units);
            gain += part * (sign * (line.price() - first.price) - first.cost - cost);
            held += part * (day - first.day);
            closed += part;
            left += sign * part;
            first.units -= sign * part;
            if (Math.abs(first.units) <= DUST * part) {
                of.removeFirst();
            }
            if (Math.abs(left) <= DUST * part) {
                left = 0;
            }
        }
        if (closed > 0) {
            trips.add(new Trip(day, line.asset(), closed, gain, held / closed));
        }
        return left;
    }
}
