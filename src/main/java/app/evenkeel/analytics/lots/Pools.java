package app.evenkeel.analytics.lots;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.CostMethod;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All pools of one walk, each made when it is first needed. Used by one thread. */
final class Pools {
    private static final Comparator<PoolState> BY_KEY =
            Comparator.<PoolState>comparingLong(p -> p.key().account().value())
                    .thenComparing(p -> p.key().taxAccount())
                    .thenComparingLong(p -> p.key().asset().value());

    private final CostMethod method;
    private final Rates rates;
    private final Map<PoolKey, Pool> pools = new HashMap<>();
    private final Map<PoolKey, CashPool> cash = new HashMap<>();

    Pools(CostMethod method, Rates rates) {
        this.method = method;
        this.rates = rates;
    }

    /** The pool of an asset that is not cash. */
    Pool pool(Head head, Asset asset) {
        return pools.computeIfAbsent(
                PoolKey.of(head, asset),
                key ->
                        switch (method) {
                            case FIFO -> new FifoPool(key, asset.currency());
                            case MOVING_AVERAGE -> new AveragePool(key, asset.currency());
                        });
    }

    CashPool cash(Head head, Asset asset) {
        return cash.computeIfAbsent(
                PoolKey.of(head, asset), key -> new CashPool(key, asset.currency()));
    }

    /**
     * An amount at the day's rate in the currency of {@code pool}, or as it is where the pool has
     * none yet; {@code null} without a rate.
     */
    @Nullable BigDecimal inCurrencyOf(Pool pool, BigDecimal amount, CurrencyCode from, long day) {
        CurrencyCode to = pool.currency();
        if (to == null || from.equals(to)) {
            return amount;
        }
        return rates.rate(from, to, LocalDate.ofEpochDay(day))
                .map(rate -> amount.multiply(rate.rate(), Decimals.WORKING))
                .orElse(null);
    }

    /** What every pool came to, in order of its key. */
    List<PoolState> states() {
        List<PoolState> states = new ArrayList<>(pools.size() + cash.size());
        pools.values().forEach(pool -> states.add(pool.state()));
        cash.values().forEach(pool -> states.add(pool.state()));
        states.sort(BY_KEY);
        return states;
    }
}
