package app.evenkeel.ingestion.file.bitstamp;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** Bitstamp's transactions since 2024: ids, ISO times, currencies in columns of their own. */
public final class BitstampImporter extends TableImporter {
    private static final TimePattern TIME = TimePattern.of("y-M-dTH:m:sZ");

    public BitstampImporter() {
        super(
                "bitstamp",
                "transactions",
                "ID",
                "Account",
                "Type",
                "Subtype",
                "Datetime",
                "Amount",
                "Amount currency",
                "Value currency");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> {
            Bitstamp row =
                    new Bitstamp(
                            "Subtype",
                            new Units(
                                    Coins.of(cells.required("Amount currency")),
                                    cells.decimal("Amount")),
                            units(cells, "Value"),
                            units(cells, "Fee"));
            row.emit(reading, cells, cells.required("ID"), TIME);
        };
    }

    private static @Nullable Units units(RowCells cells, String column) {
        BigDecimal value = cells.optionalDecimal(column);
        return value == null
                ? null
                : new Units(Coins.of(cells.required(column + " currency")), value);
    }
}
