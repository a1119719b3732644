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
                Pairs pair = pair(cells);
                BigDecimal size = Units.number(cells, "Executed", pair.base().symbol());
                BigDecimal cost = Units.number(cells, "Amount", pair.quote().symbol());
                return new Fill(buy, pair, size, cost, fee(cells, buy, pair));
            }
        };
    }

    /**
     * Exact where the symbols stand beside the numbers, as the pair has no sign in the middle; but
     * {@code 1000.51INCH} can only be cut by the pair.
     */
    private static Pairs pair(RowCells cells) {
        String executed = cells.required("Executed");
        String amount = cells.required("Amount");
        if (endsInLetter(executed) && endsInLetter(amount)) {
            Pairs glued =
                    new Pairs(
                            Units.of(cells, "Executed").asset(), Units.of(cells, "Amount").asset());
            if (cells.required("Pair").equals(glued.base().symbol() + glued.quote().symbol())) {
                return glued;
            }
        }
        return Pairs.of(cells, "Pair");
    }

    private static Units fee(RowCells cells, boolean buy, Pairs pair) {
        String text = cells.required("Fee");
        for (AssetRef asset : List.of(pair.base(), pair.quote())) {
            if (text.endsWith(asset.symbol())) {
                return new Units(asset, Units.number(cells, "Fee", asset.symbol()));
            }
        }
        // Without a symbol it is charged in what was received.
        return endsInLetter(text)
                ? Units.of(cells, "Fee")
                : new Units(buy ? pair.base() : pair.quote(), cells.decimal("Fee"));
    }

    private static boolean endsInLetter(String text) {
        return Character.isLetter(text.charAt(text.length() - 1));
    }
}
