package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;
import java.util.List;

/** Cash of one account: a quantity that costs what it is, without gains in its own currency. */
final class CashPool {
    private final PoolKey key;
    private final CurrencyCode currency;
    private BigDecimal quantity = BigDecimal.ZERO;

    CashPool(PoolKey key, CurrencyCode currency) {
        this.key = key;
        this.currency = currency;
    }

    void add(BigDecimal change) {
        quantity = quantity.add(change);
    }

    PoolState state() {
        BigDecimal normal = Decimals.rounded(quantity);
        return new PoolState(key, currency, normal, normal, BigDecimal.ZERO, List.of());
    }
}
