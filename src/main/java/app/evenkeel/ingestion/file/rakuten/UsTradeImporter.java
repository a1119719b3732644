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
 * {@code tradehistory(US)}: shares of US exchanges. The cost basis is in dollars whatever the trade
 * was settled in; the cash is what the broker says it settled, never recomputed.
 */
public final class UsTradeImporter extends TableImporter {
    private static final AssetRef DOLLAR = AssetRef.cash(CurrencyCode.USD);

    public UsTradeImporter() {
        super(
                Rakuten.SOURCE,
                "tradehistory-us",
                "約定日",
                "受渡日",
                "ティッカー",
                "銘柄名",
                "口座",
                "取引区分",
                "売買区分",
                "決済通貨",
                "数量［株］",
                "単価［USドル］",
                "約定代金［USドル］",
                "為替レート",
                "手数料［USドル］",
                "税金［USドル］",
                "受渡金額［USドル］",
                "受渡金額［円］");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> read(reading, row);
    }

    private static void read(Reading reading, RowCells row) {
        String deal = row.required("取引区分");
        Rakuten.Day day = Rakuten.Day.of(row);
        AssetRef share = Rakuten.share(row.required("ティッカー"), row.text("銘柄名"), CurrencyCode.USD);
        if (Rakuten.isCustody(deal)) {
            Rakuten.custody(reading, row, deal, share, day);
            return;
        }
        if (MarginRows.isMargin(deal)) {
            MarginRows.us(reading, row, deal, share, day);
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
        BigDecimal price = row.decimal("単価［USドル］");
        BigDecimal fee = row.optionalDecimal("手数料［USドル］");
        BigDecimal tax = row.optionalDecimal("税金［USドル］");
        BigDecimal costs = Rakuten.orZero(Rakuten.sum(fee, tax));
        BigDecimal gross = row.decimal("約定代金［USドル］");
        BigDecimal net = type == TransactionType.BUY ? gross.add(costs) : gross.subtract(costs);
        Rakuten.Cash cash = settled(row, net);
        String pool = Rakuten.pool(row, "口座");
        Rakuten.legs(Rakuten.draft(reading, type, row, day.traded()), type, share, quantity, cash)
                .settlement(day.settled())
                .taxAccount(pool)
                .fee(DOLLAR, fee, true)
                .tax(tax, CurrencyCode.USD)
                .price(price, CurrencyCode.USD)
                .amount(net, CurrencyCode.USD)
                .crossKey(
                        Rakuten.crossKey(
                                reading, day.cash(), cash.currency(), cash.signed(type), type))
                // An export made before settlement states the trade a day earlier, at a provisional
                // rate; the settlement day is the same in both.
                .sameWhen(day.cash(), type, share.symbol(), pool, quantity, price)
                .emit();
    }

    private static Rakuten.Cash settled(RowCells row, BigDecimal net) {
        CurrencyCode currency = Rakuten.currency(row, "決済通貨");
        if (currency.equals(CurrencyCode.USD)) {
            BigDecimal stated = row.optionalDecimal("受渡金額［USドル］");
            return new Rakuten.Cash(currency, stated == null ? net : stated);
        }
        if (!currency.equals(CurrencyCode.JPY)) {
            throw row.refusal("決済通貨", ProblemCode.UNKNOWN_CURRENCY, row.text("決済通貨"));
        }
        BigDecimal stated = row.optionalDecimal("受渡金額［円］");
        return new Rakuten.Cash(
                currency,
                stated == null ? Rakuten.wholeYen(net.multiply(row.positive("為替レート"))) : stated);
    }
}
