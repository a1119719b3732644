package app.evenkeel.ingestion.file.bitflyer;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * bitFlyer's trade history until 2018: for every currency a column of signed amounts, one of fees
 * below zero that leave on top, and one of balances. Times are Tokyo's.
 */
public final class BitflyerWideImporter extends TableImporter {
    private static final String WHEN = "取引日時";
    private static final String PRODUCT = "通貨";
    private static final String TYPE = "取引種別";

    public BitflyerWideImporter() {
        super("bitflyer", "history-wide", WHEN, PRODUCT, TYPE, "価格", "JPY", "残高(JPY)", "注文 ID");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = Bitflyer.TYPES.of(cells, TYPE);
        List<String> product = List.of(cells.required(PRODUCT).split("/", -1));
        String code = product.getFirst();
        AssetRef one = Coins.of(code);
        BigDecimal amount = amount(cells, code);
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Bitflyer.ACCOUNT,
                                cells.time(WHEN, Bitflyer.TOKYO, Bitflyer.TIMES),
                                Bitflyer.TOKYO)
                        .memo(cells.text("注文 ID"))
                        .fee(one, fee(cells, code));
        if (meaning == Meaning.TRADE) {
            if (product.size() != 2) {
                throw cells.refusal(
                        PRODUCT, ProblemCode.BAD_VALUE, cells.text(PRODUCT), "two currencies");
            }
            String other = product.getLast();
            AssetRef two = Coins.of(other);
            BigDecimal paid = amount(cells, other);
            entry.fee(two, fee(cells, other)).price(cells.optionalDecimal("価格"), two.currency());
            if (amount.signum() < 0) {
                entry.out(one, amount).in(two, paid);
            } else {
                entry.in(one, amount).out(two, paid);
            }
        } else {
            entry.moved(one, amount);
        }
        entry.as(meaning);
    }

    private static BigDecimal amount(RowCells cells, String code) {
        if (!cells.has(code)) {
            throw cells.refusal(PRODUCT, ProblemCode.BAD_VALUE, code, "a currency of the header");
        }
        return cells.decimal(code);
    }

    private static @Nullable BigDecimal fee(RowCells cells, String code) {
        String column = "手数料(" + code + ")";
        return cells.has(column) ? cells.decimalOrZero(column).negate() : null;
    }
}
