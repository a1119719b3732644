package app.evenkeel.domain.allocation;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The targets of a portfolio: a tree whose weights sum to 1 at each level, within {@link
 * #TOLERANCE}. What is left of the tolerance is shared in proportion.
 *
 * @param top targets that stand in no other; empty if there are none yet
 */
public record TargetAllocation(List<Target> top) {
    /** How far from 1 the sum of a level may be: three thirds typed as 33.33 % are enough. */
    public static final BigDecimal TOLERANCE = new BigDecimal("0.0005");

    public static final TargetAllocation NONE = new TargetAllocation(List.of());

    private static final int DEEPEST = 4;

    /**
     * @throws EvenkeelException if weights do not sum to 1, one is negative or above 1, something
     *     comes twice, a group is empty or without a name, cash stands in a group, or a class in a
     *     class
     */
    public TargetAllocation {
        top = List.copyOf(top);
        if (!top.isEmpty()) {
            new Check().level("", top, 1, false);
        }
    }

    public boolean isEmpty() {
        return top.isEmpty();
    }

    /** What every level is checked for; it remembers what came before. */
    private static final class Check {
        private final Set<AssetId> assets = new HashSet<>();
        private final Set<AssetKind> kinds = new HashSet<>();
        private final Set<String> names = new HashSet<>();

        void level(String where, List<Target> targets, int depth, boolean inClass) {
            if (depth > DEEPEST) {
                throw problem(ProblemCode.TARGETS_TOO_DEEP, Integer.toString(DEEPEST));
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (Target target : targets) {
                BigDecimal weight = target.weight();
                String name = name(target);
                if (weight.signum() < 0 || weight.compareTo(BigDecimal.ONE) > 0) {
                    throw problem(ProblemCode.TARGET_WEIGHT, name, percent(weight));
                }
                sum = sum.add(weight);
                single(target, depth, inClass);
                if (!target.inside().isEmpty()) {
                    boolean isClass = target instanceof Target.OfClass;
                    level(name, target.inside(), depth + 1, inClass || isClass);
                }
            }
            if (sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0) {
                throw problem(
                        ProblemCode.TARGETS_SUM,
                        where.isEmpty() ? "" : " (" + where + ")",
                        percent(sum),
                        percent(TOLERANCE));
            }
        }

        private void single(Target target, int depth, boolean inClass) {
            boolean isNew =
                    switch (target) {
                        case Target.OfAsset asset -> assets.add(asset.asset());
                        case Target.OfClass all -> kinds.add(all.kind());
                        case Target.OfGroup group -> names.add(group.name());
                    };
            if (!isNew) {
                throw problem(ProblemCode.TARGET_TWICE, name(target));
            }
            switch (target) {
                case Target.OfAsset _ -> {}
                case Target.OfClass all -> {
                    boolean isCash = all.kind() == AssetKind.CASH;
                    if (inClass || (isCash && (depth > 1 || !all.inside().isEmpty()))) {
                        throw problem(ProblemCode.TARGET_PLACE, name(target));
                    }
                }
                case Target.OfGroup group -> {
                    if (group.name().isBlank() || group.inside().isEmpty()) {
                        throw problem(ProblemCode.TARGET_GROUP_EMPTY, group.name());
                    }
                }
            }
        }

        /** Assets have no name here; whoever knows them checks them first. */
        private static String name(Target target) {
            return switch (target) {
                case Target.OfAsset asset -> "#" + asset.asset().value();
                case Target.OfClass all -> all.kind().name();
                case Target.OfGroup group -> group.name();
            };
        }
    }

    private static String percent(BigDecimal fraction) {
        return Decimals.plain(fraction.movePointRight(2));
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
