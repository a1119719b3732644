package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** {@code tradehistory(JP)}: shares of Japanese exchanges. */
public final class JapanTradeImporter extends TableImporter {
    public JapanTradeImporter() {
        super(
                Rakuten.SOURCE,
                "tradehistory-jp",
                "約定日",
                "受渡日",
                "銘柄コード",
                "銘柄名",
                "市場名称",
                "口座区分",
                "取引区分",
                "売買区分",
                "数量［株］",
                "単価［円］",
                "手数料［円］",
                "税金等［円］",
                "受渡金額［円］");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> read(reading, row);
    }

    private static void read(Reading reading, RowCells row) {
        String deal = row.required("取引区分");
        Rakuten.Day day = Rakuten.Day.of(row);
        AssetRef share = Rakuten.japanShare(row.required("銘柄コード"), row.text("銘柄名"));
        if (Rakuten.isCustody(deal)) {
            Rakuten.custody(reading, row, deal, share, day);
            return;
        }
        if (MarginRows.isMargin(deal)) {
            MarginRows.japan(reading, row, deal, share, day);
            return;
        }
        if (!deal.equals("現物")) {
            throw row.refusal("取引区分", ProblemCode.UNKNOWN_TYPE, deal);
        }
        String side = row.required("売買区分");
        TransactionType type =
                switch (side) {
                    case "買付" -> TransactionType.BUY;
                    case "売付" -> TransactionType.SELL;
                    default -> throw row.refusal("売買区分", ProblemCode.UNKNOWN_TYPE, side);
                };
        BigDecimal quantity = row.positive("数量［株］");
        BigDecimal price = row.decimal("単価［円］");
        BigDecimal fee = Rakuten.sum(row.optionalDecimal("手数料［円］"), row.optionalDecimal("諸費用［円］"));
        // The consumption tax on the commission; the tax on gains is in the cash history.
        BigDecimal tax = row.optionalDecimal("税金等［円］");
        Rakuten.Cash cash =
                new Rakuten.Cash(
                        CurrencyCode.JPY, settled(row, type, quantity.multiply(price), fee, tax));
        String pool = Rakuten.pool(row, "口座区分");
        Rakuten.legs(Rakuten.draft(reading, type, row, day.traded()), type, share, quantity, cash)
                .settlement(day.settled())
                .taxAccount(pool)
                .fee(Rakuten.YEN, fee, true)
                .tax(tax, CurrencyCode.JPY)
                .price(price, CurrencyCode.JPY)
                .amount(cash.quantity(), CurrencyCode.JPY)
                .crossKey(
                        Rakuten.crossKey(
                                reading, day.cash(), CurrencyCode.JPY, cash.signed(type), type))
                // Without amounts: a trade that was not settled yet states them in a later export.
                .sameWhen(day.traded(), day.cash(), type, share.symbol(), pool, quantity, price)
                .emit();
    }

    private static BigDecimal settled(
            RowCells row,
            TransactionType type,
            BigDecimal gross,
            @Nullable BigDecimal fee,
            @Nullable BigDecimal tax) {
        BigDecimal stated = row.optionalDecimal("受渡金額［円］");
        if (stated != null) {
            return stated;
        }
        BigDecimal costs = Rakuten.orZero(Rakuten.sum(fee, tax));
        return Rakuten.wholeYen(
                type == TransactionType.BUY ? gross.add(costs) : gross.subtract(costs));
    }
}
