package app.evenkeel.ingestion.file.portfolioperformance;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class PortfolioPerformanceTest {
    @Test
    void followsReferencesAndJoinsAPortfolioWithItsAccount() {
        Collected read = Collected.from(SourceFiles.own("file/portfolio-performance/client.xml"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-02 DEPOSIT +5000 EUR",
                        "2024-02-01 INTEREST +3 EUR tax 1 = 3 EUR",
                        "2024-01-03 BUY +20 OAK -935 EUR fee 3 tax 2 = 935 EUR",
                        "2024-01-04 BUY +15 Elm Fund -200 EUR = 200 EUR",
                        "2024-01-04 TRANSFER -200 EUR",
                        "2024-01-04 TRANSFER +200 EUR");
        assertThat(read.candidates)
                .extracting(Candidate::accountKey)
                .containsExactly(
                        "Portfolio Performance/Depot",
                        "Portfolio Performance/Savings",
                        "Portfolio Performance/Depot",
                        "Portfolio Performance/Depot",
                        "Portfolio Performance/Savings",
                        "Portfolio Performance/Depot");
        Transaction buy = read.transactions().get(2);
        assertThat(buy.head().time()).hasToString("2024-01-03T10:15:00Z");
        assertThat(buy.movement().price()).hasToString("Price[value=50.125, currency=USD]");
        assertThat(read.problemLines())
                .containsExactly("130 reference BAD_VALUE", "105 type UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsGermanExports() {
        Collected read = Collected.from(SourceFiles.own("file/portfolio-performance/german.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-15 DEPOSIT +5000 EUR",
                        "2024-01-16 BUY +10 OAK.DE -1004.99 EUR fee 4.99 = 1004.99 EUR",
                        "2024-02-01 SELL +520 EUR -5 OAK.DE fee 5 tax 10 = 520 EUR",
                        "2024-03-01 DIVIDEND +17 EUR tax 3 = 17 EUR",
                        "2024-03-02 INTEREST -1.23 EUR = -1.23 EUR",
                        "2024-03-03 TAX +2 EUR",
                        "2024-03-04 DEPOSIT +1000.5 XX0000000022 = 1250.5 EUR");
        assertThat(read.problemLines()).containsExactly("9 Typ UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsEnglishExportsWithTheirOwnNumbers() {
        Collected read = Collected.from(SourceFiles.own("file/portfolio-performance/english.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-15 DEPOSIT +5000 EUR",
                        "2024-01-16 BUY +10 OAK -1004.99 EUR fee 4.99 = 1004.99 EUR",
                        "2024-02-01 TRANSFER -100 EUR");
        Movement buy = read.transactions().get(1).movement();
        assertThat(buy.price()).hasToString("Price[value=108, currency=USD]");
    }

    @Test
    void readsPricesWithTheDigitsOfEachVersion() {
        assertThat(prices(SourceFiles.own("file/portfolio-performance/client.xml")))
                .containsExactly("OAK 1 2024-01-02=50.125");
        // Digits as the program's own migration of old files has them: 2, 2 and 8.
        assertThat(
                        prices(
                                SourceFiles.shared(
                                        "portfolio-performance/"
                                                + "security_performance_with_missing_historical_quotes.xml")))
                .containsExactly("BAS.DE 1 2014-12-03=73.65");
        assertThat(prices(SourceFiles.shared("portfolio-performance/currency_sample.xml")))
                .containsExactly("AAPL 1409 2010-01-04=30.57", "BAS.DE 1328 2010-01-04=44.85");
        assertThat(
                        prices(
                                SourceFiles.shared(
                                        "portfolio-performance/client_performance_snapshot.xml")))
                .anyMatch(line -> line.endsWith("2014-12-22=28.235"));
    }

    /** Symbol, number of prices, and the first of them. */
    private static List<String> prices(Path file) {
        List<String> told = new ArrayList<>();
        RecognisedFile found = Collected.only(FileReading.standard(), file);
        Objects.requireNonNull(found.prices())
                .read(
                        (asset, bars) ->
                                told.add(
                                        asset.symbol()
                                                + " "
                                                + bars.size()
                                                + " "
                                                + bars.getFirst().day()
                                                + "="
                                                + Decimals.plain(
                                                        Objects.requireNonNull(
                                                                bars.getFirst().close()))),
                        Progress.NONE);
        return told;
    }

    @Test
    void readsTheSharedClientFiles() {
        Collected snapshot =
                Collected.from(
                        SourceFiles.shared(
                                "portfolio-performance/client_performance_snapshot.xml"));
        assertThat(snapshot.problems).isEmpty();
        assertThat(snapshot.toldAll())
                .contains(
                        "2014-12-22 BUY +10 BAS -705.7 EUR fee 1 tax 2 = 705.7 EUR",
                        "2014-05-25 INTEREST +4 EUR tax 1 = 4 EUR");
        SourceFiles.assertNothingLost(snapshot);

        Collected currency =
                Collected.from(SourceFiles.shared("portfolio-performance/currency_sample.xml"));
        assertThat(currency.problems).isEmpty();
        assertThat(SourceFiles.holdings(currency))
                .containsEntry("AAPL", new BigDecimal("15"))
                .containsEntry("BAS.DE", new BigDecimal("20"));
        SourceFiles.assertNothingLost(currency);

        Collected old =
                Collected.from(
                        SourceFiles.shared(
                                "portfolio-performance/"
                                        + "security_performance_with_missing_historical_quotes.xml"));
        assertThat(old.toldAll()).containsExactly("2014-01-02 DEPOSIT +100 BAS.DE = 7748 EUR");
    }
}
