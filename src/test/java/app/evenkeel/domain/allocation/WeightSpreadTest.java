package app.evenkeel.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Filling up weights to a whole. */
class WeightSpreadTest {
    @Test
    void sharesTheRestEquallyAmongThoseNotGiven() {
        assertThat(rest("0.4", null, null)).containsExactly("0.4", "0.3", "0.3");
    }

    @Test
    void givesWhatCannotBeDividedToTheFirst() {
        assertThat(rest(null, null, null)).containsExactly("0.3334", "0.3333", "0.3333");
    }

    @Test
    void growsAllInProportionWhereAllAreGiven() {
        assertThat(rest("0.5", "0.3")).containsExactly("0.625", "0.375");
    }

    @Test
    void leavesWhatIsFullAsItIs() {
        assertThat(rest("0.7", "0.5", null)).containsExactly("0.7", "0.5", "0");
    }

    private static List<String> rest(@Nullable String... weights) {
        List<@Nullable BigDecimal> given = new ArrayList<>();
        for (String weight : weights) {
            given.add(weight == null ? null : new BigDecimal(weight));
        }
        return WeightSpread.rest(given).stream()
                .map(weight -> weight.stripTrailingZeros().toPlainString())
                .toList();
    }
}
