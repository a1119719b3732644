package app.evenkeel.presentation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Locale;

class WindowSettingsTest {
    @TempDir private Path folder;
    private Locale before = Locale.ROOT;

    @BeforeEach
    void speakAsASystemWithoutACountry() {
        before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void datesAndNumbersFollowTheLanguage() {
        assertThat(switchedToJapanese().numbers().getLanguage()).isEqualTo("ja");
    }

    @Test
    void datesAndNumbersStayAsTheUserChoseThem() {
        WindowSettings settings = WindowSettings.load(folder);
        Look look = settings.look();
        settings.setLook(new Look(look.theme(), look.language(), Locale.GERMANY, look.gainRed()));
        settings.save();

        assertThat(switchedToJapanese().numbers()).isEqualTo(Locale.GERMANY);
    }

    @Test
    void aSystemsOwnWayOfWritingThemIsUsedInItsLanguage() {
        Locale.setDefault(Locale.UK);
        assertThat(WindowSettings.load(folder).look().numbers()).isEqualTo(Locale.UK);
        Look japanese = switchedToJapanese();
        assertThat(japanese.numbers().getLanguage()).isEqualTo("ja");
        assertThat(japanese.withLanguage(Locale.ENGLISH).numbers()).isEqualTo(Locale.UK);
    }

    private Look switchedToJapanese() {
        WindowSettings settings = WindowSettings.load(folder);
        settings.setLook(settings.look().withLanguage(Locale.JAPANESE));
        settings.save();
        return WindowSettings.load(folder).look();
    }
}
