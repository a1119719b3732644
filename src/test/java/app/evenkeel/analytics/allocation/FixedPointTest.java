package app.evenkeel.analytics.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;

/** Whole numbers of a unit against the same with {@link BigDecimal}. */
class FixedPointTest {
    private static final int TRIES = 20_000;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void aNumberOfUnitsIsExactOrNone() {
        Random random = new Random(7);
        int exact = 0;
        for (int i = 0; i < TRIES; i++) {
            BigDecimal value =
                    new BigDecimal(
                            new BigInteger(1 + random.nextInt(90), random), random.nextInt(25) - 3);
            value = random.nextBoolean() ? value : value.negate();
            int scale = random.nextInt(21) - 1;
            long units = FixedPoint.of(value, scale);
            if (units != FixedPoint.NONE) {
                assertThat(BigDecimal.valueOf(units, scale)).isEqualByComparingTo(value);
                exact++;
            } else {
                boolean isFine = value.scale() > scale;
                boolean isFarApart = scale - value.scale() > 18;
                BigInteger whole = value.movePointRight(scale).toBigInteger().abs();
                assertThat(isFine || isFarApart || whole.compareTo(LARGEST) > 0)
                        .as("%s in units of 10^-%d", value, scale)
                        .isTrue();
            }
        }
        assertThat(exact).isGreaterThan(TRIES / 10);
    }

    @Test
    void theWholeInEighteenDigitsIsOne() {
        BigDecimal one = new BigDecimal("1.000000000000000000");

        assertThat(FixedPoint.of(one, 18)).isEqualTo(TargetTree.ONE);
    }

    @Test
    void aShareIsTheProductRounded() {
        Random random = new Random(8);
        for (int i = 0; i < TRIES; i++) {
            long whole = (random.nextLong() >>> 1) % (FixedPoint.LARGEST + 1) >> random.nextInt(60);
            long weight = (random.nextLong() >>> 1) % (5 * TargetTree.ONE + 1);
            BigDecimal exact = BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(weight, 18));

            assertThat(FixedPoint.share(whole, weight))
                    .isEqualTo(exact.setScale(0, RoundingMode.DOWN).longValueExact());
            assertThat(FixedPoint.shareUp(whole, weight))
                    .isEqualTo(exact.setScale(0, RoundingMode.UP).longValueExact());
        }
    }

    @Test
    void wholesAreTheIntegralQuotient() {
        Random random = new Random(9);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal value = new BigDecimal(new BigInteger(70, random), random.nextInt(12));
            BigDecimal part = BigDecimal.valueOf(1L + random.nextInt(100_000), random.nextInt(9));

            assertThat(FixedPoint.wholes(value, part))
                    .isEqualTo(value.divideToIntegralValue(part).longValue());
        }
    }
}
