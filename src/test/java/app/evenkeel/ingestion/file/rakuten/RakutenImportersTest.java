package app.evenkeel.ingestion.file.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.FileReading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

final class RakutenImportersTest {
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String JP = "tradehistory(JP)_20240731.csv";
    private static final String US = "tradehistory(US)_20240731.csv";
    private static final String FUNDS = "tradehistory(INVST)_20240731.csv";
    private static final String DIVIDENDS = "dividendlist_20240731.csv";
    private static final String CASH_JP = "adjusthistory(JP)_20240731.csv";
    private static final String CASH_US = "adjusthistory(US)_20240731.csv";
    private static final String CASH_LIST = "Withdrawallist_20240731.csv";
    private static final String BALANCE = "assetbalance(all)_20240731_213000.csv";

    @TempDir Path folder;

    @Test
    void readsJapaneseTrades() throws IOException {
        Collected read = read(JP);

        assertThat(read.problems).isEmpty();
        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-05 BUY 特定 +100 7203 -295000 JPY fee 0 tax 0 = 295000 JPY",
                        "2024-02-19 BUY NISA成長投資枠 +30 1489 -66300 JPY fee 0 tax 0 = 66300 JPY",
                        "2024-03-11 BUY 特定 +100 7203 -341100 JPY fee 0 tax 0 = 341100 JPY",
                        "2024-04-10 SELL 特定 +371892 JPY -100 7203 fee 99 tax 9 = 371892 JPY",
                        "2024-06-03 BUY 特定 +100 285A -144108 JPY fee 99 tax 9 = 144108 JPY",
                        "2024-07-08 BUY 一般 +200 9432 -30599 JPY fee 90 tax 9 = 30599 JPY",
                        "2024-07-30 SELL 一般 +15711 JPY -100 9432 fee 90 tax 9 = 15711 JPY",
                        // Not settled yet: the amount is derived.
                        "2024-07-31 BUY 特定 +10 6758 -132500 JPY fee 0 tax 0 = 132500 JPY");
        Transaction first = read.transactions().getFirst();
        assertThat(first.head().settlement()).isEqualTo(LocalDate.of(2024, 2, 7));
        assertThat(first.head().time()).isEqualTo("2024-02-04T15:00:00Z");
        assertThat(first.head().origin().crossKey())
                .isEqualTo(
                        "rakuten|Rakuten Securities/Rakuten Securities|2024-02-07|JPY|-295000|trade");
    }

    @Test
    void readsUsTradesWithCostInDollarsAndCashAsSettled() throws IOException {
        Collected read = read(US);

        assertThat(read.problems).isEmpty();
        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-16 BUY NISA成長投資枠 +5 VTI -1184.25 USD = 1184.25 USD",
                        "2024-03-04 BUY 特定 +10 AAPL -1770.21 USD fee 7.92 tax 0.79 = 1770.21 USD",
                        "2024-03-04 BUY 特定 +4 AAPL -708.28 USD fee 3.17 tax 0.31 = 708.28 USD",
                        "2024-05-14 BUY 特定 +3 NVDA -426743 JPY fee 12.22 tax 1.22 = 2729.94 USD",
                        "2024-06-10 SPLIT 特定 +27 NVDA",
                        "2024-07-15 SELL 特定 +1166.21 USD -5 AAPL fee 5.27 tax 0.52 = 1166.21 USD",
                        "2024-07-25 SELL 特定 +171934 JPY -10 NVDA fee 5.05 tax 0.5 = 1117.25 USD");
        assertThat(
                        read.refOf(
                                Objects.requireNonNull(
                                        read.transactions().get(4).movement().subject())))
                .extracting(AssetRef::symbol)
                .isEqualTo("NVDA");
    }

    @Test
    void readsFundsWithPointsAsPartOfTheCost() throws IOException {
        Collected read = read(FUNDS);

        assertThat(read.problems).isEmpty();
        assertThat(read.transactions()).hasSize(7);
        assertThat(read.toldAll().get(1))
                .isEqualTo(
                        "2024-02-08 BUY NISAつみたて投資枠 +22212 eMAXIS Slim 全世界株式(オール・カントリー)(オルカン)"
                                + " -50000 JPY fee 0 = 50000 JPY");
        assertThat(read.toldAll().get(4)).contains("SELL 特定 +54200 JPY -40000 楽天・プラス・S&P500");
        assertThat(read.toldAll().get(6)).contains("BUY 特定 +297").contains("-299 JPY");
        AssetRef fund =
                read.refOf(
                        Objects.requireNonNull(read.transactions().getFirst().movement().in())
                                .asset());
        assertThat(fund.unitsPerPrice()).isEqualTo(10_000);
    }

    @Test
    void addsUpToTheQuantitiesThatTheGeneratorComputed() throws IOException {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (String file : List.of(JP, US, FUNDS)) {
            Collected read = read(file);
            for (Transaction t : read.transactions()) {
                Movement m = t.movement();
                String pool = t.head().taxAccount();
                if (m.in() != null) {
                    String key = read.refOf(m.in().asset()).symbol() + "/" + pool;
                    held.merge(key, m.in().quantity(), BigDecimal::add);
                }
                if (m.out() != null) {
                    String key = read.refOf(m.out().asset()).symbol() + "/" + pool;
                    held.merge(key, m.out().quantity().negate(), BigDecimal::add);
                }
            }
        }

        held.keySet().removeIf(key -> key.startsWith("JPY") || key.startsWith("USD"));
        assertThat(held.toString())
                .isEqualTo(
                        "{1489/NISA成長投資枠=30, 285A/特定=100, 6758/特定=10, 7203/特定=100,"
                                + " 9432/一般=100, AAPL/特定=9, NVDA/特定=20, VTI/NISA成長投資枠=5,"
                                + " eMAXIS Slim 全世界株式(オール・カントリー)(オルカン)/NISAつみたて投資枠=67493,"
                                + " 楽天・プラス・S&P500インデックス・ファンド(楽天・プラス・S&P500)/特定=41967,"
                                + " 楽天・米国高配当株式インデックス・ファンド/特定=49802}");
    }

    @Test
    void takesTheDifferenceForTheTaxWhereTheFileStatesNone() throws IOException {
        Collected read = read(DIVIDENDS);

        assertThat(read.problems).isEmpty();
        assertThat(read.toldAll())
                .containsExactly(
                        "2024-07-05 DIVIDEND 特定 +299 JPY tax 0 = 299 JPY",
                        "2024-06-28 DIVIDEND NISA成長投資枠 +4.28 USD tax 0.47 = 4.28 USD",
                        "2024-06-25 DIVIDEND 特定・一般 +3188 JPY tax 812 = 3188 JPY",
                        "2024-05-17 DIVIDEND 特定・一般 +2.53 USD tax 0.97 = 2.53 USD");
    }

    @Test
    void knowsTheSameEventInEveryLayoutByItsCrossKey() throws IOException {
        Set<String> told = new HashSet<>();
        for (String file : List.of(JP, US, FUNDS, DIVIDENDS, CASH_LIST)) {
            read(file).candidates.forEach(c -> told.add(crossKey(c)));
        }
        Collected yen = read(CASH_JP);
        Collected dollars = read(CASH_US);

        assertThat(yen.problems).isEmpty();
        assertThat(yen.rows).isEqualTo(10);
        assertThat(yen.confirmations).hasSize(3).allMatch(c -> told.contains(c.crossKey()));
        assertThat(yen.confirmations.stream().map(Confirmation::neededLayout))
                .containsExactly("tradehistory(INVST)", "tradehistory(JP)", "tradehistory(JP)");
        assertThat(dollars.confirmations).hasSize(3).allMatch(c -> told.contains(c.crossKey()));
        // Only the taxes and the internal transfer stand nowhere else.
        assertThat(
                        yen.candidates.stream()
                                .filter(c -> !told.contains(crossKey(c)))
                                .map(c -> yen.told(c.transaction())))
                .containsExactly(
                        "2024-03-04 TRANSFER -400000 JPY",
                        "2024-04-12 TAX -8195 JPY",
                        "2024-04-12 TAX -2675 JPY");
        assertThat(
                        dollars.candidates.stream()
                                .filter(c -> !told.contains(crossKey(c)))
                                .map(c -> dollars.told(c.transaction())))
                .containsExactly("2024-03-04 TRANSFER +2658.51 USD");
    }

    @Test
    void leavesSweepsOutOfDepositsAndWithdrawals() throws IOException {
        Collected read = read(CASH_LIST);

        assertThat(read.problems).isEmpty();
        assertThat(read.toldAll())
                .containsExactly(
                        "2024-07-20 DEPOSIT +100000 JPY",
                        "2024-07-12 WITHDRAWAL -100000 JPY",
                        "2024-01-04 DEPOSIT +1500000 JPY");
        assertThat(read.nothingNew).hasSize(1);
    }

    @Test
    void notesTotalsThatTheRowsDoNotAddUpTo() throws IOException {
        Collected read = change(CASH_LIST, "\"1500000\"", "\"1500001\"");

        assertThat(read.problemLines()).containsExactly("2 入金額合計[円] TOTAL_DIFFERS");
        assertThat(read.transactions()).hasSize(3);
    }

    @Test
    void readsWhatIsHeldAndWhen() throws IOException {
        Collected read = read(BALANCE);

        assertThat(read.problems).isEmpty();
        assertThat(read.holdings)
                .hasSize(14)
                .allMatch(h -> h.asOf().equals(LocalDate.of(2024, 7, 31)));
        assertThat(read.holdings.stream().map(h -> held(read, h.asset()) + " " + h.quantity()))
                .startsWith("JPY 1119210", "7203 100", "1489 30", "285A 100", "9432 100", "VTI 5")
                .contains("楽天・米国高配当株式インデックス・ファンド 49802", "金 4.05123");
        assertThat(read.holdings.stream().map(h -> held(read, h.asset()) + " " + h.price()))
                .as("none of cash, and none in yen for a dollar")
                .startsWith("JPY null", "7203 " + price("2900", "JPY"))
                .contains(
                        "VTI " + price("272", "USD"),
                        "楽天・米国高配当株式インデックス・ファンド " + price("10012", "JPY"),
                        "金 " + price("12350", "JPY"))
                .filteredOn(line -> line.endsWith("null"))
                .hasSize(2);
    }

    private static Price price(String value, String currency) {
        return new Price(new BigDecimal(value), CurrencyCode.of(currency));
    }

    @Test
    void assumesTodayWhereTheNameHasNoDate() throws IOException {
        Path file = Files.write(folder.resolve("copy.csv"), bytes(BALANCE));

        Collected read = Collected.from(file);

        assertThat(read.problemLines()).containsExactly("0 DATE_ASSUMED");
        assertThat(read.holdings)
                .allMatch(h -> h.asOf().equals(Collected.TODAY) && h.price() == null);
    }

    @Test
    void readsAnEmptyAccount() throws IOException {
        String text = new String(bytes(BALANCE), CP932);
        int header = text.indexOf("\"種別\"");
        int rows = text.indexOf("\r\n", header);
        int rates = text.indexOf("\"■参考為替レート\"");
        Path file =
                Files.writeString(
                        folder.resolve("assetbalance_all_20240731.csv"),
                        text.substring(0, rows) + "\r\n該当する情報はありません。\r\n" + text.substring(rates));

        Collected read = Collected.from(file);

        assertThat(read.holdings).hasSize(1);
        assertThat(read.problems)
                .extracting(p -> p.problem().code())
                .containsOnly(ProblemCode.TOTAL_DIFFERS);
    }

    @Test
    void readsCopiesInUtf8UnderAnyName() throws IOException {
        for (String name : List.of(JP, US, FUNDS, DIVIDENDS, CASH_JP, CASH_US, CASH_LIST)) {
            String text = new String(bytes(name), CP932);
            Path copy = Files.writeString(folder.resolve("x"), "\uFEFF" + text);

            Collected read = Collected.from(copy);

            assertThat(read.toldAll()).as(name).isEqualTo(read(name).toldAll());
            assertThat(read.candidates.stream().map(Candidate::naturalKey))
                    .isEqualTo(read(name).candidates.stream().map(Candidate::naturalKey).toList());
        }
    }

    @Test
    void knowsATradeAgainThatWasRestatedAtSettlement() throws IOException {
        Collected before = change(US, "\"2024/5/14\",\"2024/5/16\"", "\"2024/5/13\",\"2024/5/16\"");
        Collected after = change(US, "\"426,743.00\"", "\"427,001.00\"");

        assertThat(before.candidates.get(3).naturalKey())
                .isEqualTo(after.candidates.get(3).naturalKey());
    }

    @Test
    void derivesYenThatAreNotSettledYet() throws IOException {
        Collected read = change(US, "\"426,743.00\"", "\"-\"");

        // 2,729.94 dollars at 156.320
        assertThat(read.toldAll().get(3)).contains("-426744 JPY");
    }

    @Test
    void booksOnlyTheResultOfMarginTradesAndDeliveryAtTheOpeningPrice() throws IOException {
        Collected read = read("tradehistory(JP)_margin.csv");

        assertThat(read.problems).isEmpty();
        assertThat(read.toldAll())
                .containsExactly(
                        "2024-05-20 REWARD 特定 +14880 JPY",
                        // A loss without its sign: the prices tell.
                        "2024-05-21 FEE 特定 -10130 JPY",
                        "2024-05-27 BUY 特定 +100 4999 -120210 JPY = 120210 JPY",
                        // (1,010 - 1,000) x 200 - 90 + 5
                        "2024-06-03 REWARD 特定 +1915 JPY");
        assertThat(read.transactions().getFirst().head().memo())
                .isEqualTo("信用返済 4999 架空製作所 100 売埋 2024/5/7 1,200.0");
    }

    @Test
    void refusesMarginTradesWithoutAnOpeningPriceAndUnknownWords() throws IOException {
        Collected margin = change(JP, "\"現物\",\"売付\"", "\"信用返済\",\"売埋\"");
        Collected unknown = change(CASH_JP, "振替出金", "ふしぎ出金");

        assertThat(margin.problemLines()).hasSize(2).allMatch(line -> line.contains("建単価"));
        assertThat(margin.transactions()).hasSize(6);
        assertThat(unknown.problemLines()).containsExactly("5 取引区分 UNKNOWN_TYPE");
    }

    @Test
    void movesCustodyWithoutCash() throws IOException {
        Collected read = change(US, "入庫（分割）", "出庫");

        assertThat(read.toldAll().get(4)).isEqualTo("2024-06-10 CUSTODY_MOVE 特定 -27 NVDA");
        assertThat(change(US, "入庫（分割）", "出庫（併合）").toldAll().get(4))
                .isEqualTo("2024-06-10 SPLIT 特定 -27 NVDA");
    }

    @Test
    void followsAFundThroughItsRename() {
        assertThat(FundNames.current("eMAXIS Slim 全世界株式（オール・カントリー）/再投資型"))
                .isEqualTo("eMAXIS Slim 全世界株式(オール・カントリー)(オルカン)");
        assertThat(FundNames.current("ひふみプラス")).isEqualTo("ひふみプラス");
    }

    @Test
    void tellsLineAndColumnOfAFormula() throws IOException {
        Collected read = change(JP, "\"2,950.0\"", "\"=1+1\"");

        assertThat(read.problemLines()).containsExactly("2 単価［円］ BAD_NUMBER");
        assertThat(read.transactions()).hasSize(7);
    }

    @Test
    void deliversTheRowsBeforeACut() throws IOException {
        byte[] whole = bytes(JP);
        int row = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\"2024/6/3\"");
        for (int cut = row + 1; cut < row + 130; cut++) {
            Path file = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(whole, cut));

            Collected read = Collected.from(file);

            assertThat(read.transactions()).as("cut at %d", cut).hasSize(4);
            assertThat(read.problems).as("cut at %d", cut).hasSize(1);
            assertThat(read.problems.getFirst().line()).isEqualTo(6);
        }
    }

    @Test
    void survivesFlippedBytesInEveryLayout() throws IOException {
        Random random = new Random(731);
        FileReading reading = FileReading.standard();
        for (String name :
                List.of(JP, US, FUNDS, DIVIDENDS, CASH_JP, CASH_US, CASH_LIST, BALANCE)) {
            byte[] good = bytes(name);
            for (int i = 0; i < 60; i++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                Path file = Files.write(folder.resolve("bad.csv"), bad);
                try {
                    Collected read = Collected.from(reading, file, null);
                    int calls =
                            read.candidates.size()
                                    + read.confirmations.size()
                                    + read.holdings.size()
                                    + read.problems.size()
                                    + read.nothingNew.size();
                    assertThat((long) calls).isGreaterThanOrEqualTo(read.rows);
                } catch (EvenkeelException refused) {
                    assertThat(refused.problem().code())
                            .isIn(
                                    ProblemCode.FILE_UNKNOWN,
                                    ProblemCode.FILE_COLUMNS_MISSING,
                                    ProblemCode.FILE_HAS_NUL);
                }
            }
        }
    }

    @Test
    void confirmsOnlyWhatIsATrade() {
        assertThat(CashWords.tradeHistory("株式投信購入（積立）")).isEqualTo("tradehistory(INVST)");
        assertThat(CashWords.tradeHistory("米国株式購入")).isEqualTo("tradehistory(US)");
        assertThat(CashWords.tradeHistory("通常出金(楽天銀行)")).isNull();
        assertThat(CashWords.type("入金(楽天ポイント交換)")).isEqualTo(TransactionType.DEPOSIT);
        assertThat(CashWords.type("還付金")).isEqualTo(TransactionType.TAX);
    }

    private static String crossKey(Candidate candidate) {
        return candidate.transaction().head().origin().crossKey();
    }

    private static String held(Collected read, AssetId asset) {
        return read.refOf(asset).symbol();
    }

    private Collected read(String name) throws IOException {
        return Collected.from(Files.write(folder.resolve(name), bytes(name)));
    }

    private Collected change(String name, String from, String to) throws IOException {
        String text = new String(bytes(name), CP932);
        assertThat(text).contains(from);
        return Collected.from(
                Files.write(folder.resolve(name), text.replace(from, to).getBytes(CP932)));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = RakutenImportersTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
