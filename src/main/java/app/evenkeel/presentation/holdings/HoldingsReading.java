package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.Snapshot.AssetLine;
import app.evenkeel.presentation.fx.Period;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Computes the rows of Holdings. Blocks; knows no JavaFX. */
final class HoldingsReading {
    /** Points of a sparkline; more would not be seen. */
    static final int MOST_TREND_POINTS = 60;

    private final HoldingsSource source;

    HoldingsReading(HoldingsSource source) {
        this.source = source;
    }

    /** The rows, and what they are in. */
    record Holdings(LocalDate asOf, CurrencyCode base, List<HoldingRow> rows) {
        Holdings {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Reads everything afresh.
     *
     * @param period what the sparklines show
     */
    Holdings read(LocalDate today, CurrencyCode base, Period period, Scope scope) {
        Snapshot snapshot = source.snapshot(today, base, scope);
        Map<AssetId, AssetLine> lines = new HashMap<>();
        snapshot.byAsset().forEach(line -> lines.put(line.asset().id(), line));
        Set<AssetId> stale =
                source.problems(today, base).stream()
                        .filter(problem -> problem.kind() == DataProblem.Kind.STALE_PRICE)
                        .filter(problem -> problem.asset() != null)
                        .map(problem -> problem.asset().id())
                        .collect(Collectors.toSet());
        Map<AssetId, List<Double>> trends = new HashMap<>();
        List<HoldingRow> rows = new ArrayList<>();
        for (Position position : source.positions(today, scope)) {
            AssetId id = position.asset().id();
            List<Double> trend =
                    position.asset().isCash()
                            ? List.of()
                            : trends.computeIfAbsent(id, any -> trend(any, period, today));
            rows.add(row(position, lines.get(id), stale.contains(id), snapshot.total(), trend));
        }
        return new Holdings(today, base, rows);
    }

    private static HoldingRow row(
            Position position,
            @Nullable AssetLine line,
            boolean isStale,
            @Nullable BigDecimal total,
            List<Double> trend) {
        BigDecimal baseValue = baseValue(position, line);
        boolean isCash = position.asset().isCash();
        BigDecimal gain = isCash ? null : position.unrealisedGain();
        BigDecimal cost = isCash ? null : position.cost();
        return new HoldingRow(
                position.asset(),
                position.account(),
                position.taxAccount(),
                position.currency(),
                position.quantity(),
                isCash ? null : position.averagePrice(),
                cost,
                isCash ? null : position.price(),
                isStale,
                position.value(),
                gain,
                fraction(gain, cost),
                isCash ? null : position.realisedGain(),
                converted(cost, position.value(), baseValue),
                baseValue,
                converted(gain, position.value(), baseValue),
                fraction(baseValue, total),
                trend);
    }

    /** The pool's part of what the asset is worth over all pools: they share price and rate. */
    private static @Nullable BigDecimal baseValue(Position position, @Nullable AssetLine line) {
        if (line == null || line.value() == null || line.quantity().signum() == 0) {
            return null;
        }
        return line.value().multiply(position.quantity()).divide(line.quantity(), Decimals.WORKING);
    }

    /** An amount at the rate that took {@code value} to {@code baseValue}. */
    private static @Nullable BigDecimal converted(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal value,
            @Nullable BigDecimal baseValue) {
        if (amount == null || value == null || baseValue == null || value.signum() == 0) {
            return null;
        }
        return amount.multiply(baseValue).divide(value, Decimals.WORKING);
    }

    static @Nullable BigDecimal fraction(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part == null || whole == null || whole.signum() <= 0) {
            return null;
        }
        return part.divide(whole, Decimals.WORKING);
    }

    private List<Double> trend(AssetId asset, Period period, LocalDate today) {
        PriceHistory history = source.priceHistory(asset).orElse(null);
        if (history == null || history.size() == 0) {
            return List.of();
        }
        int last = history.indexAt(today.toEpochDay());
        if (last < 0) {
            return List.of();
        }
        LocalDate start = period.startFrom(today, history.day(0));
        int first = Math.max(0, history.indexAt(start.toEpochDay()));
        List<Double> points = new ArrayList<>();
        int steps = Math.min(MOST_TREND_POINTS, last - first + 1);
        for (int i = 0; i < steps; i++) {
            int index = steps == 1 ? last : first + (int) ((long) (last - first) * i / (steps - 1));
            points.add(history.close(index).doubleValue());
        }
        return points;
    }
}
