package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.Units;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Binance's order history since 2022: a row for each order with what was filled of it, in all and
 * without the fee. The first time is the order's, the second that of its last execution, which is
 * the trade's in the other exports.
 */
public final class BinanceOrderHistoryImporter extends TableImporter {
    private static final String EXECUTED = "Executed";
    private static final String TOTAL = "Trading total";

    public BinanceOrderHistoryImporter() {
        super(
                "binance",
                "order-history",
                "OrderNo",
                "Pair",
                "Side",
                "Order Price",
                "Order Amount",
                EXECUTED,
                "Average Price",
                TOTAL,
                "Status");
    }

    /** After the exports that tell an order's executions with their fees. */
    @Override
    public int precedence() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        String status = cells.required("Status").toUpperCase(Locale.ROOT);
        boolean ended =
                switch (status) {
                    case "FILLED", "CANCELED", "CANCELLED", "EXPIRED", "REJECTED" -> true;
                    // Told again once they have ended, with more of them filled.
                    case "NEW", "PARTIALLY_FILLED", "PARTIALLY FILLED" -> false;
                    default -> throw cells.refusal("Status", ProblemCode.UNKNOWN_TYPE, status);
                };
        boolean buy = Fill.isBuy(cells, "Side");
        Pairs pair = Binance.pair(cells, EXECUTED, TOTAL);
        BigDecimal size = Units.number(cells, EXECUTED, pair.base().symbol());
        BigDecimal cost = Units.number(cells, TOTAL, pair.quote().symbol());
        new Entry(reading, cells.row(), Binance.ACCOUNT, Binance.lastTime(cells), ZoneOffset.UTC)
                .memo("order " + cells.required("OrderNo"))
                .traded(buy, pair, size, cost)
                .as(ended && size.signum() > 0 ? Meaning.TRADE : Meaning.VOID);
    }
}
