package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;

/**
 * {@code tradehistory(FB)}: foreign bonds. The quantity is the face amount and the price a
 * percentage of it; the amount holds the accrued interest.
 */
public final class BondTradeImporter extends TableImporter {
    private static final String PRICE = "約定単価";
    private static final String SIDE = "売買区分";

    public BondTradeImporter() {
        super(
                Rakuten.SOURCE,
                "tradehistory-fb",
                "約定日",
                "受渡日",
                "種類",
                "銘柄コード",
                "銘柄名",
                "口座",
                "通貨",
                "決済通貨",
                "償還日",
                SIDE,
                "数量（額面）",
                PRICE,
                "経過利子",
                "受渡金額");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> read(reading, row);
    }

    private static void read(Reading reading, RowCells row) {
        String side = row.required(SIDE);
        TransactionType type =
                switch (side) {
                    case "買付" -> TransactionType.BUY;
                    case "売付", "売却", "償還" -> TransactionType.SELL;
                    default -> throw row.refusal(SIDE, ProblemCode.UNKNOWN_TYPE, side);
                };
        Rakuten.Day day = Rakuten.Day.of(row);
        CurrencyCode quoted = Rakuten.currency(row, "通貨");
        CurrencyCode settled = Rakuten.currency(row, "決済通貨");
        String name = row.required("銘柄名");
        String code = row.text("銘柄コード");
        AssetRef bond =
                AssetRef.security(
                        AssetKind.BOND,
                        NumberText.isAbsent(code) ? name : Rakuten.plain(code),
                        name,
                        quoted,
                        "");
        BigDecimal face = row.positive("数量（額面）");
        String price = Rakuten.plain(row.required(PRICE)).replace("%", "").strip();
        Rakuten.Cash cash = new Rakuten.Cash(settled, row.positive("受渡金額"));
        Rakuten.legs(Rakuten.draft(reading, type, row, day.traded()), type, bond, face, cash)
                .settlement(day.settled())
                .taxAccount(Rakuten.pool(row, "口座"))
                .price(row.decimalIn(PRICE, price).movePointLeft(2), quoted)
                .amount(cash.quantity(), settled)
                .memo(side)
                .crossKey(Rakuten.crossKey(reading, day.cash(), settled, cash.signed(type), type))
                .emit();
    }
}
