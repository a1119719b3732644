package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.Decimals;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where the tests of sources find their files, and what a whole file amounts to. */
public final class SourceFiles {
    private static final Path SHARED = Path.of("../shared/data");

    private SourceFiles() {}

    /** An invented file beside the tests, such as {@code file/kraken/ledgers.csv}. */
    public static Path own(String name) {
        String resource = "/app/evenkeel/ingestion/" + name;
        try {
            return Path.of(
                    Objects.requireNonNull(SourceFiles.class.getResource(resource), resource)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A real or realistic file beside the project; the test is skipped where there is none. */
    public static Path shared(String name) {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "skipped: ../shared/data is not here");
        return SHARED.resolve(name);
    }

    /**
     * What is held of each symbol after everything that a file tells; nothing left is not there.
     */
    public static Map<String, BigDecimal> holdings(Collected read) {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (Transaction transaction : read.transactions()) {
            Movement m = transaction.movement();
            if (m.in() != null) {
                add(held, read, m.in().asset(), m.in().quantity());
            }
            if (m.out() != null) {
                add(held, read, m.out().asset(), m.out().quantity().negate());
            }
            if (m.fee() != null && !m.fee().included()) {
                add(held, read, m.fee().asset(), m.fee().quantity().negate());
            }
        }
        held.values().removeIf(quantity -> quantity.signum() == 0);
        held.replaceAll((symbol, quantity) -> Decimals.normal(quantity));
        return held;
    }

    /** What sort of thing each symbol in what a file tells is. */
    public static Map<String, AssetKind> kinds(Collected read) {
        Map<String, AssetKind> kinds = new TreeMap<>();
        for (Transaction transaction : read.transactions()) {
            Movement m = transaction.movement();
            Stream.of(m.in(), m.out())
                    .filter(Objects::nonNull)
                    .map(leg -> read.refOf(leg.asset()))
                    .forEach(ref -> kinds.put(ref.symbol(), ref.kind()));
        }
        return kinds;
    }

    /**
     * What a ledger's own column of balances ends with, for each symbol; pockets of one asset are
     * added up.
     *
     * @param newestFirst whether the file's first row is its last event
     * @param symbol how the file's code is called elsewhere
     */
    public static Map<String, BigDecimal> stated(
            Path file,
            String codes,
            String balances,
            boolean newestFirst,
            UnaryOperator<String> symbol) {
        Map<String, BigDecimal> last = new LinkedHashMap<>();
        int code = -1;
        int balance = -1;
        for (List<String> cells : cells(file)) {
            if (code < 0) {
                code = cells.indexOf(codes);
                balance = cells.indexOf(balances);
            } else if (balance < cells.size() && !cells.get(balance).isEmpty()) {
                BigDecimal value = new BigDecimal(cells.get(balance));
                if (newestFirst) {
                    last.putIfAbsent(cells.get(code), value);
                } else {
                    last.put(cells.get(code), value);
                }
            }
        }
        Map<String, BigDecimal> sums = new TreeMap<>();
        last.forEach((key, value) -> sums.merge(symbol.apply(key), value, BigDecimal::add));
        sums.values().removeIf(quantity -> quantity.signum() == 0);
        sums.replaceAll((key, quantity) -> Decimals.normal(quantity));
        return sums;
    }

    /** Checks that every data row ended in a transaction, a problem, or a word about itself. */
    public static void assertNothingLost(Collected read) {
        Set<Long> lines = new TreeSet<>(read.nothingNew);
        read.candidates.forEach(c -> lines.add(c.transaction().head().origin().line()));
        read.problems.forEach(problem -> lines.add(problem.line()));
        read.confirmations.forEach(confirmation -> lines.add(confirmation.line()));
        read.holdings.forEach(holding -> lines.add(holding.line()));
        assertThat((long) lines.size()).as("rows that came to something").isEqualTo(read.rows);
    }

    private static List<List<String>> cells(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.replace("\uFEFF", "").replace("\"", ""))
                    .map(line -> List.of(line.split("[,;]", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(
            Map<String, BigDecimal> held, Collected read, AssetId asset, BigDecimal quantity) {
        held.merge(read.refOf(asset).symbol(), quantity, BigDecimal::add);
    }
}
