package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.Decimals;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the ledger holds of each asset after a file against what the file's own columns come to.
 * {@code balances.csv} has the cells that count, copied by hand: file, asset, and the numbers to be
 * added up, or the closing balance that the file states.
 */
final class BalanceConservationTest {
    private static final Path ROOT = SourceFiles.own("file");

    /** They state what is held or what was gained, which changes no balance. */
    private static final Set<String> WITHOUT_CHANGE =
            Set.of(
                    "etoro/closed.csv",
                    "rakuten/assetbalance(all)_20240731_213000.csv",
                    "rakuten/gains-invst.csv",
                    "rakuten/gains-jp.csv",
                    "rakuten/holdings(JP)_20240731.csv",
                    "template/coin-log.csv",
                    "template/german-broker.csv",
                    "xtb/no-currency.csv");

    @TestFactory
    Stream<DynamicTest> comesToWhatTheFilesColumnsComeTo() {
        Map<String, Map<String, BigDecimal>> expected = expected();
        return expected.entrySet().stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getKey(),
                                () ->
                                        assertThat(
                                                        SourceFiles.holdings(
                                                                Collected.from(
                                                                        ROOT.resolve(
                                                                                file.getKey()))))
                                                .isEqualTo(file.getValue())));
    }

    @Test
    void leavesNoFileOut() {
        Set<String> told = expected().keySet();
        assertThat(fixtures())
                .allMatch(name -> told.contains(name) != WITHOUT_CHANGE.contains(name));
    }

    private static Map<String, Map<String, BigDecimal>> expected() {
        Map<String, Map<String, BigDecimal>> files = new TreeMap<>();
        for (String line : lines(ROOT.resolve("balances.csv"))) {
            if (!line.startsWith("#")) {
                List<String> cells = List.of(line.split(";", -1));
                BigDecimal sum =
                        Arrays.stream(cells.get(2).split(" ", -1))
                                .map(BigDecimal::new)
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                Map<String, BigDecimal> assets =
                        files.computeIfAbsent(cells.get(0), _ -> new TreeMap<>());
                if (sum.signum() != 0) {
                    assets.put(cells.get(1), Decimals.normal(sum));
                }
            }
        }
        return files;
    }

    private static List<String> fixtures() {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            return files.filter(file -> file.getNameCount() == ROOT.getNameCount() + 2)
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
