package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives up units at the average cost of all units held: cost removed = total cost x units given up
 * / units held, unrounded. One unit of unknown cost makes the average unknown until the pool is
 * empty again.
 */
final class AveragePool extends Pool {
    private @Nullable Slice all;

    AveragePool(PoolKey key, CurrencyCode quotation) {
        super(key, quotation);
    }

    @Override
    void put(Slice slice) {
        Slice before = all;
        if (before == null) {
            all = slice;
            return;
        }
        Slice older = slice.acquired() < before.acquired() ? slice : before;
        all =
                older.with(
                        before.quantity().add(slice.quantity()),
                        Exact.plus(before.cost(), slice.cost()));
    }

    @Override
    void cut(BigDecimal quantity, Consumer<Slice> taken) {
        Slice before = all;
        if (before == null) {
            throw new IllegalStateException("Nothing is held");
        }
        BigDecimal cost = Exact.shareOrNull(before.cost(), quantity, before.quantity());
        taken.accept(before.with(quantity, cost));
        BigDecimal rest = before.quantity().subtract(quantity);
        all = rest.signum() == 0 ? null : before.with(rest, Exact.minus(before.cost(), cost));
    }

    @Override
    BigDecimal held() {
        return all == null ? BigDecimal.ZERO : all.quantity();
    }

    @Override
    List<Slice> slices() {
        return all == null ? List.of() : List.of(all);
    }

    @Override
    void replace(List<Slice> next) {
        all = null;
        next.forEach(this::put);
    }
}
