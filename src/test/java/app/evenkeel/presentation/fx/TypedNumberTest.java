package app.evenkeel.presentation.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Locale;

class TypedNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1234.56    | en | 1234.56
                    1,234.56   | en | 1234.56
                    1,234      | en | 1234
                    1,5        | en | 1.5
                    1 234,56   | de | 1234.56
                    1.234      | de | 1234
                    1.234,5    | de | 1234.5
                    1,234,567  | de | 1234567
                    １２３．５    | ja | 123.5
                    −5         | en | -5
                    .5         | en | 0.5
                    """)
    void readsNumbersAsPeopleTypeThem(String typed, String locale, BigDecimal expected) {
        assertThat(TypedNumber.parse(typed, Locale.forLanguageTag(locale)))
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(expected));
    }

    @Test
    void refusesWhatIsNoNumber() {
        for (String typed : new String[] {"", "abc", "1e5", "1.2.3,4,5", "--1", "12a"}) {
            assertThat(TypedNumber.parse(typed, Locale.ENGLISH)).as(typed).isEmpty();
        }
    }
}
