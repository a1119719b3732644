package app.evenkeel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a main class in a JVM of its own, with this JVM's class path, and reads what it measured.
 */
final class ChildProcess {
    /** How a measurement is printed by the child: a line that begins with this. */
    static final String MARK = "measured ";

    private ChildProcess() {}

    /**
     * Starts the class and waits for it.
     *
     * @return wall seconds of the whole process, and the measurements it printed
     */
    static Result run(
            List<String> jvmOptions,
            Map<String, String> environment,
            Class<?> main,
            String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    /**
     * Starts the command and waits for it.
     *
     * @return wall seconds of the whole process, and the measurements it printed
     */
    static Result run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IOException(command.getLast() + " ended with " + exit + ":\n" + output);
        }
        List<String> measured =
                output.lines()
                        .filter(line -> line.startsWith(MARK))
                        .map(line -> line.substring(MARK.length()))
                        .toList();
        return new Result(seconds, measured);
    }

    /**
     * @param seconds wall time of the whole process
     * @param measured the lines that the child printed as measurements: a name, a blank, a value
     */
    record Result(double seconds, List<String> measured) {
        /** The values of a measurement that was made in rounds, numbered from 0. */
        List<Double> rounds(String name, String kind) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; has(name + "-" + i + kind); i++) {
                values.add(value(name + "-" + i + kind));
            }
            return values;
        }

        private boolean has(String name) {
            return measured.stream().anyMatch(line -> line.startsWith(name + " "));
        }

        double value(String name) {
            return measured.stream()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(
                            line -> Double.parseDouble(line.substring(name.length() + 1).strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("not measured: " + name));
        }
    }
}
