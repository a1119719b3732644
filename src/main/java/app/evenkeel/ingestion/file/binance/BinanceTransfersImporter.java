package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Binance's deposit and withdrawal histories, coins and cash. The older ones have the same columns;
 * then only the file's name says which it is.
 */
public final class BinanceTransfersImporter extends TableImporter {
    private static final String FEE = "TransactionFee|Fee";

    public BinanceTransfersImporter() {
        super("binance", "transfers", Binance.TIME, "Coin", "Amount", "TXID|Order ID", "Status");
    }

    /** After the statement, which tells the same movements beside all others. */
    @Override
    public int precedence() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        boolean out = isOut(cells, reading.context().fileName().toLowerCase(Locale.ROOT));
        AssetRef coin = Coins.of(cells.required("Coin"));
        BigDecimal amount = cells.positive("Amount");
        BigDecimal fee = cells.optionalDecimal(FEE);
        Instant time = Binance.time(cells, Binance.TIME);
        String status = cells.required("Status").toLowerCase(Locale.ROOT);
        boolean done =
                status.startsWith("success")
                        || status.startsWith("complete")
                        || status.startsWith("credited");
        BigDecimal all =
                out && fee != null ? amount.add(fee).negate() : out ? amount.negate() : amount;
        String hash = cells.text("TXID|Order ID");
        new Entry(reading, cells.row(), Binance.ACCOUNT, time, ZoneOffset.UTC)
                .moved(coin, out ? amount.negate() : amount)
                .fee(coin, fee)
                .memo(hash)
                .id(hash, hash + ":" + coin.symbol() + (out ? ":-" : ":+"))
                .crossKey(Binance.movement(coin.symbol(), all, time))
                .as(done ? (out ? Meaning.WITHDRAWAL : Meaning.DEPOSIT) : Meaning.VOID);
    }

    private static boolean isOut(RowCells cells, String fileName) {
        if (fileName.contains("withdraw")) {
            return true;
        }
        if (fileName.contains("deposit") || !cells.has(FEE)) {
            return false;
        }
        if (cells.decimalOrZero(FEE).signum() > 0) {
            return true;
        }
        throw cells.refusal(
                "Amount",
                ProblemCode.BAD_VALUE,
                cells.text("Amount"),
                "said to be a deposit or a withdrawal by the file's name");
    }
}
