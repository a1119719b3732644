package app.evenkeel.analytics.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.Amendment;
import app.evenkeel.domain.plan.DropReason;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanCash;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanRequest.Mode;
import app.evenkeel.domain.portfolio.BandKind;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Worked cases over an exchange and two brokers, each with cash of its own: coins 30 % (BTC 70, ETH
 * 30), shares 50 % (VTI 60, VXUS 40), BND 5 %, cash 15 %, hybrid bands. BTC is above its band, ETH
 * and VXUS are below theirs, and the broker that holds VXUS has too little cash to fill it up.
 */
class PlanOverAccountsTest {
    private static final TradingCost COST =
            new TradingCost(BigDecimal.ONE, new BigDecimal("0.001"), new BigDecimal("0.0005"));

    private static PlanBuilder three(TradingCost cost) {
        return builder(cost, "0.6", "3.12345678", "110", "210", "50", "120")
                .cash("Coins", "21629.63")
                .cash("Broker A", "15360")
                .cash("Broker B", "11090");
    }

    /** Units of BTC, ETH, VTI and VXUS with Broker A, and VTI and BND with Broker B. */
    private static PlanBuilder builder(TradingCost cost, String... held) {
        PlanBuilder builder =
                new PlanBuilder()
                        .asset("BTC", AssetKind.CRYPTO, "90000")
                        .asset("ETH", AssetKind.CRYPTO, "2999.999891146244706482")
                        .asset("VTI", "300")
                        .asset("VXUS", "60")
                        .asset("BND", "70");
        slot(builder, "BTC", "Coins", held[0], TradingRule.COIN, cost);
        slot(builder, "ETH", "Coins", held[1], TradingRule.COIN, cost);
        slot(builder, "VTI", "Broker A", held[2], TradingRule.WHOLE, cost);
        slot(builder, "VXUS", "Broker A", held[3], TradingRule.WHOLE, cost);
        slot(builder, "VTI", "Broker B", held[4], TradingRule.WHOLE, cost);
        slot(builder, "BND", "Broker B", held[5], TradingRule.WHOLE, cost);
        return builder.target(group(builder, "CRYPTO", "0.3", "BTC", "0.7", "ETH", "0.3"))
                .target(group(builder, "Shares", "0.5", "VTI", "0.6", "VXUS", "0.4"))
                .target("BND", "5")
                .target("CASH", "15")
                .band(BandKind.HYBRID, "0.05")
                .minimum("50")
                .buffer("1000");
    }

    private static void slot(
            PlanBuilder builder,
            String symbol,
            String account,
            String held,
            TradingRule rule,
            TradingCost cost) {
        builder.slot(symbol, account, held, rule, cost, true, List.of());
    }

    private static Target group(
            PlanBuilder builder,
            String name,
            String weight,
            String a,
            String ofA,
            String b,
            String ofB) {
        return new Target.OfGroup(
                name,
                new BigDecimal(weight),
                List.of(
                        new Target.OfAsset(builder.id(a), new BigDecimal(ofA)),
                        new Target.OfAsset(builder.id(b), new BigDecimal(ofB))));
    }

    private static PlanRequest through(
            String account, Mode mode, String deposit, String withdrawal) {
        return new PlanRequest(
                mode,
                new BigDecimal(deposit),
                new BigDecimal(withdrawal),
                PlanBuilder.account(account).id(),
                List.of());
    }

    /** 1,440 more of BTC sold at the exchange is 1,440 more of VXUS bought at the broker. */
    @Test
    void whatIsSoldInOneAccountMakesUpForTheCashThatIsSpentInAnother() {
        for (TradingCost cost : List.of(TradingCost.NONE, COST)) {
            PlanBuilder builder = three(cost);
            Plan plan = builder.plan();

            assertThat(outside(builder, plan)).as("%s", Plans.lines(plan)).isEmpty();
            assertThat(Plans.estimate(plan).driftAfter()).isLessThan(new BigDecimal("0.0455"));
        }
    }

    /** By hand: BTC for 16,215 sold, ETH for 4,978 and 239 VXUS bought: a drift of 3.1 %. */
    @Test
    void aWithdrawalFromTheExchangeIsRaisedThereWhileTheBrokerSpendsItsCash() {
        for (TradingCost cost : List.of(TradingCost.NONE, COST)) {
            PlanBuilder builder = three(cost).request(through("Coins", Mode.FULL, "0", "20000"));
            Plan plan = builder.plan();

            assertThat(outside(builder, plan)).as("%s", Plans.lines(plan)).isEmpty();
            assertThat(Plans.estimate(plan).driftAfter()).isLessThan(new BigDecimal("0.031"));
        }
    }

