package app.evenkeel.analytics.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.RebalancePolicy;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** That a look at the bands says what the figures say, on and beside the edges too. */
class BandCheckTest {
    private static final int SEEDS = 4_000;
    private static final String[] THRESHOLDS = {"0", "0.05", "0.2", "0.333333333333333333", "1"};

    @Test
    void saysWhatTheFiguresSay() {
        int outside = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            boolean isFar = random.nextInt(3) == 0;
            // Few digits bring weights onto their edges, many beyond 64 bits.
            int digits = random.nextInt(4) == 0 ? 22 : random.nextInt(4);
            List<Asset> assets = new ArrayList<>();
            List<BigDecimal> values = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                assets.add(asset(i));
                values.add(
                        BigDecimal.valueOf(isFar ? random.nextInt(200) : 95 + random.nextInt(11))
                                .setScale(digits));
            }
            BigDecimal cash = BigDecimal.valueOf(random.nextInt(20) == 0 ? -700 : 100);
            RebalancePolicy policy =
                    new RebalancePolicy(
                            PolicyFrequency.DAILY,
                            ZoneOffset.UTC,
                            RebalancePolicy.USUAL_TIME,
                            pick(random, BandKind.values()),
                            new BigDecimal(pick(random, THRESHOLDS)),
                            Destination.TARGET);
            TargetTree tree = TargetTree.of(targets(), assets, values);

            boolean isOutside =
                    AllocationAnalyzer.analyze(
                                    tree, assets, values, cash, policy, CurrencyCode.USD, List.of())
                            .isOutside();

            assertThat(AllocationAnalyzer.isOutside(tree, values, cash, policy))
                    .as("seed %d", seed)
                    .isEqualTo(isOutside);
            outside += isOutside ? 1 : 0;
        }
        assertThat(outside).isBetween(SEEDS / 10, SEEDS - SEEDS / 10);
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** A group of two thirds and one, a class that is not divided, two assets, and cash. */
    private static TargetAllocation targets() {
        return new TargetAllocation(
                List.of(
                        new Target.OfGroup(
                                "G",
                                new BigDecimal("0.3"),
                                List.of(of(1, "0.6667"), of(2, "0.3333"))),
                        new Target.OfClass(AssetKind.CRYPTO, new BigDecimal("0.3"), List.of()),
                        of(3, "0.15"),
                        of(4, "0.15"),
                        new Target.OfClass(AssetKind.CASH, new BigDecimal("0.1"), List.of())));
    }

    private static Target of(long asset, String weight) {
        return new Target.OfAsset(new AssetId(asset), new BigDecimal(weight));
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
