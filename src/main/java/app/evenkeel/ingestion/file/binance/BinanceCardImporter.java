package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Units;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Binance's card statement. A payment takes one or more assets from the funding wallet, listed as
 * {@code BNB 0.05; EUR 3.00}; a refund comes in the card's currency.
 */
public final class BinanceCardImporter extends TableImporter {
    private static final String ASSETS = "Assets Used";

    public BinanceCardImporter() {
        super("binance", "card", "Timestamp", "Description", ASSETS, "Exchange Rates");
    }

    /** After the statement, which tells the same payments beside all else. */
    @Override
    public int precedence() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Instant time = Binance.time(cells, "Timestamp");
        String paidIn =
                cells.columns().names().stream()
                        .filter(name -> name.startsWith("Paid IN"))
                        .findFirst()
                        .orElseThrow(() -> cells.refusal("Paid IN", ProblemCode.VALUE_MISSING));
        BigDecimal refund = cells.decimalOrZero(paidIn);
        String currency = paidIn.replaceAll(".*\\((\\w+)\\).*", "$1");
        if (refund.signum() > 0) {
            entry(cells, reading, time, new Units(Coins.of(currency), refund)).as(Meaning.DEPOSIT);
            return;
        }
        for (String part : cells.required(ASSETS).split(";", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            if (words.length != 2) {
                throw cells.refusal(
                        ASSETS, ProblemCode.BAD_VALUE, part.strip(), "a symbol and a number");
            }
            BigDecimal spent = cells.decimalIn(ASSETS, words[1]).negate();
            entry(cells, reading, time, new Units(Coins.of(words[0]), spent))
                    .as(Meaning.WITHDRAWAL);
        }
    }

    private static Entry entry(RowCells cells, Reading reading, Instant time, Units moved) {
        return new Entry(reading, cells.row(), Binance.ACCOUNT, time, ZoneOffset.UTC)
                .moved(moved.asset(), moved.quantity())
                .crossKey(Binance.movement(moved.asset().symbol(), moved.quantity(), time))
                .memo(cells.text("Description"));
    }
}
