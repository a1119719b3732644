package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.TableImporter;

/** A Flex query's trades as CSV, with all columns or a few. */
public final class FlexTradesImporter extends TableImporter {
    public FlexTradesImporter() {
        super(
                Ibkr.SOURCE,
                "flex-trades",
                "Buy/Sell",
                "DateTime|Date/Time|TradeDate",
                "Quantity",
                "TradePrice",
                "CurrencyPrimary",
                "IBCommission");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new FlexTrades(reading);
    }
}
