package app.evenkeel.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Locale;

class ShownTextTest {
    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(ShownText.of("取引履歴 (2) – é.csv")).isEqualTo("取引履歴 (2) – é.csv");
    }

    @Test
    void takesAwayWhatSteersATerminalBreaksALineOrTurnsTextAround() {
        assertThat(ShownText.of("a\u001b[31mb")).isEqualTo("a\uFFFD[31mb");
        assertThat(ShownText.of("a\r\nb\u2028c\td")).isEqualTo("a  b c d");
        assertThat(ShownText.of("a\u202Evsc.exe\u2066x\u2069"))
                .isEqualTo("a\uFFFDvsc.exe\uFFFDx\uFFFD");
        assertThat(ShownText.of("\0\u007f\u009b\uFEFF")).isEqualTo("\uFFFD\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void noSentenceCarriesSuchTextFromTheNameOfAFile() {
        String text =
                Problem.of(ProblemCode.FILE_EMPTY, "x\u001b]0;y\u0007\u202E\nz.csv")
                        .text(Locale.ENGLISH);

        assertThat(text).contains("x\uFFFD]0;y\uFFFD\uFFFD z.csv");
    }
}
