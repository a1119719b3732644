package app.evenkeel.ingestion.file.bybit;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;

import java.time.ZoneOffset;
import java.util.Locale;

/** Bybit's spot trades; the fee is taken from what was received. */
public final class BybitSpotImporter extends TableImporter {
    private static final String TIME = "Timestamp (UTC)|Timestamp (UTC+0)";

    public BybitSpotImporter() {
        super(
                "bybit",
                "spot-trades",
                "Spot Pairs",
                "Direction",
                "Filled Value",
                "Filled Price",
                "Filled Quantity",
                "Fees",
                TIME);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Pairs pair = Pairs.of(cells, "Spot Pairs");
        String side = cells.required("Direction").toUpperCase(Locale.ROOT);
        boolean buy =
                switch (side) {
                    case "BUY" -> true;
                    case "SELL" -> false;
                    default -> throw cells.refusal("Direction", ProblemCode.UNKNOWN_TYPE, side);
                };
        String id = cells.text("Transaction ID");
        new Entry(reading, cells.row(), Bybit.ACCOUNT, Bybit.time(cells, TIME), ZoneOffset.UTC)
                .traded(
                        buy,
                        pair,
                        cells.positive("Filled Quantity"),
                        cells.positive("Filled Value"))
                .fee(buy ? pair.base() : pair.quote(), cells.optionalDecimal("Fees"))
                .price(cells.optionalDecimal("Filled Price"), pair.quote().currency())
                .memo(id)
                .as(Meaning.TRADE);
    }
}
