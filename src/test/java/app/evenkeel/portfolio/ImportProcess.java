package app.evenkeel.portfolio;

import app.evenkeel.storage.ChildJava;

import java.io.IOException;
import java.nio.file.Path;

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
        return ChildJava.running(ImportProcess.class, folder.toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
