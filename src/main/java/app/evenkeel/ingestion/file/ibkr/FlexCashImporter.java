package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.TableImporter;

/** A Flex query's cash transactions as CSV: dividends and their tax, interest, fees, deposits. */
public final class FlexCashImporter extends TableImporter {
    public FlexCashImporter() {
        super(
                Ibkr.SOURCE,
                "flex-cash",
                "Type",
                "SettleDate|Date/Time|DateTime|ReportDate",
                "Description",
                "Amount",
                "CurrencyPrimary");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new FlexCash(reading);
    }
}
