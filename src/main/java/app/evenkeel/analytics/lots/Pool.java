package app.evenkeel.analytics.lots;

import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Lot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One pool while the ledger is walked. Mutable; used by one thread. */
abstract class Pool {
    private final PoolKey key;
    private final CurrencyCode quotation;
    private @Nullable CurrencyCode currency;
    private @Nullable BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal missing = BigDecimal.ZERO;
    private long missingSince;
    private TransactionId missingBy = TransactionId.NONE;

    /**
     * @param quotation what the asset is quoted in, for a pool that never learns a cost
     */
    Pool(PoolKey key, CurrencyCode quotation) {
        this.key = key;
        this.quotation = quotation;
    }

    /** Adds units to the lots. */
    abstract void put(Slice slice);

    /**
     * Takes {@code quantity}, which is no more than is held, out of the lots and shows what was
     * taken.
     */
    abstract void cut(BigDecimal quantity, Consumer<Slice> taken);

    /** Units in lots. */
    abstract BigDecimal held();

    /** What is in the lots, oldest first. */
    abstract List<Slice> slices();

    /** Empties the lots and refills them. */
    abstract void replace(List<Slice> slices);

    final PoolKey key() {
        return key;
    }

    final @Nullable CurrencyCode currency() {
        return currency;
    }

    final CurrencyCode currencyOrQuotation() {
        return currency == null ? quotation : currency;
    }

    /** Makes the currency of the first known cost that of the pool. */
    final void settleCurrency(CurrencyCode first) {
        if (currency == null) {
            currency = first;
        }
    }

    /** Adds units; what is missing from earlier disposals is filled first. */
    final void acquire(Slice slice) {
        if (missing.signum() == 0) {
            put(slice);
            return;
        }
        BigDecimal filled = missing.min(slice.quantity());
        missing = missing.subtract(filled);
        BigDecimal rest = slice.quantity().subtract(filled);
        if (rest.signum() > 0) {
            put(slice.with(rest, Exact.shareOrNull(slice.cost(), rest, slice.quantity())));
        }
    }

    /**
     * Gives up units, oldest first or at the average; returns how many of them the pool did not
     * hold, which it then counts as missing.
     */
    final BigDecimal release(
            BigDecimal quantity, long day, TransactionId by, Consumer<Slice> taken) {
        BigDecimal there = quantity.min(held());
        if (there.signum() > 0) {
            cut(there, taken);
        }
        BigDecimal lacking = quantity.subtract(there);
        if (lacking.signum() > 0) {
            if (missing.signum() == 0) {
                missingSince = day;
                missingBy = by;
            }
            missing = missing.add(lacking);
        }
        return lacking;
    }

    /** Adds a disposal's gain to the sum; {@code null} makes the sum unknown for good. */
    final void realise(@Nullable BigDecimal gain) {
        realised = Exact.plus(realised, gain);
    }

    /**
     * Spreads a change of units over the lots in proportion; cost and dates stay. The last lot
     * takes what rounding to 18 digits leaves.
     *
     * @param change units more or fewer, so that something is left
     */
    final void spread(BigDecimal change) {
        BigDecimal before = held();
        BigDecimal after = before.add(change);
        BigDecimal left = after;
        List<Slice> old = slices();
        List<Slice> scaled = new ArrayList<>(old.size());
        for (int i = 0; i < old.size(); i++) {
            Slice slice = old.get(i);
            BigDecimal quantity =
                    i == old.size() - 1
                            ? left
                            : slice.quantity()
                                    .multiply(after)
                                    .divide(before, Decimals.WORKING)
                                    .setScale(Decimals.MAX_SCALE, RoundingMode.DOWN)
                                    .stripTrailingZeros();
            left = left.subtract(quantity);
            scaled.add(slice.with(quantity, slice.cost()));
        }
        replace(scaled);
    }

    final PoolState state() {
        CurrencyCode shown = currencyOrQuotation();
        List<Lot> lots = new ArrayList<>();
        BigDecimal cost = BigDecimal.ZERO;
        for (Slice slice : slices()) {
            cost = Exact.plus(cost, slice.cost());
            lots.add(lot(slice, shown));
        }
        if (missing.signum() > 0) {
            cost = null;
            lots.add(lot(new Slice(missingSince, missingBy, missing.negate(), null), shown));
        }
        return new PoolState(
                key,
                shown,
                Decimals.rounded(held().subtract(missing)),
                Exact.roundedOrNull(cost),
                Exact.roundedOrNull(realised),
                lots);
    }

    private Lot lot(Slice slice, CurrencyCode shown) {
        BigDecimal cost = slice.cost();
        return new Lot(
                key.account(),
                key.taxAccount(),
                key.asset(),
                LocalDate.ofEpochDay(slice.acquired()),
                slice.opening(),
                Decimals.rounded(slice.quantity()),
                cost == null ? null : new Money(Decimals.rounded(cost), shown));
    }
}
