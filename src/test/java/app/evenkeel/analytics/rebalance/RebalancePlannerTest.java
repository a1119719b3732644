package app.evenkeel.analytics.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.DropReason;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanReason;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanRequest.Mode;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Worked cases of plans. */
class RebalancePlannerTest {
    private static final PlanRequest BUY_ONLY = PlanRequest.of(Mode.BUY_ONLY);

    /**
     * Wealthfolio #1248: targets were reckoned without the deposit, so that bonds above their
     * target were bought. Deficits of 2,970.60, 3,231.00, 1,414.10 and 1,406.40 share 8,863.50.
     */
    @Test
    void sharesADepositAmongWhatIsBelowItsTargetOfTheWhole() {
        PlanBuilder builder =
                fine("BONDS", "13491.80", "40")
                        .with("US", "3696.00", "20")
                        .with("WORLD", "3435.60", "20")
                        .with("GOLD", "1919.20", "10")
                        .with("REIT", "1926.90", "10")
                        .builder();

        Plan plan = builder.request(BUY_ONLY.withDeposit(new BigDecimal("8863.50"))).plan();

        Map<String, BigDecimal> bought = bySymbol(plan);
        assertThat(bought.keySet()).containsExactly("GOLD", "REIT", "US", "WORLD");
        assertThat(sum(bought)).isBetween(new BigDecimal("8863.49"), new BigDecimal("8863.50"));
        // All are left as far below their targets: the missing 158.60 in four parts of 39.65.
        assertThat(bought.get("US")).isBetween(new BigDecimal("2930.9"), new BigDecimal("2931.0"));
        assertThat(bought.get("WORLD"))
                .isBetween(new BigDecimal("3191.3"), new BigDecimal("3191.4"));
        assertThat(bought.get("GOLD"))
                .isBetween(new BigDecimal("1374.4"), new BigDecimal("1374.5"));
        assertThat(bought.get("REIT"))
                .isBetween(new BigDecimal("1366.7"), new BigDecimal("1366.8"));
    }

    /** Wealthfolio #1585: selling was refused where there was no cash, or less than none. */
    @Test
    void sellsToRebalanceWithoutCash() {
        Plan plan =
                new PlanBuilder()
                        .asset("A", "10")
                        .asset("B", "10")
                        .held("A", "bank", "80")
                        .held("B", "bank", "20")
                        .target("A", "50")
                        .target("B", "50")
                        .plan();

        assertThat(Plans.lines(plan)).containsExactly("SELL 30 A", "BUY 30 B");
    }

    @Test
    void sellsToFillUpAnOverdrawnAccount() {
        Plan plan =
                new PlanBuilder()
                        .asset("A", "10")
                        .asset("B", "10")
                        .held("A", "bank", "60")
                        .held("B", "bank", "60")
                        .cash("bank", "-200")
                        .target("A", "50")
                        .target("B", "50")
                        .plan();

        assertThat(Plans.lines(plan)).containsExactlyInAnyOrder("SELL 10 A", "SELL 10 B");
        assertThat(plan.cash().getFirst().after()).isEqualByComparingTo("0");
    }

    /** Wealthfolio #1444: fresh cash could not be spent while everything was within its band. */
    @Test
    void spendsFreshCashWithinTheBands() {
        Plan plan =
                PlanBuilder.halves("50", "50")
                        .cash("bank", "100")
                        .band(BandKind.ABSOLUTE, "0.2")
                        .request(BUY_ONLY)
                        .plan();

        assertThat(Plans.lines(plan)).containsExactlyInAnyOrder("BUY 5 A", "BUY 5 B");
        assertThat(plan.lines().getFirst().reason().code()).isEqualTo(PlanReason.Code.SPENDS_CASH);
    }

    @Test
    void tradesNothingWithinTheBands() {
        Plan plan = PlanBuilder.halves("54", "46").band(BandKind.ABSOLUTE, "0.05").plan();

        assertThat(plan.status()).isEqualTo(Plan.Status.EMPTY);
        assertThat(plan.dropped()).isEmpty();
        assertThat(Plans.estimate(plan).driftBefore()).isEqualByComparingTo("0.04");
        assertThat(Plans.estimate(plan).driftAfter()).isEqualByComparingTo("0.04");
    }

    @Test
    void aRelativeBandNarrowsWithItsTarget() {
        PlanBuilder builder =
                new PlanBuilder()
                        .asset("A", "1")
                        .asset("B", "1")
                        .held("A", "bank", "886")
                        .held("B", "bank", "114")
                        .target("A", "90")
                        .target("B", "10");

        assertThat(builder.band(BandKind.RELATIVE, "0.2").plan().lines()).isEmpty();
        assertThat(builder.band(BandKind.RELATIVE, "0.1").plan().lines()).isNotEmpty();
    }

