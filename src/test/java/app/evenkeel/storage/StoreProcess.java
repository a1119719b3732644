package app.evenkeel.storage;

import app.evenkeel.domain.task.Progress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A store in a process of its own, to be shut out or killed. Arguments: folder, then {@code open}
 * or {@code insert} and how many.
 */
final class StoreProcess {
    private StoreProcess() {}

    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        try (Database database = Database.open(directory, TestStore.key(1))) {
            if (args[1].equals("insert")) {
                TestStore store = TestStore.of(database);
                System.out.println("READY");
                store.insertTrades(store.count(), store.count() + Long.parseLong(args[2]));
                System.out.println("COMMITTED");
            } else {
                List<?> problems =
                        database.read(tx ->
                                Stores.of(database)
                                        .integrity()
                                        .check(tx, Progress.NONE)
                                        .problems());
                System.out.println(problems.isEmpty() ? "OPEN" : problems.toString());
            }
        } catch (StorageException e) {
            System.out.println(e.problem().code());
        }
    }

    /** The first line that another process answers with. */
    static String run(Path directory, String... arguments) throws IOException {
        Process process = start(directory, arguments);
        try (BufferedReader lines = lines(process)) {
            String line = lines.readLine();
            return line == null ? "" : line;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    static Process start(Path directory, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(directory.toString()));
        all.addAll(List.of(arguments));
        return ChildJava.running(StoreProcess.class, all.toArray(String[]::new))
                .redirectErrorStream(true)
                .start();
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
