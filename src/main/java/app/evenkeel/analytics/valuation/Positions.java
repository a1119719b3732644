package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.lots.LotBook;
import app.evenkeel.analytics.lots.PoolState;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Open pools with their worth, each in its cost currency, or where a coin has no cost in that of
 * its price: average price = cost / units x units per price; unrealised gain = value - cost.
 */
public final class Positions {
    private Positions() {}

    /** Values every pool of {@code book} that is not empty, in the book's order. */
    public static List<Position> of(
            LotBook book,
            LocalDate asOf,
            Timeline timeline,
            Map<AccountId, Account> accounts,
            Market market,
            Scope scope) {
        List<Position> positions = new ArrayList<>();
        for (PoolState pool : book.pools()) {
            Asset asset = timeline.asset(pool.key().asset());
            if (pool.quantity().signum() != 0 && scope.contains(pool.key().account(), asset)) {
                Account account = Objects.requireNonNull(accounts.get(pool.key().account()));
                positions.add(position(pool, account, asset, asOf, market));
            }
        }
        return positions;
    }

    private static Position position(
            PoolState pool, Account account, Asset asset, LocalDate asOf, Market market) {
        CurrencyCode currency = currency(pool, asset, asOf, market);
        UnitWorth worth = market.worth(asset, asOf, currency);
        BigDecimal value = worth.of(pool.quantity());
        BigDecimal cost = pool.cost();
        return new Position(
                account,
                pool.key().taxAccount(),
                asset,
                currency,
                pool.quantity(),
                asset.isCash() ? null : average(cost, pool.quantity(), asset.unitsPerPrice()),
                cost,
                pool.realised(),
                worth.price(),
                value,
                cost == null || value == null ? null : Decimals.rounded(value.subtract(cost)));
    }

    /** A coin of which no cost is known is told in what it is quoted in, and not in itself. */
    private static CurrencyCode currency(
            PoolState pool, Asset asset, LocalDate asOf, Market market) {
        boolean isItself =
                pool.cost() == null
                        && pool.currency().equals(asset.currency())
                        && !market.isMoney(asset)
                        && !asset.currency().isIso();
        return isItself
                ? market.price(asset.id(), asOf)
                        .map(price -> price.currency().major())
                        .orElse(pool.currency())
                : pool.currency();
    }

    private static @Nullable BigDecimal average(
            @Nullable BigDecimal cost, BigDecimal quantity, int unitsPerPrice) {
        return cost == null
                ? null
                : Decimals.rounded(
                        cost.multiply(BigDecimal.valueOf(unitsPerPrice))
                                .divide(quantity, Decimals.MAX_SCALE, RoundingMode.HALF_EVEN));
    }
}
