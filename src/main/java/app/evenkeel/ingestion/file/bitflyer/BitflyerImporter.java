package app.evenkeel.ingestion.file.bitflyer;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * bitFlyer's trade history since 2019, Japanese or English: signed amounts of two currencies, and a
 * fee below zero that leaves on top. Japanese times are Tokyo's.
 */
public final class BitflyerImporter extends TableImporter {
    private static final String WHEN = "取引日時|Trade Date";
    private static final String TYPE = "取引種別|Trade Type";
    private static final String ONE = "通貨1|Currency 1";
    private static final String ONE_AMOUNT = "通貨1数量|Amount (Currency 1)";
    private static final String TWO = "通貨2|Currency 2";
    private static final String TWO_AMOUNT = "通貨2数量|Amount (Currency 2)";

    public BitflyerImporter() {
        super("bitflyer", "history", WHEN, TYPE, ONE, ONE_AMOUNT, TWO, TWO_AMOUNT);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = Bitflyer.TYPES.of(cells, TYPE);
        AssetRef one = Coins.of(cells.required(ONE));
        BigDecimal amount = cells.decimal(ONE_AMOUNT);
        BigDecimal fee = cells.decimalOrZero("手数料|Fee");
        boolean tokyo = cells.has("取引日時") || cells.has("JPY Rate (Currency 1)");
        ZoneId zone = tokyo ? Bitflyer.TOKYO : ZoneOffset.UTC;
        String order = cells.text("注文 ID|Order ID");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Bitflyer.ACCOUNT,
                                cells.time(WHEN, zone, Bitflyer.TIMES),
                                zone)
                        .memo((order + " " + cells.text("備考|Details")).strip())
                        .fee(one, fee.negate());
        BigDecimal cash = cells.decimalOrZero("手数料(JPY)");
        if (cash.signum() != 0) {
            entry.fee(Coins.of("JPY"), cash.abs());
        }
        if (meaning == Meaning.TRADE) {
            AssetRef two = Coins.of(cells.required(TWO));
            BigDecimal other = cells.decimal(TWO_AMOUNT);
            if (amount.signum() < 0) {
                entry.out(one, amount).in(two, other);
            } else {
                entry.in(one, amount).out(two, other);
            }
            BigDecimal price = cells.optionalDecimal("取引価格|Traded Price");
            entry.price(price, two.currency());
        } else {
            entry.moved(one, amount);
        }
        entry.as(meaning);
    }
}
