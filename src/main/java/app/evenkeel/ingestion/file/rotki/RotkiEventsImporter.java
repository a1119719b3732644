package app.evenkeel.ingestion.file.rotki;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/** rotki's generic events: one asset a row, fee on top. */
public final class RotkiEventsImporter extends TableImporter {
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.DEPOSIT, "Deposit")
                    .with(Meaning.WITHDRAWAL, "Withdrawal", "Spend", "Loss")
                    .with(Meaning.REWARD, "Income", "Staking");

    public RotkiEventsImporter() {
        super(
                "rotki",
                "events",
                "Type",
                "Location",
                "Currency",
                "Amount",
                "Fee",
                "Fee Currency",
                "Description",
                "Timestamp");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = TYPES.of(cells, "Type");
        BigDecimal amount = cells.positive("Amount");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Rotki.account(cells),
                                Rotki.time(cells),
                                ZoneOffset.UTC)
                        .moved(
                                Rotki.asset(cells, "Currency"),
                                meaning == Meaning.WITHDRAWAL ? amount.negate() : amount)
                        .memo(cells.text("Description"));
        if (!cells.isAbsent("Fee")) {
            entry.fee(Rotki.asset(cells, "Fee Currency"), cells.decimal("Fee"));
        }
        entry.as(meaning);
    }
}
