package app.evenkeel.domain.allocation;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;

import java.math.BigDecimal;
import java.util.List;

/** How much of a whole, or of the target it stands in, is to be in something. */
public sealed interface Target {
    /** Fraction of what it stands in, from 0 to 1. */
    BigDecimal weight();

    /** What it is divided into; empty if it is not. */
    List<Target> inside();

    /** One asset; cash is a target as a class only. */
    record OfAsset(AssetId asset, BigDecimal weight) implements Target {
        @Override
        public List<Target> inside() {
            return List.of();
        }
    }

    /**
     * All assets of one kind that have no target of their own elsewhere.
     *
     * @param inside empty to keep the shares within the class as they are
     */
    record OfClass(AssetKind kind, BigDecimal weight, List<Target> inside) implements Target {
        public OfClass {
            inside = List.copyOf(inside);
        }
    }

    /**
     * A name for several targets together.
     *
     * @param inside never empty
     */
    record OfGroup(String name, BigDecimal weight, List<Target> inside) implements Target {
        public OfGroup {
            inside = List.copyOf(inside);
        }
    }
}
