package app.evenkeel.analytics.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.PlanEstimate;

import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.type.CalendarDateUnit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Plans of six to ten assets beside the best that ojAlgo's mixed integer programme proves: least
 * sum of |value - target| over assets and cash, in whole shares, without buying what is above its
 * target or selling what is below.
 */
class PlanProgramTest {
    private static final int SEEDS = Integer.getInteger("programs", 12);

    /** 10 basis points of the whole. */
    private static final double GAP = 0.001;

    /** What the solver's own tolerance may come to. */
    private static final double SPECK = 1e-6;

    private static final long LONGEST_SECONDS = 20;

    /** Prices, shares held and weights in percent, with cash beside them. */
    private record Drawn(
            List<Integer> prices, List<Integer> held, List<Integer> weights, int cash) {
        static Drawn of(long seed) {
            Random random = new Random(seed);
            int n = 6 + random.nextInt(5);
            List<Integer> prices = new ArrayList<>();
            List<Integer> held = new ArrayList<>();
            List<Integer> weights = new ArrayList<>();
            int left = 100;
            for (int i = 0; i < n; i++) {
                prices.add(90 + random.nextInt(300));
                held.add(random.nextInt(60));
                weights.add(i == n - 1 ? left : 3 + random.nextInt(left - 3 * (n - i)));
                left -= weights.getLast();
            }
            return new Drawn(prices, held, weights, 1_000 + random.nextInt(9_000));
        }

        double total() {
            double total = cash;
            for (int i = 0; i < prices.size(); i++) {
                total += (double) prices.get(i) * held.get(i);
            }
            return total;
        }
    }

    @Test
    void isWithinTenBasisPointsOfWhatAnIntegerProgrammeProves() {
        int proven = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Drawn drawn = Drawn.of(seed);
            ExpressionsBasedModel model = model(drawn);
            Optimisation.Result best = model.minimise();
            if (best.getState().isOptimal()) {
                proven++;
                double gap = estimate(drawn).driftAfter().doubleValue() - best.getValue() / 2;
                assertThat(gap).as("seed %d: %s", seed, best).isBetween(-SPECK, GAP);
            }
        }
        assertThat(proven).as("proven within the time").isGreaterThan(SEEDS / 2);
    }

    private static PlanEstimate estimate(Drawn drawn) {
        PlanBuilder builder = new PlanBuilder();
        for (int i = 0; i < drawn.prices().size(); i++) {
            String symbol = "S" + i;
            builder.asset(symbol, Integer.toString(drawn.prices().get(i)))
                    .slot(
                            symbol,
                            "bank",
                            Integer.toString(drawn.held().get(i)),
                            TradingRule.WHOLE,
                            TradingCost.NONE,
                            true,
                            List.of())
                    .target(symbol, Integer.toString(drawn.weights().get(i)));
        }
        return Plans.estimate(builder.cash("bank", Integer.toString(drawn.cash())).plan());
    }

    /** Values are fractions of the total, so that the solver sees numbers of one size. */
    private static ExpressionsBasedModel model(Drawn drawn) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.time_abort = LONGEST_SECONDS * CalendarDateUnit.SECOND.toDurationInMillis();
        model.options.time_suffice = model.options.time_abort;
        double total = drawn.total();
        List<Variable> units = new ArrayList<>();
        for (int i = 0; i < drawn.prices().size(); i++) {
            double price = drawn.prices().get(i) / total;
            double target = drawn.weights().get(i) / 100.0;
            boolean isBelow = price * drawn.held().get(i) <= target;
            double most = Math.floor(target / price) + 1;
            Variable unit =
                    model.addVariable("units" + i)
                            .integer(true)
                            .lower(isBelow ? drawn.held().get(i) : 0)
                            .upper(
                                    isBelow
                                            ? Math.max(most, drawn.held().get(i))
                                            : drawn.held().get(i));
            Variable off = model.addVariable("off" + i).lower(0).weight(1);
            model.addExpression("over" + i).set(unit, price).set(off, -1).upper(target);
            model.addExpression("under" + i).set(unit, price).set(off, 1).lower(target);
            units.add(unit);
        }
        Variable cash = model.addVariable("cash").lower(0).weight(1);
        var whole = model.addExpression("whole").set(cash, 1).level(1);
        for (int i = 0; i < units.size(); i++) {
            whole.set(units.get(i), drawn.prices().get(i) / total);
        }
        return model;
    }
}
