package app.evenkeel.analytics.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Shares of the whole, tried on targets made from seeds. */
class TargetTreeTest {
    private static final int SEEDS = 1_000;
    private static final int ASSETS = 8;

    @Test
    void theSharesBelowANodeSumToItsOwn() {
        for (long seed = 0; seed < SEEDS; seed++) {
            TargetTree tree = tree(new Random(seed));
            for (int i = 0; i < tree.size(); i++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int child = i + 1; child < tree.end(i); child = tree.end(child)) {
                    sum = sum.add(tree.fraction(child));
                }
                if (!tree.isLeaf(i)) {
                    assertThat(sum)
                            .as("seed %d, node %d", seed, i)
                            .isEqualByComparingTo(tree.fraction(i));
                }
            }
        }
    }

    @Test
    void aShareInItsUnitIsTheFractionExactly() {
        for (long seed = 0; seed < SEEDS; seed++) {
            TargetTree tree = tree(new Random(seed));
            for (int i = 0; i < tree.size(); i++) {
                assertThat(BigDecimal.valueOf(tree.weight(i), TargetTree.SCALE))
                        .as("seed %d, node %d", seed, i)
                        .isEqualByComparingTo(tree.fraction(i));
            }
        }
    }

    @Test
    void targetsThatSumToOneAreTheShares() {
        Target half = new Target.OfAsset(new AssetId(1), new BigDecimal("0.50"));
        Target rest = new Target.OfClass(AssetKind.CASH, new BigDecimal("0.5"), List.of());

        TargetTree tree =
                TargetTree.of(
                        new TargetAllocation(List.of(half, rest)),
                        List.of(asset(0)),
                        List.of(BigDecimal.ONE));

        assertThat(tree.fraction(1)).isEqualTo(new BigDecimal("0.50"));
        assertThat(tree.fraction(tree.cash())).isEqualTo(new BigDecimal("0.5"));
    }

    /** A group, a class that is not divided, assets and perhaps cash; often not quite 1 in sum. */
    private static TargetTree tree(Random random) {
        List<Asset> assets = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < ASSETS; i++) {
            assets.add(asset(i));
            values.add(BigDecimal.valueOf(random.nextInt(1_000_000), 2));
        }
        int digits = 4 + random.nextInt(15);
        List<BigDecimal> top = weights(random, 5, digits);
        List<BigDecimal> inside = weights(random, 2, digits);
        return TargetTree.of(
                new TargetAllocation(
                        List.of(
                                new Target.OfGroup(
                                        "G",
                                        top.get(0),
                                        List.of(
                                                new Target.OfAsset(new AssetId(1), inside.get(0)),
                                                new Target.OfAsset(new AssetId(2), inside.get(1)))),
                                new Target.OfClass(AssetKind.CRYPTO, top.get(1), List.of()),
                                new Target.OfAsset(new AssetId(3), top.get(2)),
                                new Target.OfAsset(new AssetId(4), top.get(3)),
                                new Target.OfClass(AssetKind.CASH, top.get(4), List.of()))),
                assets,
                values);
    }

    private static List<BigDecimal> weights(Random random, int count, int digits) {
        BigDecimal left = BigDecimal.ONE;
        List<BigDecimal> weights = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            BigDecimal weight =
                    BigDecimal.valueOf(random.nextInt(2_000), 4)
                            .add(BigDecimal.valueOf(random.nextInt(10), digits));
            weights.add(weight);
            left = left.subtract(weight);
        }
        weights.add(
                random.nextBoolean()
                        ? left
                        : left.subtract(BigDecimal.valueOf(random.nextInt(5), 4)));
        return weights;
    }

    private static Asset asset(int index) {
        String symbol = "S" + (index + 1);
        return new Asset(
                new AssetId(index + 1),
                symbol,
                index < 4 ? AssetKind.EQUITY : AssetKind.CRYPTO,
                symbol,
                "",
                CurrencyCode.USD,
                "",
                1,
                true);
    }
}
