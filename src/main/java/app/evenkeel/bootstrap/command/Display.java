package app.evenkeel.bootstrap.command;

import java.util.Locale;
import java.util.Map;

/** Whether there is a screen to open a window on. */
final class Display {
    private static final String PLATFORM = "glass.platform";

    private Display() {}

    static boolean isThere(Map<String, String> environment) {
        if ("Headless".equals(System.getProperty(PLATFORM))) {
            return false;
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return true;
        }
        // JavaFX draws through X11; a Wayland session offers that too, under the same variable.
        return !environment.getOrDefault("DISPLAY", "").isBlank();
    }

    /** Draws in memory where there is no screen; before anything of JavaFX is touched. */
    static void prepare(Map<String, String> environment) {
        if (!isThere(environment)) {
            goHeadless();
        }
    }

    static void goHeadless() {
        System.setProperty(PLATFORM, "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }
}
