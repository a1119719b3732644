package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.exchange.TradeGroup.Posting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Executions as the files of their exchange tell them, so that importing those later adds nothing:
 * Kraken's one by one under their ids; Binance's, which have none in its files, together where they
 * are of one market, side and second.
 */
public final class Executions {
    /** The layout of what was never in a file. */
    public static final String LAYOUT = "orders";

    private static final String BINANCE = "binance";

    private Executions() {}

    /** The executions of an exchange, put together as it does in its files. */
    public static List<List<Execution>> groups(String source, List<Execution> executions) {
        Map<String, List<Execution>> found = new TreeMap<>();
        for (Execution each : executions) {
            String key =
                    source.equals(BINANCE)
                            ? second(each.at())
                                    + each.base()
                                    + "/"
                                    + each.quote()
                                    + (each.buys() ? "+" : "-")
                            : each.at() + each.id();
            found.computeIfAbsent(key, _ -> new ArrayList<>()).add(each);
        }
        return List.copyOf(found.values());
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Reads one group into the sink.
     *
     * @param source the exchange's word, as of its importers
     */
    public static void read(
            String source, List<Execution> group, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(source, LAYOUT, context, sink);
        AccountRef account = new AccountRef(AccountKind.EXCHANGE, source, source);
        CsvRow row = new CsvRow(0, 0, List.of(), "");
        Execution first = group.getFirst();
        Pairs pair = new Pairs(Coins.of(first.base()), Coins.of(first.quote()));
        if (source.equals(BINANCE)) {
            List<Posting> postings = new ArrayList<>();
            for (Execution each : group) {
                BigDecimal value = Decimals.rounded(each.value());
                BigDecimal size = each.quantity();
                postings.add(
                        new Posting(
                                row,
                                pair.base(),
                                each.buys() ? size : size.negate(),
                                BigDecimal.ZERO));
                postings.add(
                        new Posting(
                                row,
                                pair.quote(),
                                each.buys() ? value.negate() : value,
                                BigDecimal.ZERO));
                postings.add(
                        new Posting(row, Coins.of(each.feeSymbol()), BigDecimal.ZERO, each.fee()));
            }
            TradeGroup.read(
                    reading,
                    postings,
                    first.id(),
                    () -> new TradeGroup.Terms(account, second(first.at()), "", ""));
            return;
        }
        reading.guard(
                row,
                () ->
                        new Entry(reading, row, account, first.at(), ZoneOffset.UTC)
                                .traded(
                                        first.buys(),
                                        pair,
                                        first.quantity(),
                                        Decimals.rounded(first.value()))
                                .fee(Coins.of(first.feeSymbol()), first.fee())
                                .price(first.price(), pair.quote().currency())
                                .id(first.id())
                                .as(Meaning.TRADE));
    }
}
