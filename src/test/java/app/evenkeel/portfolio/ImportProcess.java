package app.evenkeel.portfolio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that imports one file, to be killed by a test. */
final class ImportProcess {
    static final String READY = "READY";
    static final String COMMITTED = "COMMITTED";

    private ImportProcess() {}

    /** Arguments: the folder of the store, the file. */
    public static void main(String[] args) {
        try (ServiceStore store = ServiceStore.open(Path.of(args[0]))) {
            System.out.println(READY);
            store.add(Path.of(args[1]));
            System.out.println(COMMITTED);
        }
    }

    static Process start(Path folder, Path file) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportProcess.class.getName(),
                        folder.toString(),
                        file.toString());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
