package app.evenkeel.portfolio;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/**
 * Prices that are not those of the series that they would be stored in: of another adjustment, in
 * another unit or of another asset. Taken over it, they would leave a step where they end.
 *
 * @param common days that both have
 * @param apart days of these whose closes differ by more than {@value #ROUNDING} of the stored one
 * @param factor the incoming close over the stored one, of the day in the middle of all common days
 */
record PriceDisagreement(long common, long apart, double factor) {
    private static final double ROUNDING = 0.02;
    private static final int LEAST_DAYS = 20;
    private static final MathContext SHOWN = new MathContext(3);

    /**
     * {@code null} if they agree on half of the days or more, or there are less than {@value
     * #LEAST_DAYS} days to tell by.
     *
     * @param stored of the same series, by day
     */
    static @Nullable PriceDisagreement of(
            Collection<Candle> incoming, Map<LocalDate, SourcedBar> stored) {
        double[] factors =
                incoming.stream()
                        .mapToDouble(candle -> factor(candle, stored.get(candle.day())))
                        .filter(factor -> factor > 0)
                        .sorted()
                        .toArray();
        long apart = 0;
        for (double factor : factors) {
            apart += Math.abs(factor - 1) > ROUNDING ? 1 : 0;
        }
        return factors.length < LEAST_DAYS || 2 * apart <= factors.length
                ? null
                : new PriceDisagreement(factors.length, apart, factors[factors.length / 2]);
    }

    /** Zero where there are not two closes. */
    private static double factor(Candle incoming, @Nullable SourcedBar stored) {
        BigDecimal close = incoming.close();
        return close == null || stored == null
                ? 0
                : close.doubleValue() / stored.bar().close().doubleValue();
    }

    /**
     * @param asset what it is called
     */
    Problem problem(String asset) {
        return Problem.of(
                ProblemCode.PRICES_APART,
                asset,
                Long.toString(common),
                Long.toString(apart),
                Decimals.plain(new BigDecimal(factor, SHOWN)));
    }
}
