package app.evenkeel.ingestion.file.kraken;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * Kraken's trades export. Its {@code txid} is the {@code refid} of the ledgers export, and both
 * importers build the same transaction, so that importing both adds nothing twice.
 */
public final class KrakenTradesImporter extends TableImporter {
    public KrakenTradesImporter() {
        super("kraken", "trades", "txid", "ordertxid", "pair", "time", "type", "cost", "vol");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        KrakenAssets.Pair pair = KrakenAssets.pair("pair", cells.required("pair"));
        if (cells.decimalOrZero("margin").signum() != 0) {
            throw cells.refusal("margin", ProblemCode.NOT_SUPPORTED, "A margin trade");
        }
        boolean buy =
                switch (cells.required("type")) {
                    case "buy" -> true;
                    case "sell" -> false;
                    default ->
                            throw cells.refusal(
                                    "type", ProblemCode.UNKNOWN_TYPE, cells.text("type"));
                };
        AssetRef base = pair.base();
        AssetRef quote = pair.quote();
        BigDecimal volume = cells.positive("vol");
        BigDecimal cost = cells.positive("cost");
        BigDecimal fee = cells.decimalOrZero("fee");
        boolean cash = Coins.isCash(quote);
        TransactionType type =
                cash ? (buy ? TransactionType.BUY : TransactionType.SELL) : TransactionType.SWAP;
        Draft draft =
                reading.draft(type, cells.row())
                        .account(KrakenAssets.ACCOUNT)
                        .time(cells.time("time", ZoneOffset.UTC, KrakenAssets.TIME), ZoneOffset.UTC)
                        .in(buy ? base : quote, buy ? volume : cost)
                        .out(buy ? quote : base, buy ? cost : volume)
                        // The ledgers do not tell in what nothing was charged.
                        .fee(quote, fee.signum() == 0 ? null : fee, false)
                        .price(cells.optionalDecimal("price"), quote.currency())
                        .id(cells.required("txid"));
        if (cash) {
            draft.amount(buy ? cost.add(fee) : cost.subtract(fee), quote.currency());
        }
        draft.emit();
    }
}
