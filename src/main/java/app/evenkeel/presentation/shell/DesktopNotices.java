package app.evenkeel.presentation.shell;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices of the desktop itself, by the command that each system has for them; nothing where there
 * is none. Blocking for as long as the command takes.
 */
final class DesktopNotices {
    private static final long LONGEST_SECONDS = 10;

    /** The texts come by the environment, so that nothing in them is read as a command. */
    private static final String TOAST =
            "[void][Windows.UI.Notifications.ToastNotificationManager,"
                    + "Windows.UI.Notifications,ContentType=WindowsRuntime];"
                    + "$t=[Windows.UI.Notifications.ToastNotificationManager]"
                    + "::GetTemplateContent(5);"
                    + "$n=$t.GetElementsByTagName('text');"
                    + "[void]$n.Item(0).AppendChild($t.CreateTextNode($env:EVENKEEL_TITLE));"
                    + "[void]$n.Item(1).AppendChild($t.CreateTextNode($env:EVENKEEL_TEXT));"
                    + "[Windows.UI.Notifications.ToastNotificationManager]"
                    + "::CreateToastNotifier('{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}"
                    + "\\WindowsPowerShell\\v1.0\\powershell.exe')"
                    + ".Show([Windows.UI.Notifications.ToastNotification]::new($t))";

    private final String system;
    private final Launcher launcher;

    /** Starts a command and waits for its end. */
    @FunctionalInterface
    interface Launcher {
        /**
         * @throws IOException if there is no such command
         */
        void run(List<String> command, Map<String, String> environment) throws IOException;
    }

    /** Those of the system that the program runs on. */
    static DesktopNotices ofSystem() {
        return new DesktopNotices(System.getProperty("os.name", ""), DesktopNotices::launch);
    }

    DesktopNotices(String system, Launcher launcher) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.launcher = launcher;
    }

    /**
     * Shows a notice.
     *
     * @return whether the desktop took it
     */
    boolean tell(String title, String text) {
        Optional<List<String>> command = command(title, text);
        if (command.isEmpty()) {
            return false;
        }
        try {
            launcher.run(command.get(), Map.of("EVENKEEL_TITLE", title, "EVENKEEL_TEXT", text));
            return true;
        } catch (IOException e) {
            // A desktop without the command has no notices; the window tells all the same.
            return false;
        }
    }

    private Optional<List<String>> command(String title, String text) {
        if (system.startsWith("linux")) {
            return Optional.of(
                    List.of("notify-send", "--app-name=Evenkeel", "--", title, escaped(text)));
        }
        if (system.startsWith("mac")) {
            return Optional.of(
                    List.of(
                            "osascript",
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            title,
                            text));
        }
        if (system.startsWith("windows")) {
            return Optional.of(
                    List.of(
                            "powershell.exe",
                            "-NoProfile",
                            "-NonInteractive",
                            "-WindowStyle",
                            "Hidden",
                            "-Command",
                            TOAST));
        }
        return Optional.empty();
    }

    /** Many desktops read the text as markup. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void launch(List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
