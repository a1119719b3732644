package app.evenkeel.ingestion.file.kraken;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;

import java.time.ZoneOffset;

/**
 * Kraken's trades export. Its {@code txid} is the {@code refid} of the ledgers export, and both
 * importers build the same transaction, so that importing both adds nothing twice.
 */
public final class KrakenTradesImporter extends TableImporter {
    public KrakenTradesImporter() {
        super("kraken", "trades", "txid", "ordertxid", "pair", "time", "type", "cost", "vol");
    }

    /** After the ledgers, which tell what margin trades came to. */
    @Override
    public int precedence() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        String id = cells.required("txid");
        if (cells.decimalOrZero("margin").signum() != 0) {
            // A margin trade moves no coins; what it cost or brought stands in the ledgers.
            reading.confirmation(
                    cells.row(),
                    KrakenAssets.ACCOUNT,
                    id,
                    "margin " + cells.text("pair"),
                    "ledgers.csv");
            return;
        }
        boolean buy =
                switch (cells.required("type")) {
                    case "buy" -> true;
                    case "sell" -> false;
                    default ->
                            throw cells.refusal(
                                    "type", ProblemCode.UNKNOWN_TYPE, cells.text("type"));
                };
        Pairs pair = KrakenAssets.pair("pair", cells.required("pair"));
        new Entry(
                        reading,
                        cells.row(),
                        KrakenAssets.ACCOUNT,
                        cells.time("time", ZoneOffset.UTC, KrakenAssets.TIME),
                        ZoneOffset.UTC)
                .traded(buy, pair, cells.positive("vol"), cells.positive("cost"))
                .fee(pair.quote(), cells.optionalDecimal("fee"))
                .price(cells.optionalDecimal("price"), pair.quote().currency())
                .id(id)
                .as(Meaning.TRADE);
    }
}