    /** Not all of it to ETH, whose group is above its target by BTC. */
    @Test
    void cashBringsEverythingIntoItsBandBeforeAnythingIsFilledUp() {
        PlanBuilder builder = three(COST).request(PlanRequest.of(Mode.BUY_ONLY));
        Plan plan = builder.plan();

        assertThat(outside(builder, plan)).as("%s", Plans.lines(plan)).containsExactly("BTC");
        // Of 15,360, less than two shares at 60.
        assertThat(cashAfter(plan, "Broker A")).isLessThan(new BigDecimal("120"));
    }

    /** With all cash together at its target, BTC and VXUS both just outside their bands. */
    @Test
    void isNotStuckWhereOnlyCashOfAnotherAccountCanBuy() {
        PlanBuilder builder =
                builder(COST, "0.52466469", "5.38183515", "110", "441", "69", "128")
                        .cash("Coins", "21612.34")
                        .cash("Broker A", "1478.21")
                        .cash("Broker B", "4818.61");
        Plan plan = builder.plan();

        assertThat(outside(builder, builder.input())).containsExactly("BTC", "VXUS");
        assertThat(outside(builder, plan)).as("%s", Plans.lines(plan)).isEmpty();
    }

    @Test
    void aContributionThatIsSpentIsTheReasonWhereThereIsCash() {
        Plan plan = three(COST).request(through("Broker B", Mode.CONTRIBUTION, "5000", "0")).plan();

        assertThat(plan.dropped())
                .filteredOn(dropped -> dropped.side() == Side.BUY)
                .extracting(DroppedLine::symbol, DroppedLine::reason)
                .containsExactly(
                        tuple("VXUS", DropReason.CONTRIBUTION_SPENT),
                        tuple("ETH", DropReason.CONTRIBUTION_SPENT));
        assertThat(Plans.estimate(plan).bestDrift())
                .isLessThanOrEqualTo(Plans.estimate(plan).driftAfter());
    }

    /** The user leaves BTC as it is, so that the cash of the exchange is all the cash there is. */
    @Test
    void cashAtItsTargetIsTheReasonWhereThereIsCash() {
        PlanBuilder builder = three(TradingCost.NONE).cash("Broker A", "0").cash("Broker B", "0");
        Amendment none =
                new Amendment(
                        PlanBuilder.account("Coins").id(),
                        builder.id("BTC"),
                        Side.SELL,
                        BigDecimal.ZERO);
        Plan plan = builder.request(PlanRequest.FULL.withAmendments(List.of(none))).plan();

        assertThat(cashAfter(plan, "Coins")).isGreaterThan(new BigDecimal("10000"));
        assertThat(plan.dropped())
                .extracting(DroppedLine::symbol, DroppedLine::reason)
                .contains(tuple("ETH", DropReason.CASH_AT_TARGET));
    }

    private static List<String> outside(PlanBuilder builder, Plan plan) {
        return outside(builder, Plans.applied(builder.input(), plan));
    }

    /** What is outside its band, in the order of the assets. */
    private static List<String> outside(PlanBuilder builder, PlanInput after) {
        // The buffer of the input has been set aside already where a plan was applied.
        Sheet sheet = new Sheet(after);
        List<String> outside = new ArrayList<>();
        for (String symbol : List.of("BTC", "ETH", "VTI", "VXUS", "BND")) {
            for (int i = 1; i < sheet.tree.cash(); i++) {
                int asset = sheet.tree.asset(i);
                if (asset >= 0
                        && sheet.candidates
                                .get(asset)
                                .price()
                                .asset()
                                .id()
                                .equals(builder.id(symbol))
                        && Math.abs(sheet.held[i] - sheet.target[i]) > sheet.band[i]) {
                    outside.add(symbol);
                }
            }
        }
        return outside;
    }

    private static BigDecimal cashAfter(Plan plan, String account) {
        return plan.cash().stream()
                .filter(cash -> cash.account().name().equals(account))
                .map(PlanCash::after)
                .findFirst()
                .orElseThrow();
    }
}
