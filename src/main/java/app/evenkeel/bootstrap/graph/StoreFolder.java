package app.evenkeel.bootstrap.graph;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the store is: where the user says, else where the system keeps a program's data. */
public final class StoreFolder {
    /** Environment variable that names the folder for every command. */
    public static final String VARIABLE = "EVENKEEL_STORE";

    private StoreFolder() {}

    /**
     * @param chosen on the command line, or {@code null}
     * @param home the user's own folder
     * @param system the name of the operating system
     */
    public static Path choose(
            @Nullable Path chosen, Map<String, String> environment, Path home, String system) {
        if (chosen != null) {
            return chosen.toAbsolutePath().normalize();
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return Path.of(variable).toAbsolutePath().normalize();
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isBlank()
                    ? home.resolve("AppData").resolve("Roaming").resolve("Evenkeel")
                    : Path.of(roaming).resolve("Evenkeel");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Evenkeel");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        // The specification tells programs to ignore a relative path here.
        return data.startsWith("/")
                ? Path.of(data).resolve("evenkeel")
                : home.resolve(".local").resolve("share").resolve("evenkeel");
    }
}
