package app.evenkeel.ingestion.file.binance;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Units;

import java.time.ZoneOffset;
import java.util.Locale;

/** Binance's conversions: what was sold and bought, each with its symbol beside the number. */
public final class BinanceConvertImporter extends TableImporter {
    public BinanceConvertImporter() {
        super("binance", "convert", Binance.TIME, "Pair", "Type", "Sell", "Buy", "Status");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Units sold = Units.of(cells, "Sell");
        Units bought = Units.of(cells, "Buy");
        String status = cells.required("Status").toLowerCase(Locale.ROOT);
        new Entry(
                        reading,
                        cells.row(),
                        Binance.ACCOUNT,
                        Binance.time(cells, Binance.TIME),
                        ZoneOffset.UTC)
                .in(bought.asset(), bought.quantity())
                .out(sold.asset(), sold.quantity())
                .as(status.startsWith("success") ? Meaning.TRADE : Meaning.VOID);
    }
}
