package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Lots between two pools.
 *
 * @param quantity units over all slices
 * @param currency of the slices' cost; {@code null} for cash, or where no cost is known
 */
record Parcel(List<Slice> slices, BigDecimal quantity, @Nullable CurrencyCode currency) {
    Parcel {
        slices = List.copyOf(slices);
    }

    /**
     * The same lots with another number of units, spread in proportion; cost and dates stay. The
     * last lot takes what rounding to 18 digits leaves, and a lot too small for one such digit
     * leaves its cost to the next.
     */
    Parcel resized(BigDecimal units) {
        List<Slice> resized = new ArrayList<>(slices.size());
        BigDecimal left = units;
        BigDecimal carried = BigDecimal.ZERO;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            BigDecimal part =
                    i == slices.size() - 1
                            ? left
                            : Exact.share(slice.quantity(), units, quantity)
                                    .setScale(Decimals.MAX_SCALE, RoundingMode.DOWN);
            BigDecimal cost = Exact.plus(slice.cost(), carried);
            if (part.signum() == 0) {
                carried = cost;
                continue;
            }
            left = left.subtract(part);
            carried = BigDecimal.ZERO;
            resized.add(slice.with(part.stripTrailingZeros(), cost));
        }
        return new Parcel(resized, units, currency);
    }
}
