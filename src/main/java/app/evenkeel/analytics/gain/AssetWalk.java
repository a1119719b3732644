package app.evenkeel.analytics.gain;

import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.analytics.valuation.UnitWorth;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Walks one asset through the days of a period, in all places that hold it. */
final class AssetWalk {
    private final Asset asset;
    private final NavigableMap<Long, List<GainWalk.Move>> moves;
    private final Market market;
    private final CurrencyCode currency;
    private final GainSums sums;
    private final Map<Integer, BigDecimal> held = new TreeMap<>();
    private final List<GainWalk.Move> waiting = new ArrayList<>();
    private @Nullable Worth before;

    /** Price of one unit in its own currency, and the exchange rate. */
    private record Worth(BigDecimal price, CurrencyCode quoted, BigDecimal rate) {
        BigDecimal value(BigDecimal units) {
            return units.multiply(price).multiply(rate);
        }
    }

    AssetWalk(
            Asset asset,
            NavigableMap<Long, List<GainWalk.Move>> moves,
            Market market,
            CurrencyCode currency,
            GainSums sums) {
        this.asset = asset;
        this.moves = moves;
        this.market = market;
        this.currency = currency;
        this.sums = sums;
    }

    void run(long from, long to) {
        open(from - 1);
        for (long day = from; day <= to; day++) {
            List<GainWalk.Move> today = moves.getOrDefault(day, List.of());
            if (held.isEmpty() && today.isEmpty() && waiting.isEmpty()) {
                Long next = moves.ceilingKey(day);
                if (next == null) {
                    return;
                }
                before = null;
                day = next - 1;
                continue;
            }
            step(day, today);
        }
    }

    /** What is held at the end of the day before the period. */
    private void open(long day) {
        moves.headMap(day, true).values().forEach(waiting::addAll);
        if (waiting.isEmpty()) {
            return;
        }
        Worth worth = worth(day);
        if (worth == null) {
            keepWaiting();
            return;
        }
        waiting.forEach(this::hold);
        waiting.clear();
        before = worth;
        held.forEach((place, units) -> sums.open(place, worth.value(units)));
    }

    private void step(long day, List<GainWalk.Move> today) {
        waiting.addAll(today);
        Worth worth = worth(day);
        if (worth == null) {
            keepWaiting();
            return;
        }
        Worth last = before;
        if (last != null) {
            held.forEach((place, units) -> move(day, place, units, last, worth));
        }
        for (GainWalk.Move each : waiting) {
            hold(each);
            BigDecimal value = worth.value(each.units());
            if (each.cause() == Cause.FLOW) {
                sums.flow(each, asset.id(), value, day);
            } else if (each.cause() != Cause.MOVE) {
                sums.add(each.cause(), each.subject(), value, day);
            }
        }
        waiting.clear();
        before = worth;
        held.forEach((place, units) -> sums.value(place, worth.value(units), day));
    }

    /** A day without a price. What is gone again by then never had one. */
    private void keepWaiting() {
        Map<Integer, BigDecimal> units = new TreeMap<>();
        waiting.forEach(each -> units.merge(each.place(), each.units(), BigDecimal::add));
        if (held.isEmpty() && units.values().stream().allMatch(each -> each.signum() == 0)) {
            waiting.clear();
        }
    }

    private void move(long day, int place, BigDecimal units, Worth last, Worth now) {
        if (!last.quoted().equals(now.quoted())) {
            sums.add(Cause.PRICE, place, now.value(units).subtract(last.value(units)), day);
            return;
        }
        BigDecimal price = now.price().subtract(last.price());
        if (price.signum() != 0) {
            sums.add(Cause.PRICE, place, units.multiply(price).multiply(last.rate()), day);
        }
        BigDecimal rate = now.rate().subtract(last.rate());
        if (rate.signum() != 0) {
            sums.add(Cause.CURRENCY, place, units.multiply(now.price()).multiply(rate), day);
        }
    }

    private void hold(GainWalk.Move move) {
        held.merge(
                move.place(),
                move.units(),
                (a, b) -> {
                    BigDecimal sum = a.add(b);
                    return sum.signum() == 0 ? null : sum;
                });
    }

    private @Nullable Worth worth(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        UnitWorth worth = market.worth(asset, date, currency);
        FxRate rate = worth.rate();
        if (worth.value() == null || rate == null) {
            return null;
        }
        PricePoint price = worth.price();
        if (price == null) {
            return new Worth(BigDecimal.ONE, rate.base(), rate.rate());
        }
        BigDecimal perUnit =
                asset.unitsPerPrice() == 1
                        ? price.value()
                        : price.value()
                                .divide(
                                        BigDecimal.valueOf(asset.unitsPerPrice()),
                                        Decimals.WORKING);
        return new Worth(perUnit, price.currency(), rate.rate());
    }
}
