package app.evenkeel.analytics.allocation;

import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Targets as one tree over the assets of a portfolio, with every weight as a share of the whole.
 *
 * <p>Node 0 is the whole; every other node comes after the one that it stands in, and what stands
 * in a node comes next to it, up to its {@link #end}. The last node is cash, whether it has a
 * target or not. An asset that no target covers has no node. A class that is not divided has a node
 * below it for each of its assets, with the share that the asset has of the class. Immutable.
 */
public final class TargetTree {
    /** Digits after the point of a weight. */
    public static final int SCALE = 18;

    /** The weight of the whole, in units of the last digit. */
    public static final long ONE = 1_000_000_000_000_000_000L;

    /** Stands for a node that is no single asset. */
    public static final int NONE = -1;

    private final int size;
    private final @Nullable Target[] targets;
    private final int[] parents;
    private final int[] ends;
    private final int[] assets;
    private final BigDecimal[] fractions;
    private final long[] weights;
    private final boolean[] isOpen;

    private TargetTree(Builder built) {
        size = built.size;
        targets = built.nodes;
        parents = built.parents;
        ends = built.ends;
        assets = built.places;
        fractions = built.fractions;
        weights = built.weights;
        isOpen = built.isOpen;
    }

    /**
     * Resolves targets.
     *
     * @param assets what is held or has a target, without cash
     * @param values what is held of each, in one currency, zero or more
     */
    public static TargetTree of(
            TargetAllocation targets, List<Asset> assets, List<BigDecimal> values) {
        return new TargetTree(new Builder(targets, assets, values));
    }

    public int size() {
        return size;
    }

    /** Index of cash. */
    public int cash() {
        return size - 1;
    }

    /**
     * The target of a node; {@code null} for the whole, for cash without a target, and for an asset
     * of a class that is not divided.
     */
    public @Nullable Target target(int node) {
        return targets[node];
    }

    /** The node that a node stands in; the whole stands in itself. */
    public int parent(int node) {
        return parents[node];
    }

    /**
     * The index after the last node that stands in a node. The children of {@code n} are {@code n +
     * 1} and, as long as that is before the end of {@code n}, the end of each child.
     */
    public int end(int node) {
        return ends[node];
    }

    /** Whether nothing stands in a node. */
    public boolean isLeaf(int node) {
        return ends[node] == node + 1;
    }

    /** Index of the asset among those given, or {@link #NONE}. */
    public int asset(int node) {
        return assets[node];
    }

    /**
     * Share of the whole, with the digits that it was stated with where it can be, 18 after the
     * point at most; those below a node sum to its own.
     */
    public BigDecimal fraction(int node) {
        return fractions[node];
    }

    /** The fraction in units of 10^-18. */
    public long weight(int node) {
        return weights[node];
    }

    /** Whether it is a class whose assets keep the shares that they have of it. */
    public boolean isOpenClass(int node) {
        return isOpen[node];
    }

    /** Whether it is an asset of a class that is not divided, and so has no target of its own. */
    public boolean isFree(int node) {
        return isOpen[parents[node]];
    }

    /**
     * Whether a node counts in the total drift: an asset with a target, a class that is not
     * divided, and cash.
     */
    public boolean isMeasured(int node) {
        return node > 0 && !isFree(node) && (isLeaf(node) || isOpen[node]);
    }

    /** Adds to the value of each node those of all that stands in it. */
    public void sumUp(long[] values) {
        for (int i = size - 1; i > 0; i--) {
            values[parents[i]] += values[i];
        }
    }

    private static final class Builder {
        private final List<Asset> assets;
        private final List<BigDecimal> values;
        private final BitSet named = new BitSet();

        /** The assets that targets name, in the order of the targets. */
        private final int[] inOrder;

        private int found;
        private int namedCount;
        private int divided;
        private @Nullable Target cash;
        private BigDecimal cashFraction = BigDecimal.ZERO;
        private long cashWeight;

        private int size;
        private final @Nullable Target[] nodes;
        private final int[] parents;
        private final int[] ends;
        private final int[] places;
        private final BigDecimal[] fractions;
        private final long[] weights;
        private final boolean[] isOpen;

        Builder(TargetAllocation targets, List<Asset> assets, List<BigDecimal> values) {
            this.assets = assets;
            this.values = values;
            this.inOrder = new int[assets.size()];
            findNamed(targets.top(), new AssetIndex(assets));
            // The whole and cash, every target, and at most every asset that none names.
            int most = 2 + found + assets.size() - namedCount;
            nodes = new Target[most];
            parents = new int[most];
            ends = new int[most];
            places = new int[most];
            fractions = new BigDecimal[most];
            weights = new long[most];
            isOpen = new boolean[most];
            add(null, 0, NONE, BigDecimal.ONE, ONE);
            divide(0, targets.top());
            add(cash, 0, NONE, cashFraction, cashWeight);
            ends[0] = size;
        }

        private void findNamed(List<Target> level, AssetIndex index) {
            found += level.size();
            for (Target target : level) {
                if (target instanceof Target.OfAsset one) {
                    int asset = index.of(one.asset());
                    named.set(asset);
                    inOrder[namedCount++] = asset;
                } else {
                    findNamed(target.inside(), index);
                }
            }
        }

        private void divide(int parent, List<Target> level) {
            List<BigDecimal> parts = new ArrayList<>(level.size());
            for (Target target : level) {
                parts.add(target.weight());
            }
            Shares shares = Shares.of(weights[parent], parts);
            for (int i = 0; i < level.size(); i++) {
                Target target = level.get(i);
                switch (target) {
                    case Target.OfAsset _ -> add(target, parent, inOrder[divided++], shares, i);
                    case Target.OfClass all when all.kind() == AssetKind.CASH -> {
                        cash = target;
                        cashFraction = shares.fraction(i);
                        cashWeight = shares.weight(i);
                    }
                    case Target.OfClass _, Target.OfGroup _ -> {
                        int node = add(target, parent, NONE, shares, i);
                        if (target instanceof Target.OfClass all && all.inside().isEmpty()) {
                            open(node, all.kind());
                        } else {
                            divide(node, target.inside());
                        }
                        ends[node] = size;
                    }
                }
            }
        }

        /** Gives each asset of a class the share of its target that it has of its value. */
        private void open(int parent, AssetKind kind) {
            isOpen[parent] = true;
            List<Integer> members = new ArrayList<>();
            List<BigDecimal> parts = new ArrayList<>();
            for (int i = 0; i < assets.size(); i++) {
                if (assets.get(i).kind() == kind && !named.get(i) && values.get(i).signum() > 0) {
                    members.add(i);
                    parts.add(values.get(i));
                }
            }
            Shares shares = Shares.of(weights[parent], parts);
            for (int i = 0; i < members.size(); i++) {
                add(null, parent, members.get(i), shares, i);
            }
        }

        private int add(@Nullable Target target, int parent, int asset, Shares shares, int part) {
            return add(target, parent, asset, shares.fraction(part), shares.weight(part));
        }

        /** Adds a node in which nothing stands yet; returns its index. */
        private int add(
                @Nullable Target target, int parent, int asset, BigDecimal fraction, long weight) {
            int node = size++;
            nodes[node] = target;
            parents[node] = parent;
            places[node] = asset;
            fractions[node] = fraction;
            weights[node] = weight;
            ends[node] = size;
            return node;
        }
    }
}
