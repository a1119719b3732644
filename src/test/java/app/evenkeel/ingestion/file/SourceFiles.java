package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.Decimals;

import org.junit.jupiter.api.Assumptions;

import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

    private static void add(
            Map<String, BigDecimal> held, Collected read, AssetId asset, BigDecimal quantity) {
        held.merge(read.refOf(asset).symbol(), quantity, BigDecimal::add);
    }
}
