package app.evenkeel.ingestion.file.bitflyer;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * bitFlyer's trade history, Japanese or English: signed amounts of two currencies, and a fee below
 * zero that leaves on top. Japanese times are Tokyo's.
 */
public final class BitflyerImporter extends TableImporter {
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.EXCHANGE, "bitFlyer", "bitFlyer");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final TimePattern TIME = TimePattern.of("y/M/d H:m[:s]");
    private static final TimePattern ISO = TimePattern.of("y-M-d H:m[:s]");
    private static final String WHEN = "取引日時|Trade Date";
    private static final String TYPE = "取引種別|Trade Type";
    private static final String ONE = "通貨1|Currency 1";
    private static final String ONE_AMOUNT = "通貨1数量|Amount (Currency 1)";
    private static final String TWO = "通貨2|Currency 2";
    private static final String TWO_AMOUNT = "通貨2数量|Amount (Currency 2)";
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "買い", "売り", "Buy", "Sell")
                    .with(Meaning.DEPOSIT, "入金", "預入", "Deposit", "外部受取")
                    .with(Meaning.WITHDRAWAL, "出金", "送付", "外部送付", "Withdrawal", "Send", "Transfer")
                    .with(Meaning.REWARD, "受取", "Receive", "Received", "報酬", "キャンペーン")
                    .with(
                            Meaning.FEE,
                            "手数料",
                            "送付手数料",
                            "出金手数料",
                            "入金手数料",
                            "Fee",
                            "Transfer Fee",
                            "Withdrawal Fee")
                    .with(
                            Meaning.TRANSFER,
                            "証拠金預入",
                            "証拠金引出",
                            "Margin Deposit",
                            "Margin Withdrawal");

    public BitflyerImporter() {
        super("bitflyer", "history", WHEN, TYPE, ONE, ONE_AMOUNT, TWO, TWO_AMOUNT);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = TYPES.of(cells, TYPE);
        AssetRef one = Coins.of(cells.required(ONE));
        BigDecimal amount = cells.decimal(ONE_AMOUNT);
        BigDecimal fee = cells.decimalOrZero("手数料|Fee");
        boolean tokyo = cells.has("取引日時") || cells.has("JPY Rate (Currency 1)");
        ZoneId zone = tokyo ? TOKYO : ZoneOffset.UTC;
        String order = cells.text("注文 ID|Order ID");
        Entry entry =
                new Entry(reading, cells.row(), ACCOUNT, cells.time(WHEN, zone, TIME, ISO), zone)
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
