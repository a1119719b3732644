package app.evenkeel.analytics.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.Allocation.State;
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

/** Where portfolios stand against their targets. */
class AllocationAnalyzerTest {
    /** Betterment's example: four funds of 25 % that became 30, 20, 30 and 20 %. */
    @Test
    void totalDriftIsHalfTheSumOfAllDeviations() {
        Allocation allocation =
                analyze(
                        new TargetAllocation(
                                List.of(
                                        of(1, "0.25"),
                                        of(2, "0.25"),
                                        of(3, "0.25"),
                                        of(4, "0.25"))),
                        "0",
                        "30",
                        "20",
                        "30",
                        "20");

        assertThat(allocation.drift()).isEqualByComparingTo("0.1");
    }

    @Test
    void saysHowFarEachIsFromTheEdgeOfItsBand() {
        Allocation allocation =
                analyze(
                        new TargetAllocation(List.of(of(1, "0.5"), of(2, "0.4"), cash("0.1"))),
                        "100",
                        "800",
                        "100");

        Allocation.Line first = allocation.lines().getFirst();
        assertThat(first.off()).isEqualByComparingTo("0.3");
        assertThat(first.band()).isEqualByComparingTo("0.05");
        assertThat(first.toEdge()).isEqualByComparingTo("-0.25");
        assertThat(allocation.lines())
                .extracting(Allocation.Line::state)
                .containsExactly(State.OVER, State.UNDER, State.WITHIN);
        assertThat(allocation.isOutside()).isTrue();
    }

    @Test
    void addsUpGroupsAndClasses() {
        Target crypto = new Target.OfClass(AssetKind.CRYPTO, new BigDecimal("0.6"), List.of());
        Target group = new Target.OfGroup("Rest", new BigDecimal("0.4"), List.of(of(1, "1")));

        Allocation allocation =
                analyze(
                        new TargetAllocation(List.of(crypto, group)),
                        "0",
                        "300",
                        "0",
                        "0",
                        "0",
                        "500",
                        "200");

        assertThat(allocation.lines())
                .extracting(Allocation.Line::symbol)
                .containsExactly("CRYPTO", "S5", "S6", "Rest", "S1", "CASH");
        assertThat(allocation.lines().get(1).state()).isEqualTo(State.FREE);
        // The class counts as one: 70 % against 60 %, and 30 % against 40 %.
        assertThat(allocation.drift()).isEqualByComparingTo("0.1");
        assertThat(allocation.byClass())
                .filteredOn(line -> line.kind() == AssetKind.CRYPTO)
                .singleElement()
                .satisfies(line -> assertThat(line.weight()).isEqualByComparingTo("0.7"));
    }

    @Test
    void sharesWhatIsLeftOfTheToleranceInProportion() {
        TargetAllocation thirds =
                new TargetAllocation(List.of(of(1, "0.3333"), of(2, "0.3333"), of(3, "0.3333")));

        Allocation allocation = analyze(thirds, "0", "1", "1", "1");

        assertThat(
                        allocation.lines().stream()
                                .map(Allocation.Line::target)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1");
        assertThat(allocation.drift()).isLessThan(new BigDecimal("1e-17"));
    }

    /** Shares with ids up to 4, coins above. */
    private static Allocation analyze(TargetAllocation targets, String cash, String... values) {
        List<Asset> assets = new ArrayList<>();
        List<BigDecimal> held = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String symbol = "S" + (i + 1);
            assets.add(
                    new Asset(
                            new AssetId(i + 1),
                            symbol,
                            i < 4 ? AssetKind.EQUITY : AssetKind.CRYPTO,
                            symbol,
                            "",
                            CurrencyCode.USD,
                            "",
                            1,
                            true));
            held.add(new BigDecimal(values[i]));
        }
        return AllocationAnalyzer.analyze(
                TargetTree.of(targets, assets, held),
                assets,
                held,
                new BigDecimal(cash),
                new RebalancePolicy(
                        PolicyFrequency.DAILY,
                        ZoneOffset.UTC,
                        RebalancePolicy.USUAL_TIME,
                        BandKind.ABSOLUTE,
                        new BigDecimal("0.05"),
                        Destination.TARGET),
                CurrencyCode.USD,
                List.of());
    }

    private static Target of(long asset, String weight) {
        return new Target.OfAsset(new AssetId(asset), new BigDecimal(weight));
    }

    private static Target cash(String weight) {
        return new Target.OfClass(AssetKind.CASH, new BigDecimal(weight), List.of());
    }
}
