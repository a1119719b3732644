package app.evenkeel.ingestion.file.bitfinex;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Bitfinex's trades: a positive amount is a purchase, and a fee is below zero. Known by time and
 * legs, since the ledgers tell the same trade under other numbers.
 */
public final class BitfinexTradesImporter extends TableImporter {
    private static final int CODE = 3;

    public BitfinexTradesImporter() {
        super("bitfinex", "trades", "#", "PAIR", "AMOUNT", "PRICE", "FEE", "FEE CURRENCY", "DATE");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Pairs pair = pair(cells);
        BigDecimal amount = cells.decimal("AMOUNT");
        BigDecimal price = cells.positive("PRICE");
        BigDecimal fee = cells.optionalDecimal("FEE");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Bitfinex.ACCOUNT,
                                Bitfinex.time(cells),
                                ZoneOffset.UTC)
                        .traded(amount.signum() > 0, pair, amount, amount.multiply(price))
                        .price(price, pair.quote().currency())
                        .memo(cells.required("#"));
        if (fee != null && fee.signum() != 0) {
            entry.fee(Bitfinex.coin(cells.required("FEE CURRENCY")), fee.negate());
        }
        entry.as(Meaning.TRADE);
    }

    /** {@code BTC/USD}, {@code tBTCUSD} or {@code DUSK:USD}. */
    private static Pairs pair(RowCells cells) {
        String text = cells.required("PAIR");
        String plain = text.startsWith("t") && text.length() > 1 ? text.substring(1) : text;
        String upper = plain.toUpperCase(Locale.ROOT);
        String[] codes =
                upper.length() == 2 * CODE && upper.chars().allMatch(Character::isLetterOrDigit)
                        ? new String[] {upper.substring(0, CODE), upper.substring(CODE)}
                        : Pairs.cut(plain);
        if (codes == null) {
            throw cells.refusal("PAIR", ProblemCode.BAD_VALUE, text, "a pair of known currencies");
        }
        return new Pairs(Bitfinex.coin(codes[0]), Bitfinex.coin(codes[1]));
    }
}
