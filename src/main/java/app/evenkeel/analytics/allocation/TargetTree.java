package app.evenkeel.analytics.allocation;

import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Targets as one tree over the assets of a portfolio, with every weight as a share of the whole.
 *
 * <p>Node 0 is the whole; every other node comes after the one that it stands in. The last node is
 * cash, whether it has a target or not. An asset that no target covers has no node. A class that is
 * not divided has a node below it for each of its assets, with the share that the asset has of the
 * class. Immutable.
 */
public final class TargetTree {
    /** Digits after the point of a weight. */
    public static final int SCALE = 18;

    /** The weight of the whole, in units of the last digit. */
    public static final long ONE = 1_000_000_000_000_000_000L;

    /** Stands for a node that is no single asset. */
    public static final int NONE = -1;

    private final List<Node> nodes;
    private final boolean[] isFree;

    /**
     * One node.
     *
     * @param target {@code null} for the whole, for cash without a target, and for an asset of a
     *     class that is not divided
     * @param parent index of the node that it stands in; the whole stands in itself
     * @param asset index of the asset among those given, or {@link #NONE}
     * @param fraction share of the whole, with the digits that it was stated with where it can be,
     *     18 after the point at most; those below a node sum to its own
     * @param children indices of what it is divided into
     */
    public record Node(
            @Nullable Target target,
            int parent,
            int asset,
            BigDecimal fraction,
            List<Integer> children) {
        /** The fraction in units of 10^-18. */
        public long weight() {
            return fraction.movePointRight(SCALE).longValueExact();
        }

        /** Whether it is a class whose assets keep the shares that they have of it. */
        public boolean isOpenClass() {
            return target instanceof Target.OfClass all
                    && all.kind() != AssetKind.CASH
                    && all.inside().isEmpty();
        }
    }

    private TargetTree(List<Node> nodes) {
        this.nodes = nodes;
        this.isFree = new boolean[nodes.size()];
        for (int i = 1; i < isFree.length; i++) {
            isFree[i] = nodes.get(nodes.get(i).parent()).isOpenClass();
        }
    }

    /**
     * Resolves targets.
     *
     * @param assets what is held or has a target, without cash
     * @param values what is held of each, in one currency, zero or more
     */
    public static TargetTree of(
            TargetAllocation targets, List<Asset> assets, List<BigDecimal> values) {
        return new Builder(targets, assets, values).build();
    }

    public int size() {
        return nodes.size();
    }

    public Node node(int index) {
        return nodes.get(index);
    }

    /** Whether it is an asset of a class that is not divided, and so has no target of its own. */
    public boolean isFree(int index) {
        return isFree[index];
    }

    /**
     * Whether a node counts in the total drift: an asset with a target, a class that is not
     * divided, and cash.
     */
    public boolean isMeasured(int index) {
        Node node = nodes.get(index);
        return index > 0 && !isFree[index] && (node.children().isEmpty() || node.isOpenClass());
    }

    /** Index of cash. */
    public int cash() {
        return nodes.size() - 1;
    }

    private static final class Builder {
        private final List<Node> nodes = new ArrayList<>();
        private final TargetAllocation targets;
        private final List<Asset> assets;
        private final List<BigDecimal> values;

        private final BitSet named = new BitSet();

        /** The assets that targets name, in the order of the targets. */
        private final List<Integer> inOrder = new ArrayList<>();

        private int divided;
        private @Nullable Target cash;
        private BigDecimal cashFraction = BigDecimal.ZERO;

        Builder(TargetAllocation targets, List<Asset> assets, List<BigDecimal> values) {
            this.targets = targets;
            this.assets = assets;
            this.values = values;
        }

        TargetTree build() {
            Map<AssetId, Integer> indices = HashMap.newHashMap(assets.size());
            for (int i = 0; i < assets.size(); i++) {
                indices.put(assets.get(i).id(), i);
            }
            findNamed(targets.top(), indices);
            nodes.add(new Node(null, 0, NONE, BigDecimal.ONE, new ArrayList<>(assets.size() + 1)));
            divide(0, targets.top());
            add(0, new Node(cash, 0, NONE, cashFraction, List.of()));
            return new TargetTree(nodes);
        }

