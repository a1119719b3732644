package app.evenkeel.ingestion.file.coinbase;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneOffset;

/**
 * Coinbase's first report, one wallet a file: a signed amount, and for purchases and sales what was
 * paid at the bank beside it.
 */
public final class CoinbaseWalletImporter extends TableImporter {
    private static final TimePattern TIME = TimePattern.of("y-M-d H:m:s");
    private static final int OFFSET = 6;

    public CoinbaseWalletImporter() {
        super(
                "coinbase",
                "wallet",
                "Timestamp",
                "Balance",
                "Amount",
                "Currency",
                "Notes",
                "Transfer Total",
                "Transfer ID");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        String text = cells.required("Timestamp");
        // "2014-02-09 20:45:00 -0800"
        ZoneOffset zone = ZoneOffset.UTC;
        String local = text;
        int blank = text.lastIndexOf(' ');
        if (blank > 0 && text.length() - blank == OFFSET) {
            local = text.substring(0, blank);
            zone = offset(cells, text.substring(blank + 1));
        }
        var time = TIME.parse(local);
        if (time == null) {
            throw cells.refusal("Timestamp", ProblemCode.BAD_DATE, text);
        }
        AssetRef coin = Coins.of(cells.required("Currency"));
        BigDecimal amount = cells.decimal("Amount");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                CoinbaseImporter.ACCOUNT,
                                time.toInstant(zone),
                                zone)
                        .memo(cells.text("Notes"))
                        .id(cells.text("Transfer ID"));
        BigDecimal total = cells.optionalDecimal("Transfer Total");
        if (total == null || total.signum() == 0) {
            entry.moved(coin, amount).as(Meaning.DEPOSIT);
            return;
        }
        AssetRef cash = AssetRef.cash(cells.currency("Transfer Total Currency"));
        if (amount.signum() < 0) {
            entry.out(coin, amount).in(cash, total);
        } else {
            entry.in(coin, amount).out(cash, total);
        }
        entry.fee(cash, cells.optionalDecimal("Transfer Fee")).feeInside().as(Meaning.TRADE);
    }

    private static ZoneOffset offset(RowCells cells, String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            throw cells.refusal("Timestamp", ProblemCode.BAD_DATE, text);
        }
    }
}
