package app.evenkeel.domain.allocation;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where a portfolio stands against its targets. Weights are fractions of the total.
 *
 * @param total everything that a target covers, and cash, less the cash buffer; in {@code currency}
 * @param drift half the sum of all deviations of assets, undivided classes and cash
 * @param lines the targets, each before those that stand in it, and cash last
 * @param byClass the same by class of assets, whatever the targets speak of
 * @param unlisted what is held and no target covers: it is in no figure
 */
public record Allocation(
        CurrencyCode currency,
        BigDecimal total,
        BigDecimal drift,
        List<Line> lines,
        List<ClassLine> byClass,
        List<Unlisted> unlisted) {
    public Allocation {
        lines = List.copyOf(lines);
        byClass = List.copyOf(byClass);
        unlisted = List.copyOf(unlisted);
    }

    /** Where a weight is, seen from its band. */
    public enum State {
        WITHIN,
        OVER,
        UNDER,
        /** It has no band of its own: an asset of a class that is not divided. */
        FREE
    }

    /**
     * One target, or an asset of a class that is not divided.
     *
     * @param depth how many targets it stands in
     * @param group name of a group, or empty
     * @param kind the class, or that of the asset; {@code null} for a group
     * @param asset {@code null} for a class, a group and cash
     * @param target weight that it should have; what it has of its class for an asset of one that
     *     is not divided
     * @param off weight less target
     * @param band how far the weight may be off, zero or more
     * @param toEdge how far the weight is within its band; negative outside
     */
    public record Line(
            int depth,
            String group,
            @Nullable AssetKind kind,
            @Nullable Asset asset,
            BigDecimal value,
            BigDecimal weight,
            BigDecimal target,
            BigDecimal targetValue,
            BigDecimal off,
            BigDecimal band,
            BigDecimal toEdge,
            State state) {
        /** What it is called: the symbol, the group, or the name of the class. */
        public String symbol() {
            return asset != null ? asset.symbol() : kind != null ? kind.name() : group;
        }
    }

    /** One class of assets. */
    public record ClassLine(
            AssetKind kind,
            BigDecimal value,
            BigDecimal weight,
            BigDecimal target,
            BigDecimal off) {}

    /**
     * Something that no target covers.
     *
     * @param value {@code null} where it could not be valued
     */
    public record Unlisted(Asset asset, BigDecimal quantity, @Nullable BigDecimal value) {}

    /** Whether anything is outside its band. */
    public boolean isOutside() {
        for (Line line : lines) {
            if (line.state() == State.OVER || line.state() == State.UNDER) {
                return true;
            }
        }
        return false;
    }
}
