package app.evenkeel.presentation.overview;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.Snapshot.AssetLine;
import app.evenkeel.domain.portfolio.ValueSeries.Day;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.overview.OverviewData.AccountShare;
import app.evenkeel.presentation.overview.OverviewData.Change;
import app.evenkeel.presentation.overview.OverviewData.ClassShare;
import app.evenkeel.presentation.overview.OverviewData.Mover;
import app.evenkeel.presentation.overview.OverviewData.Point;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Computes what the Overview shows. Blocks; knows no JavaFX. */
final class OverviewReading {
    static final int MOST_MOVERS = 6;

    private static final Comparator<@Nullable BigDecimal> LARGEST_FIRST =
            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder());

    private final OverviewSource source;

    OverviewReading(OverviewSource source) {
        this.source = source;
    }

    /**
     * Reads everything afresh.
     *
     * @param benchmark the asset to compare with, or {@code null}
     */
    OverviewData read(
            LocalDate today,
            CurrencyCode currency,
            Period period,
            Scope scope,
            @Nullable AssetId benchmark) {
        Snapshot now = source.snapshot(today, currency, scope);
        List<Day> days = source.series(today, currency, scope).days();
        LocalDate first = days.isEmpty() ? today : days.getFirst().date();
        LocalDate from = period.startFrom(today, first);
        // Before the first day nothing was owned, so all that came in since counts as a flow.
        LocalDate baseline = from.equals(first) ? first.minusDays(1) : from;
        List<Day> shown = days.stream().filter(day -> !day.date().isBefore(from)).toList();
        boolean partial = shown.stream().noneMatch(Day::complete) && isDrawable(shown);
        List<Asset> assets = source.assets();
        Map<AssetId, Asset> byId = new HashMap<>();
        assets.forEach(asset -> byId.put(asset.id(), asset));
        Asset chosen = benchmark == null ? null : byId.get(benchmark);
        List<DataProblem> problems = source.problems(today, currency);
        List<LocalDate> stale = stale(now, problems);
        return new OverviewData(
                today,
                from,
                currency,
                !days.isEmpty() || !now.byAsset().isEmpty(),
                now.total(),
                now.isComplete(),
                now.missingPrices().size(),
                stale.size(),
                stale.stream().min(Comparator.naturalOrder()).orElse(null),
                dayChange(days, today, stale, now),
                change(days, baseline),
                flow(days, baseline),
                cash(now),
                cashIsComplete(now),
                values(shown, partial),
                partial,
                flows(shown),
                chosen,
                chosen == null ? List.of() : line(shown, chosen, currency),
                now.byClass().stream()
                        .map(c -> new ClassShare(c.kind(), c.value(), c.weight(), c.complete()))
                        .sorted(Comparator.comparing(ClassShare::value, LARGEST_FIRST))
                        .toList(),
                now.byAccount().stream()
                        .map(a ->
                                new AccountShare(
                                        a.account().id(),
                                        a.account().name(),
                                        a.value(),
                                        a.weight(),
                                        a.complete()))
                        .sorted(Comparator.comparing(AccountShare::value, LARGEST_FIRST))
                        .toList(),
                movers(now, source.snapshot(from, currency, scope), from),
                problems,
                assets.stream()
                        .filter(asset -> !asset.isCash())
                        .filter(asset -> source.priceHistory(asset.id()).isPresent())
                        .sorted(Comparator.comparing(Asset::symbol))
                        .toList(),
                false);
    }

    /**
     * What was stored of the days up to this one, which is there before anything is read; empty
     * where that is not exact, or where a part of the last day is not known or too old.
     */
    Optional<OverviewData> stored(
            LocalDate today, CurrencyCode currency, Period period, Scope scope) {
        return source.stored(today, currency, scope)
                .filter(found -> !found.days().isEmpty())
                .filter(found -> found.days().getLast().isComplete())
                .filter(found -> !found.days().getLast().isStale())
                .flatMap(found -> {
                    List<Day> days =
                            found.days().stream()
                                    .map(day ->
                                            new Day(
                                                    day.day(),
                                                    day.value(),
                                                    day.flow(),
                                                    day.isComplete(),
                                                    day.isStale()))
                                    .toList();
                    LocalDate from = period.startFrom(today, days.getFirst().date());
                    return from.isBefore(found.to())
                            ? Optional.of(stored(days, found.to(), from, currency))
                            : Optional.empty();
                });
    }

    private static OverviewData stored(
            List<Day> days, LocalDate asOf, LocalDate from, CurrencyCode currency) {
        LocalDate first = days.getFirst().date();
        LocalDate baseline = from.equals(first) ? first.minusDays(1) : from;
        List<Day> shown = days.stream().filter(day -> !day.date().isBefore(from)).toList();
        return new OverviewData(
                asOf,
                from,
                currency,
                true,
                days.getLast().value(),
                true,
                0,
                0,
                null,
                null,
                change(days, baseline),
                flow(days, baseline),
                null,
                false,
                values(shown, false),
                false,
                flows(shown),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    private static List<Point> values(List<Day> shown, boolean partial) {
        return shown.stream()
                .map(day ->
                        new Point(
                                day.date(),
                                day.complete() || partial ? day.value() : null,
                                day.stale()))
                .toList();
    }

    private static List<Point> flows(List<Day> shown) {
        return shown.stream()
                .filter(day -> day.flow().signum() != 0)
                .map(day -> new Point(day.date(), day.flow()))
                .toList();
    }

    /** Whether two days in a row have a value, which makes a line. */
    private static boolean isDrawable(List<Day> days) {
        return IntStream.range(1, days.size())
                .anyMatch(i -> days.get(i - 1).value() != null && days.get(i).value() != null);
    }

    /**
     * Value at the last day less value at the end of {@code start}, less the flows after it. A
     * start before the first day counts as nothing owned.
     */
    private static @Nullable Change change(List<Day> days, LocalDate start) {
        if (days.isEmpty() || !days.getLast().date().isAfter(start)) {
            return null;
        }
        BigDecimal before = BigDecimal.ZERO;
        boolean complete = true;
        for (Day day : days) {
            if (!day.date().isAfter(start)) {
                before = day.value();
                complete = day.complete();
            } else {
                complete &= day.complete();
            }
        }
        BigDecimal after = days.getLast().value();
        if (before == null || after == null) {
            return null;
        }
        BigDecimal flow = flow(days, start);
        BigDecimal amount = after.subtract(before).subtract(flow);
        boolean plain = flow.signum() == 0 && before.signum() > 0;
        return new Change(amount, plain ? amount.divide(before, Decimals.WORKING) : null, complete);
    }

    /**
     * The change since yesterday; {@code null} where there is no earlier value to compare with, or
     * where no price is young enough to say anything about the day.
     */
    private static @Nullable Change dayChange(
            List<Day> days, LocalDate today, List<LocalDate> stale, Snapshot now) {
        long priced =
                now.byAsset().stream()
                        .filter(line -> !line.asset().isCash() && line.price() != null)
                        .count();
        boolean isBegun = !days.isEmpty() && days.getFirst().date().isBefore(today);
        boolean isAllStale = priced > 0 && stale.size() >= priced;
        return isBegun && !isAllStale ? change(days, today.minusDays(1)) : null;
    }

    /** The days of the prices held on to though they are too old. */
    private static List<LocalDate> stale(Snapshot now, List<DataProblem> problems) {
        Set<AssetId> assets =
                problems.stream()
                        .filter(problem -> problem.kind() == DataProblem.Kind.STALE_PRICE)
                        .map(DataProblem::asset)
                        .filter(Objects::nonNull)
                        .map(Asset::id)
                        .collect(Collectors.toSet());
        return now.byAsset().stream()
                .filter(line -> assets.contains(line.asset().id()))
                .map(AssetLine::price)
                .filter(Objects::nonNull)
                .map(PricePoint::asOf)
                .toList();
    }

    /**
     * What to compare with while the user has chosen nothing: something whose prices were imported
     * though it is not held.
     */
    Optional<AssetId> suggestedBenchmark(LocalDate today, CurrencyCode currency) {
        Set<AssetId> held =
                source.snapshot(today, currency, Scope.ALL).byAsset().stream()
                        .map(line -> line.asset().id())
                        .collect(Collectors.toSet());
        return source.assets().stream()
                .filter(asset -> !asset.isCash() && !held.contains(asset.id()))
                .filter(asset -> source.priceHistory(asset.id()).isPresent())
                .sorted(Comparator.comparing(Asset::symbol))
                .map(Asset::id)
                .findFirst();
    }

    private static BigDecimal flow(List<Day> days, LocalDate start) {
        return days.stream()
                .filter(day -> day.date().isAfter(start))
                .map(Day::flow)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal cash(Snapshot now) {
        List<AssetLine> lines = cashLines(now);
        if (lines.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = null;
        for (AssetLine line : lines) {
            BigDecimal value = line.value();
            if (value != null) {
                sum = sum == null ? value : sum.add(value);
            }
        }
        return sum;
    }

    private static boolean cashIsComplete(Snapshot now) {
        return cashLines(now).stream().noneMatch(line -> line.value() == null);
    }

    private static List<AssetLine> cashLines(Snapshot now) {
        return now.byAsset().stream()
                .filter(line -> line.asset().kind() == AssetKind.CASH)
                .toList();
    }

    /**
     * What the benchmark was worth in the shown currency, scaled to the portfolio's value on the
     * first day both are fully known.
     */
    private List<Point> line(List<Day> shown, Asset benchmark, CurrencyCode currency) {
        if (shown.isEmpty()) {
            return List.of();
        }
        LocalDate first = shown.getFirst().date();
        int days = Math.toIntExact(shown.getLast().date().toEpochDay() - first.toEpochDay()) + 1;
        double[] worths = source.worths(benchmark, currency, first, days);
        List<Point> points = new ArrayList<>();
        double scale = Double.NaN;
        for (Day day : shown) {
            double worth = worths[Math.toIntExact(day.date().toEpochDay() - first.toEpochDay())];
            if (!(worth > 0)) {
                continue;
            }
            BigDecimal value = day.complete() ? day.value() : null;
            if (Double.isNaN(scale) && value != null && value.signum() > 0) {
                scale = value.doubleValue() / worth;
            }
            if (!Double.isNaN(scale)) {
                points.add(new Point(day.date(), BigDecimal.valueOf(worth * scale)));
            }
        }
        return points;
    }

    private List<Mover> movers(Snapshot now, Snapshot then, LocalDate from) {
        Map<AssetId, PricePoint> before = new HashMap<>();
        for (AssetLine line : then.byAsset()) {
            if (line.price() != null) {
                before.put(line.asset().id(), line.price());
            }
        }
        List<Mover> movers = new ArrayList<>();
        for (AssetLine line : now.byAsset()) {
            Asset asset = line.asset();
            PricePoint end = line.price();
            BigDecimal value = line.value();
            if (asset.isCash() || end == null || value == null || end.value().signum() == 0) {
                continue;
            }
            // For the units of today, since a split in between is no movement.
            PricePoint begin =
                    source.price(asset.id(), from, now.asOf())
                            .filter(price -> price.currency().equals(end.currency()))
                            .orElse(before.get(asset.id()));
            // One and the same sighting of a price says nothing about its movement.
            if (begin == null
                    || begin.asOf().equals(end.asOf())
                    || !begin.currency().equals(end.currency())
                    || begin.value().signum() == 0) {
                continue;
            }
            BigDecimal moved = end.value().subtract(begin.value());
            movers.add(
                    new Mover(
                            asset.id(),
                            asset.symbol(),
                            asset.name(),
                            moved.divide(begin.value(), Decimals.WORKING),
                            value.multiply(moved).divide(end.value(), Decimals.WORKING),
                            line.quantity(),
                            value,
                            begin,
                            end));
        }
        movers.sort(Comparator.comparing((Mover mover) -> mover.amount().abs()).reversed());
        return movers.subList(0, Math.min(MOST_MOVERS, movers.size()));
    }
}
