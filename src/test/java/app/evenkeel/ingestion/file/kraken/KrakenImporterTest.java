package app.evenkeel.ingestion.file.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class KrakenImporterTest {
    private static final String LEDGERS =
            "\"txid\",\"refid\",\"time\",\"type\",\"subtype\",\"aclass\",\"asset\",\"amount\","
                    + "\"fee\",\"balance\"\n";

    @TempDir Path folder;

    @Test
    void readsLedgersWithPhantomsTradesAndStaking() {
        Collected read = Collected.from(SourceFiles.own("file/kraken/ledgers.csv"));

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2023-02-01 DEPOSIT +1500 EUR",
                        "2023-02-02 BUY +50 DOT -800 EUR fee 0.4 on top = 800.4 EUR",
                        "2023-02-02 FEE -0.1 DOT",
                        "2023-02-03 SELL +170 EUR -10 DOT fee 0.25 on top = 169.75 EUR",
                        "2023-02-04 BUY +0.0045 BTC -100 EUR = 100 EUR",
                        "2023-02-05 SWAP +0.015 ETH -0.001 BTC fee 0.000002 on top",
                        "2023-02-06 TRANSFER -30 DOT",
                        "2023-02-06 TRANSFER +30 DOT",
                        "2023-02-13 REWARD +0.08 DOT",
                        "2023-02-14 WITHDRAWAL -0.003 BTC fee 0.00015 on top");
        assertThat(read.rows).isEqualTo(16);
        assertThat(read.problemLines())
                .containsExactlyInAnyOrder("16 INCOMPLETE_GROUP", "17 type UNKNOWN_TYPE");
    }

    @Test
    void readsEarnMarginDustAndPocketsOfTheLayoutWithWallets() {
        Path file = SourceFiles.own("file/kraken/ledgers-2024.csv");
        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2024-03-01 DEPOSIT +5000 EUR",
                        "2024-03-03 TRANSFER -0.4 ETH",
                        "2024-03-03 TRANSFER +0.4 ETH",
                        "2024-03-10 REWARD +0.001 ETH fee 0.0001 on top",
                        "2024-03-11 TRANSFER -0.1 ETH",
                        "2024-03-11 TRANSFER +0.1 ETH",
                        "2024-03-12 FEE -1.2 EUR",
                        "2024-03-12 FEE -0.3 EUR",
                        "2024-03-12 REWARD +25 EUR fee 1.2 on top",
                        "2024-03-13 FEE -14.5 EUR fee 1 on top",
                        "2024-03-15 DEPOSIT +3 DOGE",
                        "2024-03-15 DEPOSIT +5 XLM",
                        "2024-03-17 TRANSFER -0.5 ETH",
                        "2024-03-18 WITHDRAWAL -100 EUR fee 0.9 on top",
                        "2024-03-02 BUY +1 ETH -3000 EUR fee 7.8 on top = 3007.8 EUR",
                        "2024-03-14 BUY +0.002 BTC -99 EUR = 99 EUR",
                        "2024-03-16 SELL +0.50005 EUR -3 DOGE fee 0.04 on top = 0.46005 EUR",
                        "2024-03-16 SELL +0.50005 EUR -5 XLM = 0.50005 EUR",
                        "2024-03-19 BUY +10.8 USDC -10 EUR = 10 EUR");
        assertThat(read.problemLines()).containsExactly("18 SHARED_OUT");
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        SourceFiles.stated(file, "asset", "balance", false, KrakenAssets::symbol));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesOfOldAndNewPairs() {
        Collected read = Collected.from(SourceFiles.own("file/kraken/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-15 BUY +0.05 BTC -2000 EUR fee 5.2 on top = 2005.2 EUR",
                        "2024-09-20 SELL +1500 EUR -0.5 ETH fee 3.9 on top = 1496.1 EUR",
                        "2024-09-21 SWAP +0.4 ETH -0.02 BTC fee 0.00005 on top");
        assertThat(read.problemLines()).containsExactly("5 pair BAD_VALUE");
        assertThat(read.confirmations).extracting(Confirmation::crossKey).containsExactly("TM3");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void tellsOneTradeTheSameFromBothExports() throws IOException {
        Path ledgers = folder.resolve("a.csv");
        Files.writeString(
                ledgers,
                LEDGERS
                        + "\"L1\",\"TTRD-1\",\"2024-03-15 10:30:00\",\"trade\",\"\",\"currency\","
                        + "\"ZEUR\",-2000.0000,5.2000,1\n"
                        + "\"L2\",\"TTRD-1\",\"2024-03-15 10:30:00\",\"trade\",\"\",\"currency\","
                        + "\"XXBT\",0.0500000000,0,1\n");

        Candidate fromLedgers = Collected.from(ledgers).candidates.getFirst();
        Collected trades = Collected.from(SourceFiles.own("file/kraken/trades.csv"));
        Candidate fromTrades = trades.candidates.getFirst();

        assertThat(fromLedgers.naturalKey()).isEqualTo(fromTrades.naturalKey());
        assertThat(Collected.from(ledgers).toldAll().getFirst())
                .isEqualTo(trades.toldAll().getFirst());
    }

    @Test
    void findsTheRowsOfATradeThatStandFarApart() throws IOException {
        StringBuilder text = new StringBuilder(LEDGERS);
        String head = ",\"2024-03-15 10:30:00\",\"trade\",\"\",\"currency\",";
        text.append("\"L1\",\"T1\"").append(head).append("\"ZEUR\",-10,0,1\n");
        for (int i = 0; i < 500; i++) {
            text.append("\"S").append(i).append("\",\"R").append(i);
            text.append(
                    "\",\"2024-03-15 10:30:00\",\"staking\",\"\",\"currency\",\"DOT.S\",1,0,1\n");
        }
        text.append("\"L2\",\"T1\"").append(head).append("\"DOT\",2,0,1\n");
        Path file = Files.writeString(folder.resolve("b.csv"), text);

        assertThat(Collected.from(file).toldAll())
                .hasSize(501)
                .contains("2024-03-15 BUY +2 DOT -10 EUR = 10 EUR");
    }

    @Test
    void namesAssetsAsTheRestOfTheWorldDoes() {
        assertThat(List.of("XXBT", "XBT", "ZEUR", "XETH", "DOT.S", "DOT28.S", "USDC.M", "ETH2.S"))
                .map(KrakenAssets::symbol)
                .containsExactly("BTC", "BTC", "EUR", "ETH", "DOT", "DOT", "USDC", "ETH");
        assertThat(KrakenAssets.pair("pair", "PYUSDEUR").base().symbol()).isEqualTo("PYUSD");
        assertThat(KrakenAssets.pair("pair", "ETHPYUSD").quote().symbol()).isEqualTo("PYUSD");
        assertThat(KrakenAssets.pair("pair", "XTZEUR").base().symbol()).isEqualTo("XTZ");
        assertThat(KrakenAssets.pair("pair", "XBT/USDT").base().symbol()).isEqualTo("BTC");
    }

    @Test
    void agreesWithTheSharedStakingLedger() {
        Collected read = Collected.from(SourceFiles.shared("kraken/ledgers_staking.csv"));

        assertThat(read.rows).isEqualTo(8);
        assertThat(read.problems).isEmpty();
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(Map.of("USDC", new BigDecimal("1001.12345678")));
    }

    @Test
    void agreesWithTheSharedTradesAndCases() {
        assertThat(Collected.from(SourceFiles.shared("kraken/trades_small.csv")).toldAll())
                .containsExactly(
                        "2024-03-15 BUY +0.05 BTC -2100 EUR fee 5.25 on top = 2105.25 EUR",
                        "2024-09-20 SELL +3200 EUR -1 ETH fee 3.5 on top = 3196.5 EUR");
        assertThat(cases("creation_of_extra_fee_transactions"))
                .containsExactly(
                        "2022-02-24 BUY +54.00387298 DOT -693 EUR fee 0.2337 on top = 693.2337 EUR",
                        "2022-02-24 FEE -0.12220006 DOT");
        assertThat(cases("import_spend_receive"))
                .containsExactly(
                        "2020-12-29 BUY +4633.18411 DOT -500 EUR = 500 EUR",
                        "2020-12-29 BUY +0.84894 ETH -500 EUR = 500 EUR");
        assertThat(cases("import_withdrawal_crypto_withrate"))
                .containsExactly(
                        "2021-11-03 WITHDRAWAL -0.03076 BTC fee 0.00015 on top",
                        "2021-11-03 WITHDRAWAL -0.35966 ETH fee 0.0035 on top",
                        "2021-11-03 WITHDRAWAL -36.1477171 DOT fee 0.05 on top");
        assertThat(cases("import_deposit_fiat"))
                .containsExactly("2020-12-31 DEPOSIT +1000 EUR", "2022-12-19 DEPOSIT +500 EUR");
        assertThat(cases("import_deposit_crypto_norate"))
                .containsExactly(
                        "2020-12-27 DEPOSIT +0.04564996 ETH", "2020-12-27 DEPOSIT +0.00325263 BTC");
        assertThat(cases("import_staking_withrate"))
                .containsExactly(
                        "2022-12-11 REWARD +0.003443 ATOM", "2022-12-06 REWARD +0.031235 TRX");
    }

    private static List<String> cases(String name) {
        Collected read = Collected.from(SourceFiles.shared("kraken/pp_cases/" + name + ".csv"));
        assertThat(read.problems).isEmpty();
        return read.toldAll();
    }
}
