package app.evenkeel.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of their own for tests, to be killed or shut out. */
public final class ChildJava {
    /** They live for seconds, in which better code costs more than it wins. */
    private static final List<String> SHORT_LIVED =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ChildJava() {}

    /** Runs a class with the class path of this process. */
    public static ProcessBuilder running(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
