package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prices and exchange rates as valuation uses them.
 *
 * <ul>
 *   <li>Cash, and a stablecoin that the rates know by its symbol, is worth its exchange rate.
 *   <li>Anything else is worth its last price on or before the day: a close from its history or the
 *       price of a trade in the ledger, whichever is later, the close where both are of one day.
 *   <li>Prices are restated for the units of the day they are used on, by the splits in the ledger,
 *       whether a history is as traded or adjusted. An asset that was never priced since it came
 *       out of another, by a merger or under a new name, has that one's last price.
 *   <li>An asset that was never priced by that day is worth what was said beside its last delivery,
 *       and missing where nothing was. No price is ever made up.
 *   <li>Amounts quoted in a hundredth (GBX, ZAC, ILA) are converted as such, and amounts quoted in
 *       a coin at that coin's own price; not where several coins go by one symbol.
 * </ul>
 *
 * Immutable.
 */
public final class Market {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private final Map<AssetId, PriceHistory> histories;
    private final LedgerPrices trades;
    private final FxTable fx;
    private final Map<CurrencyCode, AssetId> coins;
    private final UnitChanges changes;

    /**
     * @param histories closes of the assets that have any
     * @param timeline the ledger: its splits, and its assets to find a coin by the symbol it is
     *     quoted as
     */
    public Market(
            Map<AssetId, PriceHistory> histories,
            LedgerPrices trades,
            FxTable fx,
            Timeline timeline) {
        this.histories = Map.copyOf(histories);
        this.trades = trades;
        this.fx = fx;
        this.changes = UnitChanges.of(timeline);
        Map<CurrencyCode, AssetId> found = new HashMap<>();
        Set<CurrencyCode> ambiguous = new HashSet<>();
        for (Asset asset : timeline.assets().values()) {
            if ((asset.kind() == AssetKind.CRYPTO || asset.kind() == AssetKind.STABLECOIN)
                    && found.put(asset.currency(), asset.id()) != null) {
                ambiguous.add(asset.currency());
            }
        }
        found.keySet().removeAll(ambiguous);
        this.coins = Map.copyOf(found);
    }

    /**
     * Closes of an asset for its present units, with those of what it came out of before its own;
     * empty if there are none.
     */
    public Optional<PriceHistory> history(AssetId asset) {
        PriceHistory own = histories.get(asset);
        UnitChanges.Origin origin = changes.origin(asset);
        if (!changes.hasChanges(asset)) {
            return Optional.ofNullable(own);
        }
        HistoryParts parts = new HistoryParts(asset, changes);
        if (origin != null && (own == null || own.size() > 0)) {
            long end = own == null ? Long.MAX_VALUE : own.day(0).toEpochDay();
            PriceHistory before = histories.get(origin.asset());
            if (before != null && (own == null || own.currency().equals(before.currency()))) {
                parts.addBefore(origin, before, Math.min(end, origin.day()));
            }
        }
        if (own != null) {
            parts.add(own);
        }
        return parts.history();
    }

    /** How many present units one of a day has become by splits. */
    public double presentUnits(AssetId asset, LocalDate day) {
        return changes.presentUnits(asset, day.toEpochDay());
    }

    /** The last price of an asset on or before {@code day}; empty if there is none. */
    public Optional<PricePoint> price(AssetId asset, LocalDate day) {
        return price(asset, day, day);
    }

    /**
     * The last price of an asset on or before {@code day}, for its units of a later day, so that
     * prices before and after a split compare; empty if there is none.
     */
    public Optional<PricePoint> price(AssetId asset, LocalDate day, LocalDate unitsOf) {
        long units = unitsOf.toEpochDay();
        PriceHistory history = histories.get(asset);
        int index = history == null ? -1 : history.indexAt(day.toEpochDay());
        PricePoint trade = trades.at(asset, day).orElse(null);
        if (history != null && index >= 0) {
            LocalDate closed = history.day(index);
            if (trade == null || !trade.asOf().isAfter(closed)) {
                BigDecimal value = changes.close(asset, history, index, units);
                return Optional.of(
                        new PricePoint(value, history.currency(), closed, history.source()));
            }
        }
        if (trade != null) {
            return Optional.of(inUnitsOf(units, asset, trade));
        }
        return priceBefore(asset, day, units)
                .or(() -> trades.delivered(asset, day).map(said -> inUnitsOf(units, asset, said)));
    }

    private PricePoint inUnitsOf(long units, AssetId asset, PricePoint traded) {
        long seen = traded.asOf().toEpochDay();
        return with(traded, changes.asTraded(asset, traded.value(), seen, units));
    }

