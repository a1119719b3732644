package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A digit that slipped in one of a trade's figures is taken, but told. */
final class TradeArithmeticTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rakuten/tradehistory(JP)_20240731.csv|2|\"100\",\"2,950.0\"|\"500\",\"2,950.0\""
                        + "|500|2950 JPY|295000 JPY",
                "rakuten/tradehistory(US)_20240731.csv|2|\"5\",\"236.8500\"|\"6\",\"236.8500\""
                        + "|6|236.85 USD|1184.25 USD",
                "rakuten/tradehistory(INVST)_20240731.csv|2|\"23,810\",|\"28,810\","
                        + "|28810|20999 JPY|50000 JPY",
                "kraken/trades.csv|2|\"5.20\",\"0.05\"|\"5.20\",\"0.45\"|0.45|40000 EUR|2005.2 EUR",
                "coinbase/report-2025.csv|6|ETH,0.2,EUR|ETH,0.7,EUR|0.7|2000 EUR|402.4 EUR",
                "ibkr/flex-trades.csv|2|\"BUY\",\"10\"|\"BUY\",\"17\"|17|50 USD|502.5 USD",
                "schwab/older-2019.csv|3|$21.50,40|$21.50,46|46|21.5 USD|855.03 USD",
            })
    void tellsTheFiguresThatContradictEachOther(
            String file,
            long line,
            String from,
            String to,
            String quantity,
            String price,
            String amount)
            throws IOException {
        List<RowProblem> notes = contradictions(slipped(file, from, to));

        assertThat(notes)
                .containsExactly(
                        RowProblem.note(
                                line,
                                "",
                                ProblemCode.AMOUNT_UNLIKE_PRICE,
                                quantity,
                                price,
                                amount));
    }

    @Test
    void takesAChargeForOneWhereTheSourceHasNoColumnForIt() {
        assertThat(bought("100", "20").amount(pounds("2011.95")).contradiction()).isNull();
        assertThat(bought("10", "20").amount(pounds("211.95")).contradiction()).isNull();
        assertThat(bought("10", "20").amount(pounds("188.05")).contradiction()).isNotNull();
    }

    @Test
    void takesNothingForAChargeBesideTheOneThatIsStated() {
        assertThat(
                        bought("10", "20")
                                .fee(AssetRef.cash(CurrencyCode.GBP), new BigDecimal("1"))
                                .amount(pounds("211.95"))
                                .contradiction())
                .containsExactly("10", "20 GBP", "211.95 GBP");
    }

    @Test
    void comparesOnlyWhatIsInTheCurrencyOfThePrice() {
        assertThat(bought("10", "20").amount(Money.of("900", CurrencyCode.USD)).contradiction())
                .isNull();
    }

    @Test
    void leavesTinyAmountsTheirRounding() {
        assertThat(bought("0.001", "20").amount(pounds("0.03")).contradiction()).isNull();
        assertThat(bought("0.001", "20").amount(pounds("0.05")).contradiction()).isNotNull();
    }

    @Test
    void findsNoContradictionInAnyInventedFile() throws IOException {
        assertThat(told(SourceFiles.own("file"))).isEmpty();
    }

    /** The one there is was made by whoever blotted out the amounts of that statement. */
    @Test
    void findsNoContradictionInAnyFileBesideTheProject() throws IOException {
        assertThat(told(SourceFiles.shared(".")))
                .containsExactly("degiro_nl_account.csv 69 [30, 22.4 EUR, 19999.98 EUR]");
    }

    private static TradeArithmetic bought(String quantity, String price) {
        return new TradeArithmetic(
                true,
                AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.GBP, ""),
                new BigDecimal(quantity),
                new Price(new BigDecimal(price), CurrencyCode.GBP));
    }

    private static Money pounds(String amount) {
        return Money.of(amount, CurrencyCode.GBP);
    }

    private static List<String> told(Path root) throws IOException {
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (RowProblem note : contradictions(file)) {
                    told.add(file.getFileName() + " " + note.line() + " " + note.problem().args());
                }
            }
        }
        return told;
    }

    private Path slipped(String file, String from, String to) throws IOException {
        Charset charset =
                file.startsWith("rakuten")
                        ? Charset.forName("windows-31j")
                        : StandardCharsets.UTF_8;
        String text = Files.readString(SourceFiles.own("file/" + file), charset);
        assertThat(text).contains(from);
        return Files.writeString(
                folder.resolve(Path.of(file).getFileName()), text.replace(from, to), charset);
    }

    private static List<RowProblem> contradictions(Path file) {
        FileReading reading = FileReading.standard();
        return reading.find(file).stream()
                .filter(RecognisedFile.class::isInstance)
                .map(RecognisedFile.class::cast)
                .filter(found -> found.prices() == null)
                .flatMap(found -> problems(reading, found))
                .filter(p -> p.problem().code() == ProblemCode.AMOUNT_UNLIKE_PRICE)
                .toList();
    }

    private static Stream<RowProblem> problems(FileReading reading, RecognisedFile file) {
        try {
            return Collected.from(reading, file, null).problems.stream();
        } catch (EvenkeelException damaged) {
            return Stream.empty();
        }
    }
}