        private void findNamed(List<Target> level, Map<AssetId, Integer> indices) {
            for (Target target : level) {
                if (target instanceof Target.OfAsset one) {
                    Integer index = indices.get(one.asset());
                    if (index == null) {
                        throw new IllegalArgumentException("asset " + one.asset() + " is missing");
                    }
                    named.set(index);
                    inOrder.add(index);
                }
                findNamed(target.inside(), indices);
            }
        }

        private void divide(int parent, List<Target> level) {
            List<BigDecimal> parts = new ArrayList<>(level.size());
            for (Target target : level) {
                parts.add(target.weight());
            }
            List<BigDecimal> fractions = shares(nodes.get(parent).weight(), parts);
            for (int i = 0; i < level.size(); i++) {
                Target target = level.get(i);
                BigDecimal fraction = fractions.get(i);
                switch (target) {
                    case Target.OfAsset _ -> {
                        int asset = inOrder.get(divided++);
                        add(parent, new Node(target, parent, asset, fraction, List.of()));
                    }
                    case Target.OfClass all when all.kind() == AssetKind.CASH -> {
                        cash = target;
                        cashFraction = fraction;
                    }
                    case Target.OfClass _, Target.OfGroup _ -> {
                        int index =
                                add(
                                        parent,
                                        new Node(
                                                target, parent, NONE, fraction, new ArrayList<>()));
                        if (target instanceof Target.OfClass all && all.inside().isEmpty()) {
                            open(index, all.kind());
                        } else {
                            divide(index, target.inside());
                        }
                    }
                }
            }
        }

        /** Gives each asset of a class the share of its target that it has of its value. */
        private void open(int parent, AssetKind kind) {
            List<Integer> members = new ArrayList<>();
            List<BigDecimal> parts = new ArrayList<>();
            for (int i = 0; i < assets.size(); i++) {
                if (assets.get(i).kind() == kind && !named.get(i) && values.get(i).signum() > 0) {
                    members.add(i);
                    parts.add(values.get(i));
                }
            }
            List<BigDecimal> fractions = shares(nodes.get(parent).weight(), parts);
            for (int i = 0; i < members.size(); i++) {
                add(parent, new Node(null, parent, members.get(i), fractions.get(i), List.of()));
            }
        }

        private int add(int parent, Node node) {
            nodes.add(node);
            nodes.get(parent).children().add(nodes.size() - 1);
            return nodes.size() - 1;
        }
    }

    /**
     * Divides a weight in proportion to parts; the largest takes what rounding leaves over. Parts
     * of the whole that sum to 1 are what they are.
     */
    private static List<BigDecimal> shares(long whole, List<BigDecimal> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        int largest = 0;
        int digits = 0;
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal part = parts.get(i);
            sum = sum.add(part);
            largest = part.compareTo(parts.get(largest)) > 0 ? i : largest;
            digits = Math.max(digits, part.scale());
        }
        if (whole == ONE && digits <= SCALE && sum.compareTo(BigDecimal.ONE) == 0) {
            return parts;
        }
        long[] shares = new long[parts.size()];
        if (sum.signum() != 0) {
            BigDecimal scaled = BigDecimal.valueOf(whole);
            long left = whole;
            for (int i = 0; i < shares.length; i++) {
                shares[i] =
                        parts.get(i)
                                .multiply(scaled)
                                .divide(sum, 0, RoundingMode.HALF_EVEN)
                                .longValueExact();
                left -= shares[i];
            }
            shares[largest] += left;
        }
        List<BigDecimal> fractions = new ArrayList<>(shares.length);
        for (long share : shares) {
            fractions.add(BigDecimal.valueOf(share, SCALE));
        }
        return fractions;
    }
}
