package app.evenkeel.analytics.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.plan.DropReason;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanCash;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanRequest.Mode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * What holds for every plan, tried on portfolios made from seeds. {@code -Dplans=100000} tries
 * more; a failure names its seed.
 */
class PlanPropertyTest {
    private static final int SEEDS = Integer.getInteger("plans", 1_000);

    @Test
    void noAccountIsOverdrawnAndNothingIsLost() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanInput input = GeneratedPlan.of(seed);
            Plan plan = RebalancePlanner.plan(input, "");

            for (PlanCash cash : plan.cash()) {
                assertThat(cash.after())
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(cash.before().min(BigDecimal.ZERO));
            }
            BigDecimal before = Plans.worth(input).add(flow(input));
            BigDecimal after = Plans.worth(Plans.applied(input, plan));
            assertThat(after.add(estimate(plan).cost()))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(before);
        }
    }

    @Test
    void linesAreWhatCanBeTraded() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanInput input = GeneratedPlan.of(seed);

            for (PlanLine line : RebalancePlanner.plan(input, "").lines()) {
                Slot slot = slot(input, line);
                assertThat(slot.mayTrade()).as("seed %d", seed).isTrue();
                assertThat(line.quantity().remainder(slot.rule().step()))
                        .as("seed %d", seed)
                        .isEqualByComparingTo(BigDecimal.ZERO);
                assertThat(line.value())
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(input.settings().minimumTrade())
                        .isGreaterThanOrEqualTo(slot.rule().minimumValue());
                assertThat(line.quantity())
                        .as("seed %d", seed)
                        .isPositive()
                        .isGreaterThanOrEqualTo(slot.rule().minimumQuantity());
                if (line.side() == Side.SELL) {
                    assertThat(input.request().mode()).as("seed %d", seed).isEqualTo(Mode.FULL);
                    assertThat(line.quantity())
                            .as("seed %d", seed)
                            .isLessThanOrEqualTo(slot.held());
                    BigDecimal inLots =
                            line.lots().stream()
                                    .map(lot -> lot.quantity())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(inLots).as("seed %d", seed).isEqualByComparingTo(line.quantity());
                }
            }
        }
    }

    @Test
    void nothingAboveItsTargetIsBoughtAndNothingBelowIsSold() {
        for (long seed = 0; seed < SEEDS; seed++) {
            for (PlanLine line : RebalancePlanner.plan(GeneratedPlan.of(seed), "").lines()) {
                int off = line.reason().before().compareTo(line.reason().target());
                assertThat(off)
                        .as("seed %d: %s", seed, line)
                        .isEqualTo(line.side() == Side.BUY ? -1 : 1);
            }
        }
    }

    @Test
    void driftNeverGrowsByMoreThanTheCost() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanEstimate estimate = estimate(RebalancePlanner.plan(GeneratedPlan.of(seed), ""));
            if (estimate.total().signum() > 0) {
                BigDecimal cost =
                        estimate.cost()
                                .divide(estimate.total(), MathContext.DECIMAL64)
                                .add(new BigDecimal("1e-9"));
                assertThat(estimate.driftAfter())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(estimate.driftBefore().add(cost));
            }
        }
    }

    @Test
    void aPlanOverTheResultOfAPlanIsEmpty() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanInput input = GeneratedPlan.of(seed);
            Plan plan = RebalancePlanner.plan(input, "");

            Plan again = RebalancePlanner.plan(Plans.applied(input, plan), "");

            assertThat(again.lines()).as("seed %d after %s", seed, plan.lines()).isEmpty();
        }
    }

    /**
     * What is below its band is bought where an account that trades it has the cash for two of its
     * least trades: cash over its target, or cash that a sale elsewhere of what is above its band
     * makes up for. Not where costs are weighed against the benefit.
     */
    @Test
    void whatIsBelowItsBandIsBoughtWhereItsAccountHasTheCash() {
        int below = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanInput input = GeneratedPlan.of(seed);
            if (input.settings().costBenefit() != null) {
                continue;
            }
            Plan plan = RebalancePlanner.plan(input, "");
            Sheet after = new Sheet(Plans.applied(input, plan));
            for (Line line : after.lines) {
                long off = after.target[line.node] - after.held[line.node];
                if (after.tree.isFree(line.node) || off <= after.band[line.node]) {
                    continue;
                }
                below++;
                long two = 2 * (line.smallest() + line.cost(line.smallest()));
                boolean canBuy =
                        line.isFree()
                                && after.tradesIn[line.account]
                                && off > line.smallest()
                                && after.cash[line.account] >= two
                                && (over(after) >= two || isMadeUpFor(after, two));
                assertThat(canBuy).as("seed %d: %s", seed, line.candidate.price()).isFalse();
            }
        }
        assertThat(below).as("lines below their band after a plan").isGreaterThan(SEEDS);
    }

    private static long over(Sheet sheet) {
        return sheet.allCash() - sheet.target[sheet.tree.cash()];
    }

    /** Whether so much of something above its band can be sold. */
    private static boolean isMadeUpFor(Sheet sheet, long amount) {
        return sheet.input.request().mode() == Mode.FULL
                && sheet.lines.stream()
                        .filter(line -> line.isFree() && sheet.tradesIn[line.account])
                        .filter(line -> !sheet.tree.isFree(line.node))
                        .filter(line -> Math.min(amount, line.sellable) >= line.smallest())
                        .anyMatch(line ->
                                line.sellable >= amount
                                        && sheet.held[line.node] - sheet.target[line.node]
                                                > Math.max(amount, sheet.band[line.node]));
    }

    @Test
    void noPlanIsNearerThanTheBest() {
        int apart = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanEstimate estimate = estimate(RebalancePlanner.plan(GeneratedPlan.of(seed), ""));

            assertThat(estimate.bestDrift())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(estimate.driftAfter());
            apart += estimate.driftAfter().compareTo(estimate.bestDrift());
        }
        assertThat(apart).as("plans that lots keep from the best").isGreaterThan(SEEDS / 4);
    }

    /** Judged by the cash that the plan itself states. */
    @Test
    void onlyCashThatIsNotThereIsSaidToBeLacking() {
        int lacking = 0;
        int there = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanInput input = GeneratedPlan.of(seed);
            Plan plan = RebalancePlanner.plan(input, "");
            Sheet sheet = new Sheet(input);
            for (DroppedLine dropped : plan.dropped()) {
                if (dropped.side() == Side.BUY && dropped.reason() == DropReason.NO_CASH) {
                    lacking++;
                    assertThat(isThere(sheet, plan, dropped))
                            .as("seed %d: %s", seed, dropped)
                            .isFalse();
                } else if (dropped.reason() == DropReason.CASH_AT_TARGET) {
                    there++;
                    assertThat(isThere(sheet, plan, dropped))
                            .as("seed %d: %s", seed, dropped)
                            .isTrue();
                }
            }
        }
        assertThat(lacking).isGreaterThan(SEEDS / 4);
        assertThat(there).isGreaterThan(SEEDS / 10);
    }

    /** Whether an account that trades it has the cash for the least trade after the plan. */
    private static boolean isThere(Sheet sheet, Plan plan, DroppedLine dropped) {
        for (Line line : sheet.lines) {
            BigDecimal least = sheet.unit.amount(line.smallest() + line.cost(line.smallest()));
            if (line.candidate.price().asset().equals(dropped.asset())
                    && line.isFree()
                    && sheet.tradesIn[line.account]
                    && plan.cash().get(line.account).after().compareTo(least) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theLotsOfLeastTaxAreTaxedNoMoreThanTheOldest() {
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanInput input = GeneratedPlan.of(seed);
            Plan oldest = RebalancePlanner.plan(taxed(input, LotOrder.FIFO), "");
            Plan least = RebalancePlanner.plan(taxed(input, LotOrder.LEAST_TAX), "");
            BigDecimal before = estimate(oldest).tax();
            BigDecimal after = estimate(least).tax();
            if (before != null && after != null && sales(oldest).equals(sales(least))) {
                assertThat(after).as("seed %d", seed).isLessThanOrEqualTo(before);
                compared += before.signum();
            }
        }
        assertThat(compared).as("plans with taxes on the same sales").isGreaterThan(SEEDS / 20);
    }

    private static PlanInput taxed(PlanInput input, LotOrder order) {
        return new PlanInput(
                input.portfolio(),
                input.currency(),
                input.policy(),
                input.targets(),
                input.settings()
                        .withTax(
                                new TaxSettings(
                                        new BigDecimal("0.4"),
                                        new BigDecimal("0.2"),
                                        365,
                                        order,
                                        Set.of("exempt"),
                                        0)),
                input.request(),
                input.asOf(),
                input.day(),
                input.candidates(),
                input.cash());
    }

    private static List<String> sales(Plan plan) {
        return plan.lines().stream()
                .filter(line -> line.side() == Side.SELL)
                .map(line -> line.account().name() + line.asset().symbol() + line.quantity())
                .toList();
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanInput input = GeneratedPlan.of(seed);

            assertThat(RebalancePlanner.plan(shuffled(input, seed), ""))
                    .as("seed %d", seed)
                    .isEqualTo(RebalancePlanner.plan(input, ""));
        }
    }

    private static PlanInput shuffled(PlanInput input, long seed) {
        var random = new Random(seed);
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : input.candidates()) {
            List<Slot> slots = new ArrayList<>(candidate.slots());
            Collections.shuffle(slots, random);
            candidates.add(new Candidate(candidate.price(), slots));
        }
        Collections.shuffle(candidates, random);
        List<AccountCash> cash = new ArrayList<>(input.cash());
        Collections.shuffle(cash, random);
        return input.with(input.request(), candidates, cash);
    }

    private static Slot slot(PlanInput input, PlanLine line) {
        return input.candidates().stream()
                .filter(each -> each.price().asset().equals(line.asset()))
                .flatMap(each -> each.slots().stream())
                .filter(each -> each.account().equals(line.account()))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal flow(PlanInput input) {
        return input.request().deposit().subtract(input.request().withdrawal());
    }

    private static PlanEstimate estimate(Plan plan) {
        return Objects.requireNonNull(plan.estimate());
    }
}
