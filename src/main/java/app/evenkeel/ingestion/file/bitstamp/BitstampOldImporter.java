package app.evenkeel.ingestion.file.bitstamp;

import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Units;

/** Bitstamp's transactions until 2024: numbers with their currency, and the month's name. */
public final class BitstampOldImporter extends TableImporter {
    private static final TimePattern[] TIMES = {
        TimePattern.words("MMM. dd, yyyy, hh:mm a"),
        TimePattern.words("MMM dd, yyyy, hh:mm a"),
        TimePattern.words("MMMM dd, yyyy, hh:mm a"),
    };

    public BitstampOldImporter() {
        super(
                "bitstamp",
                "transactions-2017",
                "Type",
                "Datetime",
                "Account",
                "Amount",
                "Value",
                "Rate",
                "Fee",
                "Sub Type");
    }

    /** The newer layout has all of these headings and more. */
    @Override
    public boolean recognises(FileSample sample) {
        return super.recognises(sample) && !sample.hasHeader("Amount currency");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> {
            Bitstamp row =
                    new Bitstamp(
                            "Sub Type",
                            Units.of(cells, "Amount"),
                            Units.optional(cells, "Value"),
                            Units.optional(cells, "Fee"));
            row.emit(reading, cells, "", TIMES);
        };
    }
}