    private Optional<PricePoint> priceBefore(AssetId asset, LocalDate day, long units) {
        UnitChanges.Origin origin = changes.origin(asset);
        if (origin == null || origin.day() > day.toEpochDay()) {
            return Optional.empty();
        }
        LocalDate last = LocalDate.ofEpochDay(origin.day() - 1);
        return price(origin.asset(), last, last)
                .map(old -> {
                    BigDecimal value = Decimals.rounded(origin.inNewUnits(old.value()));
                    return with(old, changes.asTraded(asset, value, origin.day(), units));
                });
    }

    private static PricePoint with(PricePoint point, BigDecimal value) {
        return value.compareTo(point.value()) == 0
                ? point
                : new PricePoint(value, point.currency(), point.asOf(), point.source());
    }

    /**
     * Whether the last price of an asset may be another on {@code epochDay} than the day before.
     * Between such days it stays, so that who walks through days need not ask on every one.
     */
    boolean mayChangeOn(Asset asset, long epochDay) {
        PriceHistory history = histories.get(asset.id());
        if (history != null) {
            int index = history.indexAt(epochDay);
            if (index >= 0 && history.day(index).toEpochDay() == epochDay) {
                return true;
            }
        }
        return trades.isOn(asset.id(), epochDay) || changes.hasChanges(asset.id());
    }

    /**
     * How many {@code quote} one {@code base} was worth on {@code day}; dated by the oldest figure
     * used. Empty if not known.
     */
    public Optional<FxRate> rate(CurrencyCode base, CurrencyCode quote, LocalDate day) {
        if (base.equals(quote)) {
            return Optional.of(new FxRate(base, quote, BigDecimal.ONE, day));
        }
        CurrencyCode from = base.major();
        CurrencyCode to = quote.major();
        Optional<FxRate> rate = fx.rate(from, to, day);
        if (rate.isEmpty()) {
            rate = rateOfCoin(from, to, day);
        }
        if (from.equals(base) && to.equals(quote)) {
            return rate;
        }
        return rate.map(r -> {
            BigDecimal value = r.rate();
            value = from.equals(base) ? value : value.multiply(HUNDREDTH);
            value = to.equals(quote) ? value : value.movePointRight(2);
            return new FxRate(base, quote, Decimals.rounded(value), r.date());
        });
    }

    private Optional<FxRate> rateOfCoin(CurrencyCode coin, CurrencyCode to, LocalDate day) {
        AssetId asset = coins.get(coin);
        if (asset == null) {
            return Optional.empty();
        }
        return price(asset, day)
                .flatMap(price ->
                        fx.rate(price.currency().major(), to, day)
                                .flatMap(r -> coinRate(coin, to, price, r)));
    }

    private static Optional<FxRate> coinRate(
            CurrencyCode coin, CurrencyCode to, PricePoint price, FxRate rate) {
        BigDecimal value = Decimals.rounded(price.value().multiply(rate.rate()));
        if (price.currency().isHundredth() || value.signum() <= 0) {
            return Optional.empty();
        }
        LocalDate older = price.asOf().isBefore(rate.date()) ? price.asOf() : rate.date();
        return Optional.of(new FxRate(coin, to, value, older));
    }

    /** What one unit of {@code asset} was worth on {@code day}. */
    public UnitWorth worth(Asset asset, LocalDate day, CurrencyCode currency) {
        if (isMoney(asset)) {
            return worth(null, asset.currency(), BigDecimal.ONE, currency, day);
        }
        PricePoint price = price(asset.id(), day).orElse(null);
        if (price == null) {
            return new UnitWorth(null, null, null, null);
        }
        BigDecimal perUnit =
                asset.unitsPerPrice() == 1
                        ? price.value()
                        : price.value()
                                .divide(
                                        BigDecimal.valueOf(asset.unitsPerPrice()),
                                        Decimals.WORKING);
        return worth(price, price.currency(), perUnit, currency, day);
    }

    /** Whether an asset is worth its exchange rate and has no price. */
    boolean isMoney(Asset asset) {
        return switch (asset.kind()) {
            case CASH, FX -> true;
            case STABLECOIN -> fx.knows(asset.currency());
            case CRYPTO, EQUITY, ETF, FUND, BOND, COMMODITY, OPTION -> false;
        };
    }

    private UnitWorth worth(
            @Nullable PricePoint price,
            CurrencyCode from,
            BigDecimal perUnit,
            CurrencyCode to,
            LocalDate day) {
        FxRate rate = rate(from, to, day).orElse(null);
        if (rate == null) {
            return new UnitWorth(null, price, null, from);
        }
        return new UnitWorth(perUnit.multiply(rate.rate(), Decimals.WORKING), price, rate, null);
    }
}
