package app.evenkeel.ingestion.file.kucoin;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.TimeColumn;

/** KuCoin's trades, one row a fill, under the headings of five years. */
public final class KucoinTradesImporter extends TableImporter {
    private static final String ID = "Order ID|orderId|oid|uid";
    private static final String SIDE = "Side|direction";
    private static final String SIZE = "Filled Amount|size|amount_coin|amount";
    private static final String COST = "Filled Volume|funds|dealValue|deal_value";
    private static final String PRICE = "Avg. Filled Price|price|dealPrice|deal_price";
    private static final String FEE_COIN = "Fee Currency|feeCurrency";

    public KucoinTradesImporter() {
        super("kucoin", "trades", ID, "Symbol", SIDE, SIZE, COST, PRICE);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        String start =
                cells.has("tradeCreatedAt")
                        ? "tradeCreatedAt"
                        : cells.has("createdDate")
                                ? "createdDate"
                                : cells.has("created_at") ? "created_at" : "Filled Time";
        TimeColumn time = TimeColumn.of(cells.columns(), start, Kucoin.SINGAPORE);
        Pairs pair = Pairs.of(cells, "Symbol");
        AssetRef feeCoin =
                cells.isAbsent(FEE_COIN) ? pair.quote() : Coins.of(cells.required(FEE_COIN));
        new Entry(
                        reading,
                        cells.row(),
                        Kucoin.ACCOUNT,
                        Kucoin.time(cells, time.name(), time.zone()),
                        time.zone())
                .traded(Kucoin.isBuy(cells, SIDE), pair, cells.positive(SIZE), cells.positive(COST))
                .fee(feeCoin, cells.optionalDecimal("Fee"))
                .price(cells.optionalDecimal(PRICE), pair.quote().currency())
                // An order may be filled in many rows, so its id alone tells nothing apart.
                .memo(cells.text(ID))
                .as(Meaning.TRADE);
    }
}