    /** 5/25: five points, or a quarter of the target, whichever is less. */
    @Test
    void aHybridBandIsTheLesserOfPointsAndShare() {
        PlanBuilder builder =
                new PlanBuilder()
                        .asset("A", "1")
                        .asset("B", "1")
                        .target("A", "90")
                        .target("B", "10")
                        .band(BandKind.HYBRID, "0.05");
        builder.held("A", "bank", "880").held("B", "bank", "120");
        PlanBuilder beyond =
                new PlanBuilder()
                        .asset("A", "1")
                        .asset("B", "1")
                        .target("A", "90")
                        .target("B", "10")
                        .band(BandKind.HYBRID, "0.05");
        beyond.held("A", "bank", "870").held("B", "bank", "130");

        assertThat(builder.plan().lines()).isEmpty();
        assertThat(beyond.plan().lines()).isNotEmpty();
    }

    @Test
    void bringsBackToTheTargetHalfWayOrTheEdge() {
        PlanBuilder builder = PlanBuilder.halves("700", "300").band(BandKind.ABSOLUTE, "0.1");

        assertThat(Plans.lines(builder.destination(Destination.TARGET).plan()))
                .containsExactly("SELL 200 A", "BUY 200 B");
        assertThat(Plans.lines(builder.destination(Destination.HALF).plan()))
                .containsExactly("SELL 150 A", "BUY 150 B");
        // A tenth of the band inside its edge, so that the next look is silent.
        assertThat(Plans.lines(builder.destination(Destination.EDGE).plan()))
                .containsExactly("SELL 110 A", "BUY 110 B");
    }

    @Test
    void sellsOnlyWhatADepositDoesNotMend() {
        PlanBuilder builder = PlanBuilder.halves("600", "400").band(BandKind.ABSOLUTE, "0.05");

        Plan little = builder.request(PlanRequest.FULL.withDeposit(new BigDecimal("200"))).plan();
        Plan much = builder.request(PlanRequest.FULL.withDeposit(new BigDecimal("1500"))).plan();

        assertThat(Plans.lines(little)).containsExactly("SELL 90 A", "BUY 110 B");
        assertThat(Plans.lines(much)).containsExactly("BUY 150 B");
    }

    @Test
    void takesAWithdrawalFromWhatIsAboveItsTarget() {
        Plan plan =
                PlanBuilder.halves("55", "50")
                        .band(BandKind.ABSOLUTE, "0.05")
                        .request(PlanRequest.FULL.withWithdrawal(new BigDecimal("50")))
                        .plan();

        assertThat(Plans.lines(plan)).containsExactly("SELL 5 A");
        assertThat(plan.lines().getFirst().reason().code()).isEqualTo(PlanReason.Code.RAISES_CASH);
        assertThat(plan.cash().getFirst().before()).isEqualByComparingTo("-50");
        assertThat(plan.cash().getFirst().after()).isEqualByComparingTo("0");
    }

    @Test
    void buyingOnlySellsNothingAndSaysSo() {
        Plan plan = PlanBuilder.halves("80", "20").cash("bank", "100").request(BUY_ONLY).plan();

        assertThat(Plans.lines(plan)).containsExactly("BUY 10 B");
        assertThat(plan.dropped())
                .extracting(DroppedLine::symbol, DroppedLine::side, DroppedLine::reason)
                .containsExactly(
                        tuple("A", Side.SELL, DropReason.SELLS_NOTHING),
                        tuple("B", Side.BUY, DropReason.NO_CASH));
    }

    @Test
    void aContributionIsSpentByTheWeightsWhateverIsHeld() {
        Plan plan =
                PlanBuilder.halves("90", "10")
                        .request(
                                PlanRequest.of(Mode.CONTRIBUTION)
                                        .withDeposit(new BigDecimal("200")))
                        .plan();

        assertThat(Plans.lines(plan)).containsExactlyInAnyOrder("BUY 10 A", "BUY 10 B");
    }

    @Test
    void leavesOutWhatIsBelowTheMinimumAndGivesItToOthers() {
        PlanBuilder builder =
                fine("A", "900", "30")
                        .with("B", "890", "30")
                        .with("C", "1300", "40")
                        .builder()
                        .minimum("50");

        Plan plan = builder.request(BUY_ONLY.withDeposit(new BigDecimal("60"))).plan();

        // 25 and 35 by themselves.
        assertThat(Plans.lines(plan)).containsExactly("BUY 55 B");
        assertThat(plan.dropped())
                .extracting(DroppedLine::reason)
                .containsOnly(DropReason.BELOW_MINIMUM);
        assertThat(plan.dropped().getFirst().limit()).isEqualByComparingTo("50");
    }

    @Test
    void keepsTheBufferAside() {
        Plan plan =
                PlanBuilder.halves("50", "50")
                        .cash("bank", "300")
                        .buffer("100")
                        .request(BUY_ONLY)
                        .plan();

        assertThat(Plans.lines(plan)).containsExactlyInAnyOrder("BUY 10 A", "BUY 10 B");
        assertThat(Plans.estimate(plan).total()).isEqualByComparingTo("1200");
    }

