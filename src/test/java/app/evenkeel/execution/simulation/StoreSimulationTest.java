package app.evenkeel.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.exchange.Faults;
import app.evenkeel.exchange.Keys;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.exchange.LoopbackServer;
import app.evenkeel.execution.LiveStore;
import app.evenkeel.security.OwnerOnly;
import app.evenkeel.security.RememberingVaults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/**
 * The invariants over seeds with the real store, ledger, desks, armings and closing. {@code
 * -DstoreSeeds=100} tries more, {@code -DstoreSeed=7 -DstoreSeeds=1} does again what seed 7 did.
 */
class StoreSimulationTest {
    private static final long FIRST = Long.getLong("storeSeed", 1);
    private static final int SEEDS = Integer.getInteger("storeSeeds", 2);

    @TempDir private Path folder;

    @Test
    void holdsItsInvariantsWithEverythingThatIsReal() throws IOException {
        Summary summary = simulate(folder, FIRST, SEEDS);
        System.out.println(summary.text());

        assertThat(summary.runs).isEqualTo(3 * SEEDS);
        assertThat(summary.orders).isPositive();
        assertThat(summary.violations).as(summary.text()).isZero();
    }

    private static Summary simulate(Path folder, long first, int count) throws IOException {
        Path made = folder.resolve("made");
        Keys keys = new Keys();
        Keys.Customer customer = keys.add("key", StoreSimulation.NAME);
        VirtualTime time = new VirtualTime();
        LoopbackExchange exchange = new LoopbackExchange(Instant::now);
        try (LoopbackServer server =
                new LoopbackServer(exchange, new Faults(new Random(1)), keys, 0)) {
            LiveStore.make(
                    RememberingVaults.at(made),
                    time.clock(),
                    "binance",
                    server.address(),
                    customer,
                    StoreSimulation.TRADES);
        }
        Summary summary = new Summary();
        for (long seed = first; seed < first + count; seed++) {
            Path own = folder.resolve("seed" + seed);
            OwnerOnly.createDirectories(own);
            move(made, own, false);
            summary.add(new StoreSimulation(seed, RememberingVaults.at(own)).run());
            move(own, own, true);
        }
        return summary;
    }

    /** Copies the files of a store, or removes them. */
    private static void move(Path from, Path to, boolean removes) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                if (removes) {
                    Files.delete(file);
                } else {
                    OwnerOnly.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
    }

    private static final class Summary {
        private final StringBuilder lines = new StringBuilder();
        private int seeds;
        private int runs;
        private int orders;
        private long faults;
        private int crashes;
        private int violations;

        void add(StoreSimulation.Result result) {
            seeds++;
            runs += result.runs().size();
            orders += result.orders();
            faults += result.faults();
            crashes += result.crashes();
            violations += result.violations().size();
            result.violations()
                    .forEach(each ->
                            lines.append(System.lineSeparator())
                                    .append("seed " + result.seed() + ": " + each));
        }

        String text() {
            return String.format(
                            "seeds %d, runs %d, orders %d, faults %d, crashes %d, violations %d",
                            seeds, runs, orders, faults, crashes, violations)
                    + lines;
        }
    }
}
