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

    /**
     * One node.
     *
     * @param target {@code null} for the whole, for cash without a target, and for an asset of a
     *     class that is not divided
     * @param parent index of the node that it stands in; the whole stands in itself
     * @param asset index of the asset among those given, or {@link #NONE}
     * @param weight share of the whole in units of 10^-18; those below a node sum to its own
     * @param children indices of what it is divided into
     */
    public record Node(
            @Nullable Target target, int parent, int asset, long weight, List<Integer> children) {
        /** Whether it is a class whose assets keep the shares that they have of it. */
        public boolean isOpenClass() {
            return target instanceof Target.OfClass all
                    && all.kind() != AssetKind.CASH
                    && all.inside().isEmpty();
        }

        public BigDecimal fraction() {
            return BigDecimal.valueOf(weight, SCALE);
        }
    }

    private TargetTree(List<Node> nodes) {
        this.nodes = nodes;
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

    /**
     * Whether a node counts in the total drift: an asset with a target, a class that is not
     * divided, and cash.
     */
    public boolean isMeasured(int index) {
        Node node = nodes.get(index);
        return index > 0
                && (node.isOpenClass()
                        || (node.children().isEmpty() && !nodes.get(node.parent()).isOpenClass()));
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
        private final Map<AssetId, Integer> indices = new HashMap<>();
        private final BitSet named = new BitSet();
        private @Nullable Target cash;
        private long cashWeight;

        Builder(TargetAllocation targets, List<Asset> assets, List<BigDecimal> values) {
            this.targets = targets;
            this.assets = assets;
            this.values = values;
        }

        TargetTree build() {
            for (int i = 0; i < assets.size(); i++) {
                indices.put(assets.get(i).id(), i);
            }
            findNamed(targets.top());
            nodes.add(new Node(null, 0, NONE, ONE, new ArrayList<>()));
            divide(0, targets.top());
            add(0, new Node(cash, 0, NONE, cashWeight, List.of()));
            return new TargetTree(nodes);
        }

        private void findNamed(List<Target> level) {
            for (Target target : level) {
                if (target instanceof Target.OfAsset one) {
                    Integer index = indices.get(one.asset());
                    if (index == null) {
                        throw new IllegalArgumentException("asset " + one.asset() + " is missing");
                    }
                    named.set(index);
                }
                findNamed(target.inside());
            }
        }

        private void divide(int parent, List<Target> level) {
            List<BigDecimal> parts = new ArrayList<>(level.size());
            for (Target target : level) {
                parts.add(target.weight());
            }
            long[] weights = shares(nodes.get(parent).weight(), parts);
            for (int i = 0; i < weights.length; i++) {
                Target target = level.get(i);
                switch (target) {
                    case Target.OfAsset one -> {
                        int asset = indices.getOrDefault(one.asset(), NONE);
                        add(parent, new Node(target, parent, asset, weights[i], List.of()));
                    }
                    case Target.OfClass all when all.kind() == AssetKind.CASH -> {
                        cash = target;
                        cashWeight = weights[i];
                    }
                    case Target.OfClass _, Target.OfGroup _ -> {
                        int index =
                                add(
                                        parent,
                                        new Node(
                                                target,
                                                parent,
                                                NONE,
                                                weights[i],
                                                new ArrayList<>()));
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
            long[] weights = shares(nodes.get(parent).weight(), parts);
            for (int i = 0; i < weights.length; i++) {
                add(parent, new Node(null, parent, members.get(i), weights[i], List.of()));
            }
        }

        private int add(int parent, Node node) {
            nodes.add(node);
            nodes.get(parent).children().add(nodes.size() - 1);
            return nodes.size() - 1;
        }
    }

    /** Divides a weight in proportion to parts; the largest takes what rounding leaves over. */
    private static long[] shares(long whole, List<BigDecimal> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        int largest = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum = sum.add(parts.get(i));
            largest = parts.get(i).compareTo(parts.get(largest)) > 0 ? i : largest;
        }
        long[] shares = new long[parts.size()];
        if (sum.signum() == 0) {
            return shares;
        }
        boolean isWhole = whole == ONE && sum.compareTo(BigDecimal.ONE) == 0;
        BigDecimal scaled = BigDecimal.valueOf(whole);
        long left = whole;
        for (int i = 0; i < shares.length; i++) {
            BigDecimal part = parts.get(i);
            shares[i] =
                    isWhole && part.scale() <= SCALE
                            ? part.movePointRight(SCALE).longValueExact()
                            : part.multiply(scaled)
                                    .divide(sum, 0, RoundingMode.HALF_EVEN)
                                    .longValueExact();
            left -= shares[i];
        }
        shares[largest] += left;
        return shares;
    }
}
