package app.evenkeel.ingestion.file.rotki;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;

import java.time.ZoneOffset;
import java.util.Locale;

/** rotki's generic trades: spent and received, or before that base, quote and a side. */
public final class RotkiTradesImporter extends TableImporter {
    public RotkiTradesImporter() {
        super(
                "rotki",
                "trades",
                "Location",
                "Receive Currency|Base Currency",
                "Spend Currency|Quote Currency",
                "Receive Amount|Buy Amount",
                "Spend Amount|Sell Amount",
                "Fee Currency",
                "Timestamp");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Pairs pair =
                new Pairs(
                        Rotki.asset(cells, "Receive Currency|Base Currency"),
                        Rotki.asset(cells, "Spend Currency|Quote Currency"));
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Rotki.account(cells),
                                Rotki.time(cells),
                                ZoneOffset.UTC)
                        .traded(
                                isBuy(cells),
                                pair,
                                cells.positive("Receive Amount|Buy Amount"),
                                cells.positive("Spend Amount|Sell Amount"))
                        .memo(cells.text("Description"));
        if (!cells.isAbsent("Fee")) {
            entry.fee(Rotki.asset(cells, "Fee Currency"), cells.decimal("Fee"));
        }
        entry.as(Meaning.TRADE);
    }

    private static boolean isBuy(RowCells cells) {
        if (!cells.has("Type")) {
            return true;
        }
        String type = cells.required("Type").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "buy" -> true;
            case "sell" -> false;
            default -> throw cells.refusal("Type", ProblemCode.UNKNOWN_TYPE, type);
        };
    }
}
