package app.evenkeel.ingestion.file.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.Decimals;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class BinanceImporterTest {
    @Test
    void readsTheStatementSecondBySecond() {
        Collected read = Collected.from(SourceFiles.own("file/binance/statement.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-02-01 DEPOSIT +1000 USDT",
                        "2025-02-07 INTEREST +0.02 USDT",
                        "2025-02-09 REWARD +0.03 ADA",
                        "2025-02-10 FEE -0.4 USDT",
                        "2025-02-10 REWARD +12.5 USDT",
                        "2025-02-10 FEE -7.5 USDT",
                        "2025-02-10 FEE -0.05 USDT",
                        "2025-02-11 WITHDRAWAL -12.5 EUR",
                        "2025-02-11 REWARD +0.0001 BNB",
                        "2025-02-12 WITHDRAWAL -0.005 BTC",
                        "2025-02-02 SWAP +0.012 BTC -540.1 USDT fee 0.0006 on top",
                        "2025-02-03 SWAP +1 SOL -140 USDT",
                        "2025-02-03 SWAP +50 ADA -40 USDT",
                        "2025-02-04 SWAP +0.0006 BNB -0.5 ADA",
                        "2025-02-04 SWAP +0.0002 BNB -0.001 SOL",
                        "2025-02-05 SELL +92.5 EUR -100 USDT = 92.5 EUR");
        assertThat(read.problemLines())
                .containsExactly(
                        "31 Operation UNKNOWN_TYPE", "33 Change BAD_NUMBER", "32 INCOMPLETE_GROUP");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesWithUnitsGluedToNumbers() {
        Collected read = Collected.from(SourceFiles.own("file/binance/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-02-02 SWAP +0.012 BTC -540.1 USDT fee 0.0006 on top",
                        "2025-02-16 SELL +400.2 EUR -1000.5 1INCH fee 0.5 on top = 400.2 EUR",
                        "2025-02-17 SWAP +0.1 BTC -2 ETH fee 0.0001 on top");
        assertThat(read.problemLines()).containsExactly("6 Side UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheSemicolonTradesOf2018() {
        Collected read = Collected.from(SourceFiles.own("file/binance/trades-2018.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2018-01-05 SWAP +2 ETH -0.14 BTC fee 0.002 on top",
                        "2018-01-06 SWAP +0.08 BTC -1 ETH fee 0.004 on top");
        assertThat(read.problemLines()).containsExactly("4 Market BAD_VALUE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsOrdersWithTheirExecutions() {
        Collected read = Collected.from(SourceFiles.own("file/binance/orders.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2020-06-01 BUY +4 BNB -60 EUR fee 0.004 on top = 60 EUR",
                        "2020-06-01 BUY +6 BNB -90 EUR fee 0.006 on top = 90 EUR",
                        "2020-06-03 SELL +48 EUR -3 BNB = 48 EUR");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsConversions() {
        Collected read = Collected.from(SourceFiles.own("file/binance/convert.csv"));

        assertThat(read.toldAll()).containsExactly("2025-03-01 SWAP +0.01 BTC -600 USDT");
        assertThat(read.problemLines()).containsExactly("4 Sell BAD_VALUE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsWithdrawals() {
        Collected read = Collected.from(SourceFiles.own("file/binance/withdrawals.csv"));

        assertThat(read.toldAll())
                .containsExactly("2025-02-12 WITHDRAWAL -0.0048 BTC fee 0.0002 on top");
        assertThat(read.problemLines()).containsExactly("4 Amount NOT_POSITIVE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsDeposits() {
        Collected read = Collected.from(SourceFiles.own("file/binance/deposits.csv"));

        assertThat(read.toldAll()).containsExactly("2025-02-01 DEPOSIT +1000 USDT");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsPurchasesByCard() {
        Collected read = Collected.from(SourceFiles.own("file/binance/fiat.csv"));

        assertThat(read.toldAll())
                .containsExactly("2025-04-01 BUY +0.05 ETH -100 EUR fee 2 = 100 EUR");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheCard() {
        Collected read = Collected.from(SourceFiles.own("file/binance/card.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2021-11-02 WITHDRAWAL -0.05 BNB",
                        "2021-11-02 WITHDRAWAL -3.5 EUR",
                        "2021-11-03 DEPOSIT +5.5 EUR");
        assertThat(read.problemLines()).containsExactly("4 Assets Used BAD_VALUE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void tellsOneTradeTheSameFromStatementAndTradeHistory() {
        assertThat(keys("file/binance/statement.csv"))
                .contains(keys("file/binance/trades.csv").get(0));
    }

    @Test
    void agreesWithTheSharedGoldenPostings() throws IOException {
        Collected read = Collected.from(SourceFiles.shared("binance/statement_uabean.csv"));
        Map<String, BigDecimal> golden = new TreeMap<>();
        Pattern posting = Pattern.compile("  Assets:\\S+ +(-?[0-9.]+) (\\w+).*");
        for (String line :
                Files.readAllLines(SourceFiles.shared("binance/statement_uabean.csv.beancount"))) {
            Matcher found = posting.matcher(line);
            if (found.matches()) {
                // LDBUSD is BUSD in the savings pocket.
                golden.merge(
                        found.group(2).replace("LDBUSD", "BUSD"),
                        new BigDecimal(found.group(1)),
                        BigDecimal::add);
            }
        }
        golden.values().removeIf(quantity -> quantity.signum() == 0);
        golden.replaceAll((symbol, quantity) -> Decimals.normal(quantity));

        assertThat(read.rows).isEqualTo(56);
        assertThat(read.problems).isEmpty();
        assertThat(SourceFiles.holdings(read)).isEqualTo(golden);
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void agreesWithTheSharedConversionsAndTrades() {
        Collected converted =
                Collected.from(SourceFiles.shared("binance/statement_convert_strategy.csv"));
        assertThat(converted.problems).isEmpty();
        // A conversion counts as two trades there, and as one exchange here.
        assertThat(converted.toldAll())
                .containsExactly(
                        "2025-01-04 DEPOSIT +500 USDT",
                        "2025-01-04 SWAP +10 SOL -200 USDT",
                        "2025-01-13 SWAP +0.004079 ETH -5 XRP fee 0.00000408 on top",
                        "2025-01-13 SWAP +5 XRP -0.004079 ETH fee 0.005 on top");

        Collected trades =
                Collected.from(SourceFiles.shared("binance/trade_history_fee_suffix.csv"));
        assertThat(trades.problems).isEmpty();
        assertThat(trades.toldAll())
                .containsExactly(
                        "2024-01-15 BUY +0.05 BTC -2100 EUR fee 0.001 on top = 2100 EUR",
                        "2024-06-20 SELL +2400 EUR -0.05 BTC fee 0.001 on top = 2400 EUR",
                        "2024-03-10 BUY +1 ETH -3200 EUR fee 0.01 on top = 3200 EUR");
    }

    private static List<String> keys(String name) {
        return Collected.from(SourceFiles.own(name)).candidates.stream()
                .map(Candidate::naturalKey)
                .toList();
    }
}
