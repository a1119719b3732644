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

/** The invariants over seeds with the real store, ledger, desks, armings and closing. */
class StoreSimulationTest {
    private static final int IN_SUITE = 5;

    @TempDir private Path folder;

    @Test
    void holdsItsInvariantsWithEverythingThatIsReal() throws IOException {
        Summary summary = simulate(folder, 1, IN_SUITE);

        assertThat(summary.crashes).isPositive();
        assertThat(summary.orders).isGreaterThan(IN_SUITE);
        assertThat(summary.violations).as(summary.text()).isZero();
    }

    /** Arguments: first seed, number of seeds. Prints what came of them; fails on a violation. */
    public static void main(String[] args) throws IOException {
        long first = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        Summary summary = simulate(Files.createTempDirectory("seeds"), first, count);
        System.out.println(summary.text());
        System.exit(summary.violations == 0 ? 0 : 1);
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
