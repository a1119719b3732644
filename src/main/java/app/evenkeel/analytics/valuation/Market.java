package app.evenkeel.analytics.valuation;

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
import java.util.Map;
import java.util.Optional;

/**
 * Prices and exchange rates as valuation uses them.
 *
 * <ul>
 *   <li>Cash, and a stablecoin that the rates know by its symbol, is worth its exchange rate.
 *   <li>Anything else is worth its last price on or before the day: a close from its history or the
 *       price of a trade in the ledger, whichever is later, the close where both are of one day.
 *   <li>No price is ever made up: an asset that was never priced by that day is missing.
 *   <li>Amounts quoted in a hundredth (GBX, ZAC, ILA) are converted as such, and amounts quoted in
 *       a coin at that coin's own price.
 * </ul>
 *
 * Immutable.
 */
public final class Market {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final Map<CurrencyCode, CurrencyCode> HUNDREDTHS =
            Map.of(
                    new CurrencyCode("GBX"), CurrencyCode.GBP,
                    new CurrencyCode("ZAC"), new CurrencyCode("ZAR"),
                    new CurrencyCode("ILA"), new CurrencyCode("ILS"));

    private final Map<AssetId, PriceHistory> histories;
    private final TradePrices trades;
    private final FxTable fx;
    private final Map<CurrencyCode, AssetId> coins;

    /**
     * @param histories closes of the assets that have any
     * @param assets all assets of the ledger, to find a coin by the symbol it is quoted as
     */
    public Market(
            Map<AssetId, PriceHistory> histories,
            TradePrices trades,
            FxTable fx,
            Map<AssetId, Asset> assets) {
        this.histories = Map.copyOf(histories);
        this.trades = trades;
        this.fx = fx;
        Map<CurrencyCode, AssetId> found = new HashMap<>();
        for (Asset asset : assets.values()) {
            if (asset.kind() == AssetKind.CRYPTO || asset.kind() == AssetKind.STABLECOIN) {
                found.put(asset.currency(), asset.id());
            }
        }
        this.coins = Map.copyOf(found);
    }

    /** The currency itself, or the one it is a hundredth of. */
    public static CurrencyCode major(CurrencyCode currency) {
        return HUNDREDTHS.getOrDefault(currency, currency);
    }

    /** Closes of an asset; empty if there are none. */
    public Optional<PriceHistory> history(AssetId asset) {
        return Optional.ofNullable(histories.get(asset));
    }

    /** The last price of an asset on or before {@code day}; empty if there is none. */
    public Optional<PricePoint> price(AssetId asset, LocalDate day) {
        PriceHistory history = histories.get(asset);
        Optional<PricePoint> close = history == null ? Optional.empty() : history.at(day);
        Optional<PricePoint> trade = trades.at(asset, day);
        if (close.isPresent() && trade.isPresent()) {
            return trade.get().asOf().isAfter(close.get().asOf()) ? trade : close;
        }
        return close.isPresent() ? close : trade;
    }

    /**
     * How many {@code quote} one {@code base} was worth on {@code day}; dated by the oldest figure
     * used. Empty if not known.
     */
    public Optional<FxRate> rate(CurrencyCode base, CurrencyCode quote, LocalDate day) {
        if (base.equals(quote)) {
            return Optional.of(new FxRate(base, quote, BigDecimal.ONE, day));
        }
        CurrencyCode from = major(base);
        CurrencyCode to = major(quote);
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
                        fx.rate(major(price.currency()), to, day)
                                .flatMap(r -> coinRate(coin, to, price, r)));
    }

    private static Optional<FxRate> coinRate(
            CurrencyCode coin, CurrencyCode to, PricePoint price, FxRate rate) {
        BigDecimal value = Decimals.rounded(price.value().multiply(rate.rate()));
        if (HUNDREDTHS.containsKey(price.currency()) || value.signum() <= 0) {
            return Optional.empty();
        }
        LocalDate older = price.asOf().isBefore(rate.date()) ? price.asOf() : rate.date();
        return Optional.of(new FxRate(coin, to, value, older));
    }

    /** What one unit of {@code asset} was worth on {@code day}. */
    public UnitWorth worth(Asset asset, LocalDate day, CurrencyCode currency) {
        if (isItsRate(asset)) {
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

    private boolean isItsRate(Asset asset) {
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
