package app.evenkeel.ingestion.file.okx;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;

/** OKEx's trades until 2021, a byte-order mark before every heading; a fee is below zero. */
public final class OkxTradesImporter extends TableImporter {
    private static final String SIDE = "Side|Action|Direction";

    public OkxTradesImporter() {
        super(
                "okx",
                "trades",
                "Trade ID",
                "Trade Time",
                "Pairs|Pair",
                SIDE,
                "Amount",
                "Price",
                "Total",
                "Fee",
                "unit|Fee Unit|Fee Currency");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Pairs pair = Pairs.of(cells, "Pairs|Pair");
        String side = cells.required(SIDE).toLowerCase(Locale.ROOT);
        boolean buy =
                switch (side) {
                    case "buy" -> true;
                    case "sell" -> false;
                    default -> throw cells.refusal(SIDE, ProblemCode.UNKNOWN_TYPE, side);
                };
        String id = cells.required("Trade ID");
        BigDecimal fee = cells.decimalOrZero("Fee");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Okx.ACCOUNT,
                                cells.time("Trade Time", ZoneOffset.UTC, Okx.TIMES),
                                ZoneOffset.UTC)
                        .traded(buy, pair, cells.decimal("Amount"), cells.decimal("Total"))
                        .price(cells.optionalDecimal("Price"), pair.quote().currency())
                        // Trade ids count up within a pair.
                        .id(id, id + ":" + pair.base().symbol() + "-" + pair.quote().symbol());
        if (fee.signum() != 0) {
            entry.fee(Coins.of(cells.required("unit|Fee Unit|Fee Currency")), fee.negate());
        }
        entry.as(Meaning.TRADE);
    }
}
