package app.evenkeel.analytics.allocation;

import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.Allocation.State;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.RebalancePolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a portfolio with its targets, in exact decimals: deviation = value / total - target; a
 * weight is outside when it is further off than its band; total drift = sum of |deviation| / 2 over
 * assets, undivided classes and cash (Betterment: 30, 20, 30 and 20 % against 25 % each are a drift
 * of 10 %). Quotients have 18 digits after the point.
 */
public final class AllocationAnalyzer {
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final TargetTree tree;
    private final List<Asset> assets;
    private final BigDecimal[] values;
    private final BigDecimal[] targets;
    private final BigDecimal total;
    private final RebalancePolicy policy;

    private AllocationAnalyzer(
            TargetTree tree,
            List<Asset> assets,
            List<BigDecimal> held,
            BigDecimal cash,
            RebalancePolicy policy) {
        this.tree = tree;
        this.assets = assets;
        this.policy = policy;
        this.values = new BigDecimal[tree.size()];
        for (int i = tree.size() - 1; i >= 0; i--) {
            int asset = tree.asset(i);
            BigDecimal value = asset == TargetTree.NONE ? BigDecimal.ZERO : held.get(asset);
            for (int child = i + 1; child < tree.end(i); child = tree.end(child)) {
                value = value.add(values[child]);
            }
            values[i] = i == tree.cash() ? cash : value;
        }
        this.total = values[0];
        this.targets = new BigDecimal[tree.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = tree.fraction(i).multiply(total);
        }
    }

    /**
     * Compares values with targets.
     *
     * @param assets those of the tree, without cash
     * @param held the value of each
     * @param cash all cash but the buffer; possibly negative
     */
    public static Allocation analyze(
            TargetTree tree,
            List<Asset> assets,
            List<BigDecimal> held,
            BigDecimal cash,
            RebalancePolicy policy,
            CurrencyCode currency,
            List<Allocation.Unlisted> unlisted) {
        var analyzer = new AllocationAnalyzer(tree, assets, held, cash, policy);
        List<Allocation.Line> lines = new ArrayList<>(tree.size());
        for (int i = 1; i < tree.size(); i++) {
            lines.add(analyzer.line(i));
        }
        return new Allocation(
                currency, analyzer.total, analyzer.drift(), lines, analyzer.classes(), unlisted);
    }

    /**
     * Whether anything is outside its band: what {@link #analyze} would say, without its figures.
     *
     * @param held the value of each asset of the tree
     * @param cash all cash but the buffer; possibly negative
     */
    public static boolean isOutside(
            TargetTree tree, List<BigDecimal> held, BigDecimal cash, RebalancePolicy policy) {
        var check = new BandCheck(tree, held, cash, policy);
        AllocationAnalyzer exact = null;
        for (int i = 1; i < tree.size(); i++) {
            BandCheck.Answer answer = check.of(i);
            if (answer == BandCheck.Answer.OUTSIDE) {
                return true;
            }
            if (answer == BandCheck.Answer.OPEN) {
                exact =
                        exact == null
                                ? new AllocationAnalyzer(tree, List.of(), held, cash, policy)
                                : exact;
                if (exact.isOutside(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * How far a weight may be from its target under a policy, as a fraction of the total.
     *
     * @param target fraction of the total
     */
    public static BigDecimal band(RebalancePolicy policy, BigDecimal target) {
        BigDecimal threshold = policy.threshold();
        return switch (policy.bandKind()) {
            case ABSOLUTE -> threshold;
            case RELATIVE -> threshold.multiply(target);
            case HYBRID -> threshold.min(threshold.multiply(FIVE).multiply(target));
        };
    }

    private Allocation.Line line(int index) {
        BigDecimal weight = weight(values[index]);
        BigDecimal target = tree.fraction(index);
        BigDecimal off = weight.subtract(target);
        boolean isFree = tree.isFree(index);
        BigDecimal band = isFree ? BigDecimal.ZERO : band(policy, target);
        BigDecimal toEdge = isFree ? BigDecimal.ZERO : band.subtract(off.abs());
        return new Allocation.Line(
                depth(index),
                tree.target(index) instanceof Target.OfGroup group ? group.name() : "",
                kind(index),
                asset(index),
                values[index],
                weight,
                target,
                targets[index],
                off,
                band,
                toEdge,
                isFree ? State.FREE : state(toEdge, off));
    }

    private boolean isOutside(int index) {
        BigDecimal target = tree.fraction(index);
        BigDecimal off = weight(values[index]).subtract(target).abs();
        return off.compareTo(band(policy, target)) > 0;
    }

    private static State state(BigDecimal toEdge, BigDecimal off) {
        if (toEdge.signum() >= 0) {
            return State.WITHIN;
        }
        return off.signum() > 0 ? State.OVER : State.UNDER;
    }

    private int depth(int index) {
        int depth = 0;
        for (int i = tree.parent(index); i > 0; i = tree.parent(i)) {
            depth++;
        }
        return depth;
    }

    private @Nullable AssetKind kind(int index) {
        if (index == tree.cash()) {
            return AssetKind.CASH;
        }
        Asset asset = asset(index);
        if (asset != null) {
            return asset.kind();
        }
        return tree.target(index) instanceof Target.OfClass all ? all.kind() : null;
    }

    private @Nullable Asset asset(int index) {
        int asset = tree.asset(index);
        return asset == TargetTree.NONE ? null : assets.get(asset);
    }

    private BigDecimal drift() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < tree.size(); i++) {
            if (tree.isMeasured(i)) {
                sum = sum.add(values[i].subtract(targets[i]).abs());
            }
        }
        return weight(sum.divide(TWO));
    }

    private List<Allocation.ClassLine> classes() {
        Map<AssetKind, BigDecimal> held = new EnumMap<>(AssetKind.class);
        Map<AssetKind, BigDecimal> wanted = new EnumMap<>(AssetKind.class);
        for (int i = 1; i < tree.size(); i++) {
            AssetKind kind = kind(i);
            if (kind != null && tree.isLeaf(i)) {
                held.merge(kind, values[i], BigDecimal::add);
                wanted.merge(kind, tree.fraction(i), BigDecimal::add);
            }
        }
        List<Allocation.ClassLine> lines = new ArrayList<>();
        held.forEach((kind, value) -> {
            BigDecimal weight = weight(value);
            BigDecimal target = wanted.getOrDefault(kind, BigDecimal.ZERO);
            lines.add(
                    new Allocation.ClassLine(kind, value, weight, target, weight.subtract(target)));
        });
        return lines;
    }

    /** Zero where there is no total to compare with. */
    private BigDecimal weight(BigDecimal value) {
        return total.signum() <= 0
                ? BigDecimal.ZERO
                : value.divide(total, Decimals.MAX_SCALE, RoundingMode.HALF_EVEN);
    }
}
