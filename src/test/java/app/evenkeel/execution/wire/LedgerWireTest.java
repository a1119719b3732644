package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.exchange.ExchangeOrder.Trade;
import app.evenkeel.execution.LedgerBooks;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.ImportService;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedRow;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What becomes of fills in the ledger, and of the exchange's own statement after them. */
class LedgerWireTest extends WireTest {
    @TempDir private Path files;

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void booksFillsAndKnowsThemInTheStatementThatIsImportedLater(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun run = trade(bench);

                    List<Transaction> ledger = ledger(bench);
                    assertThat(ledger)
                            .extracting(Transaction::type)
                            .containsOnly(TransactionType.BUY, TransactionType.SELL);
                    assertThat(bought(ledger, TransactionType.BUY)).isEqualByComparingTo("0.2");

                    StagedFile staged = stage(bench);
                    assertThat(staged.problems()).isEmpty();
                    assertThat(staged.added()).isZero();
                    assertThat(staged.conflicts()).isEmpty();
                    assertThat(staged.statuses()).containsOnlyKeys(StagedRow.Status.KNOWN);
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void booksNothingTwice(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun run = trade(bench);
                    List<Transaction> before = ledger(bench);

                    new LedgerBooks(bench.session).book(run);
                    bench.engine().reconcile(run.id());

                    assertThat(ledger(bench)).isEqualTo(before);
                });
    }

    private static RebalanceRun trade(Bench bench) {
        return bench.run(
                bench.line(Side.SELL, Bench.ETH, "4"), bench.line(Side.BUY, Bench.BTC, "0.2"));
    }

    private static List<Transaction> ledger(Bench bench) {
        return new LedgerService(bench.session).load().transactions();
    }

    private static BigDecimal bought(List<Transaction> ledger, TransactionType type) {
        return ledger.stream()
                .filter(t -> t.type() == type)
                .map(t -> ((Transaction.Buy) t).received().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The exchange's own export of what it did, as its customers download it. */
    private StagedFile stage(Bench bench) throws Exception {
        StringBuilder text = new StringBuilder();
        boolean kraken = bench.venue.equals("kraken");
        text.append(
                kraken
                        ? "txid,ordertxid,pair,time,type,ordertype,price,cost,fee,vol,margin,misc,ledgers\n"
                        : "Date(UTC),Pair,Side,Price,Executed,Amount,Fee\n");
        for (Trade trade : bench.exchange.trades(Bench.CUSTOMER)) {
            text.append(kraken ? krakens(trade) : binances(trade)).append('\n');
        }
        Path file = Files.writeString(files.resolve(bench.venue + ".csv"), text);
        return new ImportService(bench.session, FileReading::standard)
                .stage(List.of(file), null, Progress.NONE)
                .files()
                .getFirst();
    }

    private static String krakens(Trade trade) {
        return String.join(
                ",",
                "T" + trade.id(),
                "O" + trade.orderId(),
                trade.market().replace("/", "").replace("BTC", "XBT"),
                time(trade, "yyyy-MM-dd HH:mm:ss.SSSS"),
                trade.buys() ? "buy" : "sell",
                "limit",
                trade.price().toPlainString(),
                trade.price().multiply(trade.quantity()).toPlainString(),
                trade.fee().toPlainString(),
                trade.quantity().toPlainString(),
                "0.0000",
                "",
                "");
    }

    private static String binances(Trade trade) {
        String base = trade.market().substring(0, 3);
        return String.join(
                ",",
                time(trade, "yyyy-MM-dd HH:mm:ss"),
                trade.market().replace("/", ""),
                trade.buys() ? "BUY" : "SELL",
                trade.price().toPlainString(),
                trade.quantity().toPlainString() + base,
                trade.price().multiply(trade.quantity()).toPlainString() + "EUR",
                trade.fee().toPlainString() + trade.feeAsset());
    }

    private static String time(Trade trade, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .format(trade.at().atOffset(ZoneOffset.UTC));
    }
}
