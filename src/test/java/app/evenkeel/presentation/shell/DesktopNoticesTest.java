package app.evenkeel.presentation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DesktopNoticesTest {
    private static final String TEXT = "--icon=x $(rm) `rm` \"; rm <b> & 'done'";
    private final List<String> command = new ArrayList<>();

    @Test
    void givesLinuxTheTextAsTextAndNeverAsOptionOrMarkup() {
        assertThat(on("Linux").tell("Evenkeel: prices", TEXT)).isTrue();

        assertThat(command)
                .containsExactly(
                        "notify-send",
                        "--app-name=Evenkeel",
                        "--",
                        "Evenkeel: prices",
                        "--icon=x $(rm) `rm` \"; rm &lt;b&gt; &amp; 'done'");
    }

    @Test
    void givesTheMacTheTextBesideTheScript() {
        assertThat(on("Mac OS X").tell("Evenkeel", TEXT)).isTrue();

        assertThat(command).startsWith("osascript").endsWith("Evenkeel", TEXT);
        assertThat(command.subList(1, command.size() - 2)).allMatch(part -> !part.contains("rm"));
    }

    @Test
    void givesWindowsTheTextByTheEnvironment() {
        assertThat(on("Windows 11").tell("Evenkeel", TEXT)).isTrue();

        assertThat(command).startsWith("powershell.exe").noneMatch(part -> part.contains("rm <b>"));
        assertThat(command.getLast()).contains("$env:EVENKEEL_TEXT");
    }

    @Test
    void isSilentWhereTheDesktopHasNoNotices() {
        assertThat(on("Plan 9").tell("Evenkeel", TEXT)).isFalse();
        var none =
                new DesktopNotices(
                        "Linux",
                        (parts, environment) -> {
                            throw new IOException("no such command");
                        });
        assertThat(none.tell("Evenkeel", TEXT)).isFalse();
    }

    private DesktopNotices on(String system) {
        return new DesktopNotices(system, this::remember);
    }

    private void remember(List<String> parts, Map<String, String> environment) {
        command.addAll(parts);
        assertThat(environment).containsEntry("EVENKEEL_TEXT", TEXT);
    }
}
