package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills a process that writes one large import, at random moments, and looks at what is left. */
class KillTest {
    private static final int ROWS = 20_000;

    @TempDir private Path directory;

    @Test
    void leavesAnImportWholeOrNotAtAllWhenTheProcessIsKilled() throws Exception {
        assertThat(kill(directory, 4, new Random(20_261_120))).isEqualTo(4);
    }

    /** Arguments: how many kills. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("evenkeel-kill");
        int kills = Integer.parseInt(args[0]);
        System.out.println(kill(directory, kills, new Random()) + " kills survived");
    }

    private static int kill(Path directory, int kills, Random random)
            throws IOException, InterruptedException {
        TestStore.create(directory).close();
        long before = 0;
        for (int i = 0; i < kills; i++) {
            boolean committed = killOnce(directory, random);
            try (Database database = Database.open(directory, TestStore.key(1))) {
                Stores stores = Stores.of(database);
                IntegrityStore.Findings found =
                        database.read(tx -> stores.integrity().check(tx, Progress.NONE));
                assertThat(found.problems()).as("after kill %s", i + 1).isEmpty();
                long rows = found.transactions();
                if (committed) {
                    assertThat(rows).as("after it was told as committed").isEqualTo(before + ROWS);
                } else {
                    assertThat(rows).as("whole or not at all").isIn(before, before + ROWS);
                }
                before = rows;
            }
        }
        return kills;
    }

    private static boolean killOnce(Path directory, Random random)
            throws IOException, InterruptedException {
        Process process = StoreProcess.start(directory, "insert", Integer.toString(ROWS));
        try (BufferedReader lines = StoreProcess.lines(process)) {
            String line = lines.readLine();
            assertThat(line).isEqualTo("READY");
            // Not a wait for something to happen: the moment of the kill is the point.
            process.waitFor(random.nextLong(2_500), TimeUnit.MILLISECONDS);
            // By its handle, which leaves open what it said until then.
            process.toHandle().destroyForcibly();
            process.onExit().join();
            return "COMMITTED".equals(lines.readLine());
        }
    }
}
