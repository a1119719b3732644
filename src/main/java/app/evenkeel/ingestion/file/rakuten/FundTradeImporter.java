package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;

/** {@code tradehistory(INVST)}: funds, priced for 10,000 units. */
public final class FundTradeImporter extends TableImporter {
    private static final String AMOUNT = "受渡金額/(ポイント利用)[円]";

    public FundTradeImporter() {
        super(
                Rakuten.SOURCE,
                "tradehistory-invst",
                "約定日",
                "受渡日",
                "ファンド名",
                "口座",
                "取引",
                "数量［口］",
                "単価",
                "経費",
                AMOUNT,
                "決済通貨");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> read(reading, row);
    }

    private static void read(Reading reading, RowCells row) {
        String deal = row.required("取引");
        Rakuten.Day day = Rakuten.Day.of(row);
        AssetRef fund = Rakuten.fund(row.required("ファンド名"));
        if (Rakuten.isCustody(deal)) {
            Rakuten.custody(reading, row, deal, fund, day);
            return;
        }
        TransactionType type =
                switch (deal) {
                    case "買付", "再投資" -> TransactionType.BUY;
                    case "解約", "買取", "償還" -> TransactionType.SELL;
                    default -> throw row.refusal("取引", ProblemCode.UNKNOWN_TYPE, deal);
                };
        if (!Rakuten.currency(row, "決済通貨").equals(CurrencyCode.JPY)) {
            throw row.refusal("決済通貨", ProblemCode.NOT_SUPPORTED, row.text("決済通貨"));
        }
        BigDecimal units = row.positive("数量［口］");
        BigDecimal price = row.decimal("単価");
        BigDecimal fee = row.optionalDecimal("経費");
        Rakuten.Cash cash =
                new Rakuten.Cash(CurrencyCode.JPY, paid(row, units, price, fund.unitsPerPrice()));
        String pool = Rakuten.pool(row, "口座");
        Rakuten.legs(Rakuten.draft(reading, type, row, day.traded()), type, fund, units, cash)
                .settlement(day.settled())
                .taxAccount(pool)
                .fee(Rakuten.YEN, fee, true)
                .price(price, CurrencyCode.JPY)
                .amount(cash.quantity(), CurrencyCode.JPY)
                .memo(deal.equals("再投資") ? deal : "")
                .crossKey(
                        Rakuten.crossKey(
                                reading, day.cash(), CurrencyCode.JPY, cash.signed(type), type))
                .sameWhen(day.traded(), day.cash(), type, fund.symbol(), pool, units, price)
                .emit();
    }

    /**
     * {@code 50,000(500)} is 50,000 paid, 500 of it with points; the points arrive in the cash
     * history as a deposit, so all of it is cost and all of it is cash.
     */
    private static BigDecimal paid(
            RowCells row, BigDecimal units, BigDecimal price, int unitsPerPrice) {
        String text = row.text(AMOUNT);
        if (NumberText.isAbsent(text)) {
            return Rakuten.wholeYen(
                    units.multiply(price).divideToIntegralValue(BigDecimal.valueOf(unitsPerPrice)));
        }
        int points = text.indexOf('(');
        if (points <= 0) {
            return row.decimalIn(AMOUNT, text);
        }
        if (!text.endsWith(")")) {
            throw row.refusal(AMOUNT, ProblemCode.BAD_NUMBER, text);
        }
        BigDecimal paid = row.decimalIn(AMOUNT, text.substring(0, points));
        BigDecimal byPoints = row.decimalIn(AMOUNT, text.substring(points + 1, text.length() - 1));
        if (byPoints.signum() < 0 || byPoints.compareTo(paid) > 0) {
            throw row.refusal(AMOUNT, ProblemCode.BAD_NUMBER, text);
        }
        return paid;
    }
}
