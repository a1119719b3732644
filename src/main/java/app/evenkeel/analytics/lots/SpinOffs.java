package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the lots of a parent in two, the part that stays and the part that goes to the child.
 *
 * <p>Cost that is moved is spread over the parent's lots by their cost, the child's units by their
 * units; the child's lots keep the parent's dates.
 */
final class SpinOffs {
    private SpinOffs() {}

    /**
     * @param kept lots of the parent afterwards
     * @param child lots of the child
     */
    record Division(List<Slice> kept, List<Slice> child) {}

    /**
     * Divides {@code parent} for {@code units} of the child; {@code null} if the parent has no lots
     * of a known cost, or less cost than is to be moved.
     *
     * <p>Where some of the parent's lots have no known cost, their share of the move by units is
     * not known either.
     */
    static @Nullable Division divide(List<Slice> parent, BigDecimal units, BigDecimal moved) {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (Slice slice : parent) {
            all = all.add(slice.quantity());
            BigDecimal part = slice.cost();
            if (part != null) {
                known = known.add(slice.quantity());
                cost = cost.add(part);
            }
        }
        if (known.signum() == 0) {
            return null;
        }
        BigDecimal goes = Exact.share(moved, known, all);
        if (goes.signum() < 0 || goes.compareTo(cost) > 0) {
            return null;
        }
        List<Slice> kept = new ArrayList<>(parent.size());
        List<Slice> child = new ArrayList<>(parent.size());
        BigDecimal costLeft = cost;
        BigDecimal goesLeft = goes;
        BigDecimal unitsLeft = units;
        for (int i = 0; i < parent.size(); i++) {
            Slice slice = parent.get(i);
            BigDecimal part = null;
            BigDecimal own = slice.cost();
            if (own != null) {
                // Of what is left, so that the parts sum to the whole whatever the rounding.
                part = costLeft.signum() == 0 ? goesLeft : Exact.share(goesLeft, own, costLeft);
                costLeft = costLeft.subtract(own);
                goesLeft = goesLeft.subtract(part);
            }
            kept.add(slice.with(slice.quantity(), Exact.minus(own, part)));
            BigDecimal given =
                    i == parent.size() - 1
                            ? unitsLeft
                            : Exact.share(units, slice.quantity(), all)
                                    .setScale(Decimals.MAX_SCALE, RoundingMode.DOWN);
            unitsLeft = unitsLeft.subtract(given);
            child.add(slice.with(given, part));
        }
        return new Division(kept, child);
    }

    /**
     * Takes {@code given} units, fewer than there are, out of the parent's lots, from each the same
     * part with its cost, for {@code units} of the child.
     */
    static Division takeApart(List<Slice> parent, BigDecimal units, BigDecimal given) {
        BigDecimal all = BigDecimal.ZERO;
        for (Slice slice : parent) {
            all = all.add(slice.quantity());
        }
        List<Slice> kept = new ArrayList<>(parent.size());
        List<Slice> child = new ArrayList<>(parent.size());
        BigDecimal lotsLeft = all;
        BigDecimal givenLeft = given;
        BigDecimal unitsLeft = units;
        for (Slice slice : parent) {
            // Of what is left, so that the parts sum to the whole whatever the rounding.
            BigDecimal goes =
                    Exact.share(givenLeft, slice.quantity(), lotsLeft)
                            .setScale(Decimals.MAX_SCALE, RoundingMode.HALF_EVEN);
            BigDecimal own = slice.cost();
            BigDecimal part = Exact.shareOrNull(own, goes, slice.quantity());
            if (goes.signum() > 0) {
                BigDecimal got =
                        Exact.share(unitsLeft, goes, givenLeft)
                                .setScale(Decimals.MAX_SCALE, RoundingMode.HALF_EVEN);
                child.add(slice.with(got, part));
                unitsLeft = unitsLeft.subtract(got);
            }
            BigDecimal stays = slice.quantity().subtract(goes);
            if (stays.signum() > 0) {
                kept.add(slice.with(stays, Exact.minus(own, part)));
            }
            lotsLeft = lotsLeft.subtract(slice.quantity());
            givenLeft = givenLeft.subtract(goes);
        }
        return new Division(kept, child);
    }
}
