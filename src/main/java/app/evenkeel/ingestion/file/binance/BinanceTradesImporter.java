package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.Units;

import java.math.BigDecimal;
import java.util.List;

/**
 * Binance's trade history: {@code Executed}, {@code Amount} and {@code Fee} with the symbol glued
 * to the number, or without.
 */
public final class BinanceTradesImporter extends TableImporter {
    public BinanceTradesImporter() {
        super(
                "binance",
                "trades",
                Binance.TIME,
                "Pair",
                "Side",
                "Price",
                "Executed",
                "Amount",
                "Fee");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Fills(reading) {
            @Override
            Fill fill(RowCells cells) {
                boolean buy = Fill.isBuy(cells, "Side");
                Pairs pair = Binance.pair(cells, "Executed", "Amount");
                BigDecimal size = Units.number(cells, "Executed", pair.base().symbol());
                BigDecimal cost = Units.number(cells, "Amount", pair.quote().symbol());
                return new Fill(buy, pair, size, cost, fee(cells, buy, pair));
            }
        };
    }

    private static Units fee(RowCells cells, boolean buy, Pairs pair) {
        String text = cells.required("Fee");
        for (AssetRef asset : List.of(pair.base(), pair.quote())) {
            if (text.endsWith(asset.symbol())) {
                return new Units(asset, Units.number(cells, "Fee", asset.symbol()));
            }
        }
        // Without a symbol it is charged in what was received.
        return Binance.endsInLetter(text)
                ? Units.of(cells, "Fee")
                : new Units(buy ? pair.base() : pair.quote(), cells.decimal("Fee"));
    }
}
