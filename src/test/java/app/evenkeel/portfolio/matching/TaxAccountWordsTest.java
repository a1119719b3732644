package app.evenkeel.portfolio.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxAccountWordsTest {
    @ParameterizedTest
    @CsvSource({
        "特定, 特定・一般",
        "一般口座, 特定・一般",
        "NISA成長投資枠, Ｎ成長",
        "Ｎつみたて, NISAつみたて投資枠",
        "特定, ''",
        "ISA, isa"
    })
    void agreeWhereTheyMayMeanOneAccount(String one, String other) {
        assertThat(TaxAccountWords.agree(one, other)).isTrue();
        assertThat(TaxAccountWords.agree(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"特定, NISA成長投資枠", "Ｎ成長, Ｎつみたて", "特定, 一般", "ISA, SIPP"})
    void differWhereTheyCannot(String one, String other) {
        assertThat(TaxAccountWords.agree(one, other)).isFalse();
    }
}
