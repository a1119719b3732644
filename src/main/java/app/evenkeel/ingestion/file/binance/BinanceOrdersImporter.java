package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * Binance's order history until 2023: an order's row, later with its number, a small header, and a
 * row for each of its executions, moved right by one column. An order without executions below it
 * is told by itself, without a fee.
 */
public final class BinanceOrdersImporter extends TableImporter {
    private static final String TIME = "Date(UTC)";

    public BinanceOrdersImporter() {
        super(
                "binance",
                "orders",
                TIME,
                "Pair",
                "Type",
                "Order Price",
                "Order Amount",
                "AvgTrading Price",
                "Filled",
                "Total",
                "status");
    }

    @Override
    protected int spareColumns() {
        return 4;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new RowReader() {
            private @Nullable RowCells order;
            private boolean told = true;

            @Override
            public void row(RowCells cells) {
                if (!cells.text(TIME).isEmpty()) {
                    end();
                    Binance.time(cells, TIME);
                    Fill.isBuy(cells, "Type");
                    Pairs.of(cells, "Pair");
                    order = cells;
                    told = false;
                } else if (cells.text(under(cells, 1)).equals(TIME)) {
                    reading.nothingNew(cells.row());
                } else {
                    execution(cells);
                }
            }

            // Time, price, size, cost and fee stand under the order's second to sixth heading,
            // whatever they are.
            private String under(RowCells cells, int nth) {
                return cells.columns().name(nth);
            }

            private void execution(RowCells cells) {
                RowCells parent = order;
                if (parent == null) {
                    throw cells.refusal(TIME, ProblemCode.VALUE_MISSING);
                }
                Pairs pair = Pairs.of(parent, "Pair");
                Units fee = Units.optional(cells, under(cells, 5));
                Entry entry = entry(cells, under(cells, 1));
                entry.traded(
                        Fill.isBuy(parent, "Type"),
                        pair,
                        Units.number(cells, under(cells, 3), pair.base().symbol()),
                        Units.number(cells, under(cells, 4), pair.quote().symbol()));
                if (fee != null) {
                    entry.fee(fee.asset(), fee.quantity());
                }
                entry.as(Meaning.TRADE);
                if (!told) {
                    told = true;
                    reading.partOf(cells.row(), parent.row());
                }
            }

            @Override
            public void end() {
                RowCells parent = order;
                if (parent != null && !told) {
                    told = true;
                    reading.guard(parent.row(), () -> alone(parent));
                }
            }

            private void alone(RowCells cells) {
                Pairs pair = Pairs.of(cells, "Pair");
                BigDecimal filled = Units.number(cells, "Filled", pair.base().symbol());
                BigDecimal total = Units.number(cells, "Total", pair.quote().symbol());
                entry(cells, TIME)
                        .traded(Fill.isBuy(cells, "Type"), pair, filled, total)
                        .as(filled.signum() == 0 ? Meaning.VOID : Meaning.TRADE);
            }

            private Entry entry(RowCells cells, String time) {
                return new Entry(
                        reading,
                        cells.row(),
                        Binance.ACCOUNT,
                        Binance.time(cells, time),
                        ZoneOffset.UTC);
            }
        };
    }
}
