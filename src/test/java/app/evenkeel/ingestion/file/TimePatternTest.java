package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimePatternTest {
    @ParameterizedTest
    @CsvSource({
        "y-M-dTH:m[:s[.S]][Z], 2026-03-02T10:00:00Z, 2026-03-02T10:00",
        "y-M-dTH:m[:s[.S]][Z], 2026-03-02T10:00Z, 2026-03-02T10:00",
        "y-M-dTH:m[:s[.S]][Z], 2026-03-02T10:00:01.5, 2026-03-02T10:00:01.500",
        "y-M-dTH:m[:s[.S]][Z], 2026-03-02T10:00:01.5Z, 2026-03-02T10:00:01.500",
        "y-M-dTH:m:s[.S]Z, 2026-03-02T10:00:01Z, 2026-03-02T10:00:01",
        "y-M-d[ H:m[:s]], 2026-03-02, 2026-03-02T00:00",
    })
    void skipsWhatMayBeMissingWhereverItStands(String pattern, String text, String expected) {
        assertThat(TimePattern.of(pattern).parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "y-M-d[ H:m[:s]], 2026-03-02T10:00",
        "y-M-d[ H:m[:s]], 2026-03-02 10:00x",
        "y-M-d[ H:m, 2026-03-02x",
        "y-M-d[, 2026-03-02x",
    })
    void readsNoOtherText(String pattern, String text) {
        assertThat(TimePattern.of(pattern).parse(text)).isNull();
    }
}