    @Test
    void paysForPurchasesWithTheirCosts() {
        var cost =
                new TradingCost(
                        new BigDecimal("1"), new BigDecimal("0.01"), new BigDecimal("0.01"));
        Plan plan =
                new PlanBuilder()
                        .asset("A", "10")
                        .slot("A", "bank", "0", TradingRule.WHOLE, cost, true, List.of())
                        .cash("bank", "103")
                        .target("A", "100")
                        .plan();

        assertThat(Plans.lines(plan)).containsExactly("BUY 10 A");
        assertThat(plan.lines().getFirst().cost()).isEqualByComparingTo("3");
        assertThat(plan.cash().getFirst().after()).isEqualByComparingTo("0");
        assertThat(Plans.estimate(plan).cost()).isEqualByComparingTo("3");
    }

    @Test
    void buysOnlyWithTheCashOfTheSameAccount() {
        Plan plan =
                new PlanBuilder()
                        .asset("SHARE", "10")
                        .asset("COIN", AssetKind.CRYPTO, "10")
                        .held("SHARE", "broker", "80")
                        .held("COIN", "exchange", "20")
                        .target("SHARE", "50")
                        .target("COIN", "50")
                        .plan();

        assertThat(plan.lines()).isEmpty();
        assertThat(plan.dropped())
                .extracting(DroppedLine::symbol, DroppedLine::reason)
                .containsExactly(
                        tuple("COIN", DropReason.NO_CASH), tuple("SHARE", DropReason.NO_USE));
    }

    @Test
    void bringsAClassToItsTargetAndKeepsTheSharesWithinIt() {
        Plan plan =
                new PlanBuilder()
                        .asset("BTC", AssetKind.CRYPTO, "1")
                        .asset("ETH", AssetKind.CRYPTO, "1")
                        .asset("SHARE", "1")
                        .held("BTC", "bank", "300")
                        .held("ETH", "bank", "100")
                        .held("SHARE", "bank", "600")
                        .target(
                                new Target.OfClass(
                                        AssetKind.CRYPTO, new BigDecimal("0.2"), List.of()))
                        .target("SHARE", "80")
                        .plan();

        assertThat(Plans.lines(plan))
                .containsExactly("SELL 150 BTC", "SELL 50 ETH", "BUY 200 SHARE");
    }

    @Test
    void bringsAGroupBackThoughEachMemberIsWithinItsBand() {
        PlanBuilder builder =
                new PlanBuilder()
                        .asset("A", "1")
                        .asset("B", "1")
                        .asset("C", "1")
                        .held("A", "bank", "340")
                        .held("B", "bank", "340")
                        .held("C", "bank", "320");
        List<Target> inside =
                List.of(
                        new Target.OfAsset(builder.id("A"), new BigDecimal("0.5")),
                        new Target.OfAsset(builder.id("B"), new BigDecimal("0.5")));

        Plan plan =
                builder.target(new Target.OfGroup("Growth", new BigDecimal("0.6"), inside))
                        .target("C", "40")
                        .band(BandKind.ABSOLUTE, "0.05")
                        .plan();

        assertThat(Plans.lines(plan)).containsExactly("SELL 40 A", "SELL 40 B", "BUY 80 C");
    }

    @Test
    void leavesOutWhatCostsMoreThanItIsWorth() {
        PlanBuilder builder = costly();

        assertThat(builder.plan().lines()).hasSize(2);
        assertThat(builder.costBenefit("100").plan().lines()).hasSize(2);
        Plan plan = builder.costBenefit("0.1").plan();
        assertThat(plan.lines()).isEmpty();
        assertThat(plan.dropped()).extracting(DroppedLine::reason).contains(DropReason.COSTS_MORE);
    }

    private static PlanBuilder costly() {
        var cost = new TradingCost(new BigDecimal("5"), BigDecimal.ZERO, BigDecimal.ZERO);
        return new PlanBuilder()
                .asset("A", "1")
                .asset("B", "1")
                .slot("A", "bank", "550", TradingRule.WHOLE, cost, true, List.of())
                .slot("B", "bank", "450", TradingRule.WHOLE, cost, true, List.of())
                .cash("bank", "20")
                .target("A", "50")
                .target("B", "50");
    }

    /** Assets with a price of 1 that are traded in ten-thousandths. */
    private static Fine fine(String symbol, String value, String percent) {
        return new Fine(new PlanBuilder()).with(symbol, value, percent);
    }

    private record Fine(PlanBuilder builder) {
        Fine with(String symbol, String value, String percent) {
            builder.asset(symbol, "1")
                    .slot(
                            symbol,
                            "bank",
                            value,
                            TradingRule.of("0.0001"),
                            TradingCost.NONE,
                            true,
                            List.of())
                    .target(symbol, percent);
            return this;
        }
    }

    private static Map<String, BigDecimal> bySymbol(Plan plan) {
        Map<String, BigDecimal> values = new TreeMap<>();
        plan.lines().forEach(line -> values.put(line.asset().symbol(), line.value()));
        return values;
    }

    private static BigDecimal sum(Map<String, BigDecimal> values) {
        return values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
