package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;

/**
 * {@code tradehistory(CH)}: shares of Hong Kong and China. Prices and trade amounts are in the
 * share's currency; the yen amount, where there is one, is what was settled.
 */
public final class ChinaTradeImporter extends TableImporter {
    private static final String SIDE = "売買区分";
    private static final String YEN = "受渡金額［円］";

    public ChinaTradeImporter() {
        super(
                Rakuten.SOURCE,
                "tradehistory-ch",
                "約定日",
                "受渡日",
                "銘柄コード",
                "銘柄名",
                "通貨",
                SIDE,
                "取引区分",
                "数量［株］",
                "単価",
                "約定金額|約定代金",
                "為替レート",
                YEN);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> read(reading, row);
    }

    private static void read(Reading reading, RowCells row) {
        String deal = row.required("取引区分");
        Rakuten.Day day = Rakuten.Day.of(row);
        CurrencyCode quoted = Rakuten.currency(row, "通貨");
        AssetRef share = Rakuten.share(row.required("銘柄コード"), row.text("銘柄名"), quoted);
        if (Rakuten.isCustody(deal)) {
            Rakuten.custody(reading, row, deal, share, day);
            return;
        }
        if (!deal.equals("現物")) {
            throw row.refusal("取引区分", ProblemCode.NOT_SUPPORTED, deal);
        }
        String side = row.required(SIDE);
        TransactionType type =
                switch (side) {
                    case "買付" -> TransactionType.BUY;
                    case "売付" -> TransactionType.SELL;
                    default -> throw row.refusal(SIDE, ProblemCode.UNKNOWN_TYPE, side);
                };
        BigDecimal units = row.positive("数量［株］");
        BigDecimal price = row.decimal("単価");
        BigDecimal gross = row.decimal("約定金額|約定代金");
        BigDecimal yen = row.optionalDecimal(YEN);
        Rakuten.Cash cash =
                yen == null
                        ? new Rakuten.Cash(quoted, gross)
                        : new Rakuten.Cash(CurrencyCode.JPY, yen);
        Rakuten.legs(Rakuten.draft(reading, type, row, day.traded()), type, share, units, cash)
                .settlement(day.settled())
                .taxAccount(Rakuten.pool(row, "口座|口座区分"))
                .price(price, quoted)
                .amount(gross, quoted)
                .crossKey(
                        Rakuten.crossKey(
                                reading, day.cash(), cash.currency(), cash.signed(type), type))
                .sameWhen(day.cash(), type, share.symbol(), units, price)
                .emit();
    }
}
