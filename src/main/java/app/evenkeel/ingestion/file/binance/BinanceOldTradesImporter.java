package app.evenkeel.ingestion.file.binance;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.Units;

/** Binance's trade history until 2021, with the fee's coin in a column of its own. */
public final class BinanceOldTradesImporter extends TableImporter {
    public BinanceOldTradesImporter() {
        super(
                "binance",
                "trades-2018",
                "Date(UTC)",
                "Market",
                "Type",
                "Price",
                "Amount",
                "Total",
                "Fee",
                "Fee Coin");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Fills(reading) {
            @Override
            Fill fill(RowCells cells) {
                return new Fill(
                        Fill.isBuy(cells, "Type"),
                        Pairs.of(cells, "Market"),
                        cells.positive("Amount"),
                        cells.positive("Total"),
                        new Units(Coins.of(cells.required("Fee Coin")), cells.decimal("Fee")));
            }
        };
    }
}
