package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.SplittableRandom;

final class StoredTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "100.25",
                "-100.25",
                "1000000",
                "0.000000001",
                "0.0000000001",
                "0.000000000000000001",
                "9.223372036",
                "9223372036.854775807",
                "9223372036.854775808",
                "18446744073.709551616",
                "99999999999999999999",
                "99999999999999999999.999999999999999999",
                "4294967295.999999999",
                "12345678.9",
                "99999999999999999990",
                "-100"
            })
    void takesOnlyZerosAway(String text) {
        BigDecimal plain = new BigDecimal(text);

        assertThat(Stored.stripped(plain.setScale(18))).isEqualTo(plainest(plain));
    }

    @Test
    void agreesWithThePlatformForAnyLength() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            BigInteger digits =
                    new BigInteger(random.nextInt(1, 126), new Random(random.nextLong()))
                            .multiply(BigInteger.TEN.pow(random.nextInt(0, 19)));
            BigDecimal value = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), 18);

            assertThat(Stored.stripped(value)).isEqualTo(plainest(value));
        }
    }

    private static BigDecimal plainest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
