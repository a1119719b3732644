package app.evenkeel.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The start script, with a Java that only tells what it was asked. */
class LauncherTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir Path folder;

    @Test
    void takesAJavaThatFirstTellsWhichOptionsItPickedUp() throws Exception {
        assumeTrue(Files.isExecutable(SHELL), "the script is for systems with a shell");
        Path java = folder.resolve("jdk/bin/java");
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(
                java,
                """
                #!/bin/sh
                if [ "$1" = -version ]; then
                    echo 'Picked up JAVA_TOOL_OPTIONS: -Dinvented=1' >&2
                    echo 'openjdk version "25.0.1" 2025-10-21 LTS' >&2
                else
                    echo "started with $*"
                fi
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();

        ProcessBuilder script =
                new ProcessBuilder(
                        SHELL.toString(),
                        Path.of("jpackage/launcher/evenkeel").toAbsolutePath().toString(),
                        "positions");
        script.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        assertThat(said(script)).contains("started with ", "bootstrap.Main positions");
    }

    private static String said(ProcessBuilder script) throws IOException, InterruptedException {
        Process running = script.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }
}
