package app.evenkeel.ingestion.file.binance;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Units;

import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Binance's purchases and sales of coins by card or bank: the amount with the fee inside, and the
 * final amount.
 */
public final class BinanceFiatImporter extends TableImporter {
    public BinanceFiatImporter() {
        super(
                "binance",
                "fiat",
                Binance.TIME,
                "Method",
                "Amount",
                "Price",
                "Fees",
                "Final Amount",
                "Status",
                "Transaction ID");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Units given = Units.of(cells, "Amount");
        Units got = Units.of(cells, "Final Amount");
        Units fee = Units.optional(cells, "Fees");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Binance.ACCOUNT,
                                Binance.time(cells, Binance.TIME),
                                ZoneOffset.UTC)
                        .in(got.asset(), got.quantity())
                        .out(given.asset(), given.quantity())
                        .memo(cells.text("Method"))
                        .id(cells.text("Transaction ID"))
                        .feeInside();
        if (fee != null) {
            entry.fee(fee.asset(), fee.quantity());
        }
        boolean done = cells.required("Status").toLowerCase(Locale.ROOT).startsWith("complete");
        entry.as(done ? Meaning.TRADE : Meaning.VOID);
    }
}
