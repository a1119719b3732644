package app.evenkeel.bench;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The plainest rule in exact decimals: a fund of which any weight is off by more than a twentieth
 * of its target trades every line to whole shares. No accounts, lots, minimums, costs, taxes,
 * reasons or cash that has to last.
 */
final class PlanLoops {
    private static final MathContext CONTEXT = MathContext.DECIMAL64;
    private static final BigDecimal BAND = new BigDecimal("0.05");

    private PlanLoops() {}

    /**
     * What the rule comes to.
     *
     * @param outside funds that trade
     * @param orders lines that they trade
     */
    record Result(int outside, int orders, BigDecimal turnover) {}

    static boolean isOutside(GeneratedFunds funds, int fund, BigDecimal total) {
        BigDecimal[] weights = funds.weights()[fund];
        for (int a = 0; a < weights.length; a++) {
            BigDecimal off =
                    value(funds, fund, a)
                            .divide(total, CONTEXT)
                            .subtract(weights[a])
                            .abs()
                            .divide(weights[a], CONTEXT);
            if (off.compareTo(BAND) > 0) {
                return true;
            }
        }
        return false;
    }

    static BigDecimal total(GeneratedFunds funds, int fund) {
        BigDecimal total = funds.cash()[fund];
        for (int a = 0; a < funds.weights()[fund].length; a++) {
            total = total.add(value(funds, fund, a));
        }
        return total;
    }

    static Result plan(GeneratedFunds funds) {
        int outside = 0;
        int orders = 0;
        BigDecimal turnover = BigDecimal.ZERO;
        for (int f = 0; f < funds.cash().length; f++) {
            BigDecimal total = total(funds, f);
            if (!isOutside(funds, f, total)) {
                continue;
            }
            outside++;
            for (int a = 0; a < funds.weights()[f].length; a++) {
                BigDecimal price = funds.prices()[funds.instruments()[f][a]];
                long quantity =
                        funds.weights()[f][a]
                                        .multiply(total)
                                        .divideToIntegralValue(price)
                                        .longValueExact()
                                - funds.held()[f][a];
                if (quantity != 0) {
                    orders++;
                    turnover = turnover.add(price.multiply(BigDecimal.valueOf(Math.abs(quantity))));
                }
            }
        }
        return new Result(outside, orders, turnover);
    }

    private static BigDecimal value(GeneratedFunds funds, int fund, int asset) {
        return funds.prices()[funds.instruments()[fund][asset]].multiply(
                BigDecimal.valueOf(funds.held()[fund][asset]));
    }
}
