package app.evenkeel.ingestion.file.coinbase;

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
import java.util.Locale;

/**
 * Coinbase Pro's fills: one row a trade. The total is net of the fee; the legs are kept before it,
 * as in the account statement, so that both tell the same transaction.
 */
public final class CoinbaseProFillsImporter extends TableImporter {
    private static final String UNIT = "price/fee/total unit";
    private static final String TIME = "created at";

    public CoinbaseProFillsImporter() {
        super("coinbase-pro", "fills", "trade id", "product", "side", TIME, "size", UNIT);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        boolean buy =
                switch (cells.required("side").toUpperCase(Locale.ROOT)) {
                    case "BUY" -> true;
                    case "SELL" -> false;
                    default ->
                            throw cells.refusal(
                                    "side", ProblemCode.UNKNOWN_TYPE, cells.text("side"));
                };
        AssetRef base = Coins.of(cells.required("size unit"));
        AssetRef quote = Coins.of(cells.required(UNIT));
        BigDecimal size = cells.positive("size");
        BigDecimal fee = cells.decimalOrZero("fee");
        BigDecimal net = cells.decimal("total").abs();
        BigDecimal gross = buy ? net.subtract(fee) : net.add(fee);
        boolean cash = Coins.isCash(quote);
        TransactionType type =
                cash ? (buy ? TransactionType.BUY : TransactionType.SELL) : TransactionType.SWAP;
        String id = cells.required("trade id");
        Draft draft =
                reading.draft(type, cells.row())
                        .account(CoinbaseProAccountImporter.account(cells))
                        .time(
                                cells.time(TIME, ZoneOffset.UTC, CoinbaseProAccountImporter.TIMES),
                                ZoneOffset.UTC)
                        .in(buy ? base : quote, buy ? size : gross)
                        .out(buy ? quote : base, buy ? gross : size)
                        // The account statement has no fee row where nothing was charged.
                        .fee(quote, fee.signum() == 0 ? null : fee, false)
                        .price(cells.optionalDecimal("price"), quote.currency())
                        .id(id, CoinbaseProAccountImporter.key(id, base, quote));
        if (cash) {
            draft.amount(net, quote.currency());
        }
        draft.emit();
    }
}
