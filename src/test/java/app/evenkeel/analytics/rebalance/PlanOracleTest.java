package app.evenkeel.analytics.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanRequest.Mode;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plans of whole shares beside the best of all there are, and beside each other. */
class PlanOracleTest {
    private static final int SEEDS = Integer.getInteger("oracles", 200);

    /** 10 basis points of the whole, as asked of up to five assets. */
    private static final BigDecimal GAP = new BigDecimal("0.001");

    private static final BigDecimal NOTHING = new BigDecimal("-1e-9");

    /** What rounding to a step of a coin may come to. */
    private static final BigDecimal SPECK = new BigDecimal("1e-6");

    /** How many shares from its target the best of all is looked for. */
    private static final int NEAR = 4;

    /** Two to five assets in one account, up to some hundreds of each, with cash beside them. */
    private record Case(List<Integer> prices, List<Integer> held, List<Integer> weights, int cash) {
        static Case of(long seed) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(4);
            List<Integer> prices = new ArrayList<>();
            List<Integer> held = new ArrayList<>();
            List<Integer> weights = new ArrayList<>();
            int left = 100;
            for (int i = 0; i < n; i++) {
                prices.add(90 + random.nextInt(30 * n));
                held.add(random.nextInt(480 / n));
                weights.add(i == n - 1 ? left : 5 + random.nextInt(left - 5 * (n - i)));
                left -= weights.getLast();
            }
            return new Case(prices, held, weights, random.nextInt(10_000));
        }

        int total() {
            int total = cash;
            for (int i = 0; i < prices.size(); i++) {
                total += prices.get(i) * held.get(i);
            }
            return total;
        }

        PlanBuilder builder(String unit, TradingRule rule) {
            BigDecimal factor = new BigDecimal(unit);
            PlanBuilder builder = new PlanBuilder();
            for (int i = 0; i < prices.size(); i++) {
                String symbol = "S" + i;
                builder.asset(symbol, factor.multiply(BigDecimal.valueOf(prices.get(i))).toString())
                        .slot(
                                symbol,
                                "bank",
                                Integer.toString(held.get(i)),
                                rule,
                                TradingCost.NONE,
                                true,
                                List.of())
                        .target(symbol, Integer.toString(weights.get(i)));
            }
            return builder.cash("bank", factor.multiply(BigDecimal.valueOf(cash)).toString());
        }

        /** The least drift of all whole numbers of shares that a plan may leave. */
        BigDecimal best() {
            return BigDecimal.valueOf(least(0, 0, 0))
                    .divide(BigDecimal.valueOf(200L * total()), 12, RoundingMode.HALF_EVEN);
        }

        /** The least sum of deviations, in hundredths, from asset {@code i} on. */
        private long least(int i, int spent, long off) {
            int total = total();
            if (i == prices.size()) {
                return off + 100L * (total - spent);
            }
            long least = Long.MAX_VALUE;
            // No plan sells what is below its target or buys what is above; and the best of all is
            // within some shares of it.
            int price = prices.get(i);
            int goal = weights.get(i) * total / 100;
            boolean isBelow = held.get(i) * price <= goal;
            int from = Math.max(goal / price - NEAR, isBelow ? held.get(i) : 0);
            int most = goal / price + 1 + NEAR;
            int to = isBelow ? most : Math.min(most, held.get(i));
            for (int units = from; units <= to && spent + units * price <= total; units++) {
                long value = 100L * units * price;
                long dev = Math.abs(value - (long) weights.get(i) * total);
                if (off + dev < least) {
                    least = Math.min(least, least(i + 1, spent + units * price, off + dev));
                }
            }
            return least;
        }
    }

    @Test
    void isWithinTenBasisPointsOfTheBestThereIs() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case drawn = Case.of(seed);
            if (drawn.total() > 0) {
                PlanEstimate estimate =
                        Plans.estimate(drawn.builder("1", TradingRule.WHOLE).plan());
                BigDecimal gap = estimate.driftAfter().subtract(drawn.best());
                assertThat(gap).as("seed %d: %s", seed, drawn).isLessThanOrEqualTo(GAP);
                assertThat(gap).as("seed %d: %s", seed, drawn).isGreaterThan(NOTHING);
            }
        }
    }

    @Test
    void isTheSameInACurrencyOfAnotherSize() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case drawn = Case.of(seed);
            if (drawn.total() > 0) {
                Plan plan = drawn.builder("1", TradingRule.WHOLE).plan();
                assertThat(Plans.lines(drawn.builder("150", TradingRule.WHOLE).plan()))
                        .as("seed %d", seed)
                        .isEqualTo(Plans.lines(plan));
                assertThat(Plans.lines(drawn.builder("0.01", TradingRule.WHOLE).plan()))
                        .as("seed %d", seed)
                        .isEqualTo(Plans.lines(plan));
            }
        }
    }

    /** Leland 1996: who goes no further than the edge trades least. */
    @Test
    void tradesNoMoreToTheEdgeThanHalfWayAndNoMoreHalfWayThanToTheTarget() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case drawn = Case.of(seed);
            if (drawn.total() > 0) {
                BigDecimal edge = turnover(drawn, Destination.EDGE);
                BigDecimal half = turnover(drawn, Destination.HALF);
                BigDecimal target = turnover(drawn, Destination.TARGET);
                assertThat(edge).as("seed %d: %s", seed, drawn).isLessThanOrEqualTo(half);
                assertThat(half).as("seed %d: %s", seed, drawn).isLessThanOrEqualTo(target);
            }
        }
    }

    /**
     * What is too much is a smaller share of a larger whole, where nothing is sold and all that
     * comes in is spent; whole shares and least trades may leave some of it.
     */
    @Test
    void moreCashNeverMakesTheDriftWorse() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case drawn = Case.of(seed);
            if (drawn.total() > 0) {
                BigDecimal least = null;
                for (int deposit = 0; deposit <= 64_000; deposit = Math.max(500, deposit * 2)) {
                    BigDecimal drift =
                            Plans.estimate(
                                            drawn.builder("1", TradingRule.COIN)
                                                    .request(
                                                            PlanRequest.of(Mode.BUY_ONLY)
                                                                    .withDeposit(
                                                                            BigDecimal.valueOf(
                                                                                    deposit)))
                                                    .plan())
                                    .driftAfter();
                    if (least != null) {
                        assertThat(drift)
                                .as("seed %d with %d: %s", seed, deposit, drawn)
                                .isLessThanOrEqualTo(least.add(SPECK));
                    }
                    least = drift;
                }
            }
        }
    }

    private static BigDecimal turnover(Case drawn, Destination destination) {
        return Plans.estimate(
                        drawn.builder("1", TradingRule.COIN)
                                .band(BandKind.ABSOLUTE, "0.05")
                                .destination(destination)
                                .plan())
                .turnover();
    }
}
