package app.evenkeel.presentation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandPaletteTest {
    @Test
    void findsACommandByPartsOfItsWordsInAnyOrder() {
        assertThat(CommandPalette.matches("Period: 3 years", "year per")).isTrue();
        assertThat(CommandPalette.matches("Period: 3 years", "")).isTrue();
        assertThat(CommandPalette.matches("Period: 3 years", "period 5")).isFalse();
    }
}
