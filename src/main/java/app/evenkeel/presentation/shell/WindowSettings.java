package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.security.OwnerOnly;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * What the window needs to know before the store is open: theme, language, size, minutes to lock.
 * Kept in a small plain file beside the store; nothing personal is in it. Changes are on disk after
 * {@link #save()}.
 */
public final class WindowSettings {
    /** Name of the file. */
    public static final String FILE = "window.properties";

    /** Unless the user chose otherwise. */
    static final int LOCK_MINUTES = 10;

    private final Path file;
    private final Properties values = new Properties();

    private WindowSettings(Path file) {
        this.file = file;
    }

    /** Reads the file if it is there; a file that cannot be read counts as none. */
    public static WindowSettings load(Path directory) {
        WindowSettings settings = new WindowSettings(directory.resolve(FILE));
        if (Files.isRegularFile(settings.file)) {
            try (Reader in = Files.newBufferedReader(settings.file)) {
                settings.values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                log().warn("Window settings could not be read: {}", e.toString());
            }
        }
        return settings;
    }

    /** The stored look; at first the system's language in light. */
    public Look look() {
        String spoken = Look.spoken(Locale.getDefault()).toLanguageTag();
        Locale language = Locale.forLanguageTag(values.getProperty("language", spoken));
        String usual = Look.usualNumbers(language).toLanguageTag();
        return new Look(
                "dark".equals(values.getProperty("theme")) ? Theme.DARK : Theme.LIGHT,
                language,
                Locale.forLanguageTag(values.getProperty("numbers", usual)),
                Boolean.parseBoolean(values.getProperty("gain-red", "false")));
    }

    void setLook(Look look) {
        values.setProperty("language", look.language().toLanguageTag());
        if (look.numbers().equals(Look.usualNumbers(look.language()))) {
            values.remove("numbers");
        } else {
            values.setProperty("numbers", look.numbers().toLanguageTag());
        }
        values.setProperty("theme", look.theme() == Theme.DARK ? "dark" : "light");
        values.setProperty("gain-red", Boolean.toString(look.gainRed()));
    }

    double width() {
        return number("width", 1280);
    }

    double height() {
        return number("height", 840);
    }

    void setSize(double width, double height) {
        values.setProperty("width", Long.toString(Math.round(width)));
        values.setProperty("height", Long.toString(Math.round(height)));
    }

    /** How long nothing may happen before the store is locked. */
    Duration lockAfter() {
        return Duration.ofMinutes(lockMinutes());
    }

    int lockMinutes() {
        return (int) number("lock-after-minutes", LOCK_MINUTES);
    }

    void setLockMinutes(int minutes) {
        values.setProperty("lock-after-minutes", Integer.toString(minutes));
    }

    String remembered(String name) {
        return values.getProperty(name, "");
    }

    void remember(String name, String value) {
        values.setProperty(name, value);
    }

    private double number(String name, double otherwise) {
        try {
            double value = Double.parseDouble(values.getProperty(name, ""));
            return value >= 1 && value <= 20_000 ? value : otherwise;
        } catch (NumberFormatException unset) {
            return otherwise;
        }
    }

    /** Writes the file in one step; blocks, so it is called off the JavaFX thread. */
    synchronized void save() {
        StringWriter text = new StringWriter();
        try {
            values.store(text, null);
            Files.createDirectories(file.toAbsolutePath().getParent());
            OwnerOnly.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The window works without; it only forgets its size.
            log().warn("Window settings could not be written: {}", e.toString());
        }
    }

    /** Only when there is something to say: logging takes longer to start than the window. */
    private static Logger log() {
        return LoggerFactory.getLogger(WindowSettings.class);
    }
}
