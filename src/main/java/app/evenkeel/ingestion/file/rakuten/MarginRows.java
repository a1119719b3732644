package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * Margin trades of the trade histories.
 *
 * <p>Opening a position (信用新規) moves neither shares nor cash. Closing it (信用返済) moves its result
 * after all costs: a gain comes as a reward, a loss as a fee, and the memo names the position.
 * Taking delivery (現引) is a purchase and giving it (現渡) a sale at what the position was opened for.
 * No position is ever counted as shares held.
 */
final class MarginRows {
    private static final List<String> COSTS =
            List.of(
                    "手数料［円］",
                    "税金等［円］",
                    "諸費用［円］",
                    "建手数料［円］",
                    "建手数料消費税［円］",
                    "金利（支払）〔円〕",
                    "逆日歩／特別空売り料（支払）〔円〕",
                    "貸株料",
                    "事務管理費〔円〕（税抜）",
                    "名義書換料〔円〕（税抜）");

    private static final List<String> RECEIPTS = List.of("金利（受取）〔円〕", "逆日歩（受取）〔円〕");

    private MarginRows() {}

    static boolean isMargin(String deal) {
        return deal.startsWith("信用") || isDelivery(deal);
    }

    private static boolean isDelivery(String deal) {
        return deal.equals("現引") || deal.equals("現渡");
    }

    /** A row of the Japanese history, which states what the position was opened for. */
    static void japan(Reading reading, RowCells row, String deal, AssetRef share, Rakuten.Day day) {
        if (deal.equals("信用新規")) {
            reading.nothingNew(row.row());
            return;
        }
        BigDecimal quantity = row.positive("数量［株］");
        BigDecimal opened = row.positive("建単価［円］");
        if (isDelivery(deal)) {
            TransactionType type = deal.equals("現引") ? TransactionType.BUY : TransactionType.SELL;
            BigDecimal costs = costs(row);
            BigDecimal gross = quantity.multiply(opened);
            BigDecimal stated = row.optionalDecimal("受渡金額［円］");
            BigDecimal net =
                    stated != null && stated.signum() != 0
                            ? stated.abs()
                            : Rakuten.wholeYen(
                                    type == TransactionType.BUY
                                            ? gross.add(costs)
                                            : gross.subtract(costs));
            deliver(
                    reading,
                    row,
                    deal,
                    share,
                    day,
                    quantity,
                    new Rakuten.Cash(CurrencyCode.JPY, net),
                    opened);
            return;
        }
        String side = row.required("売買区分");
        BigDecimal moved =
                switch (side) {
                    case "売埋" -> row.decimal("単価［円］").subtract(opened);
                    case "買埋" -> opened.subtract(row.decimal("単価［円］"));
                    default -> throw row.refusal("売買区分", ProblemCode.UNKNOWN_TYPE, side);
                };
        close(
                reading,
                row,
                deal,
                share,
                day,
                new Result(
                        CurrencyCode.JPY,
                        result(row, quantity.multiply(moved)),
                        side + " " + row.text("建約定日") + " " + row.text("建単価［円］")));
    }

    /** A row of the US history, which states results only by their amounts. */
    static void us(Reading reading, RowCells row, String deal, AssetRef share, Rakuten.Day day) {
        if (deal.equals("信用新規")) {
            reading.nothingNew(row.row());
            return;
        }
        CurrencyCode currency = Rakuten.currency(row, "決済通貨");
        String column = currency.equals(CurrencyCode.USD) ? "受渡金額［USドル］" : "受渡金額［円］";
        BigDecimal stated = row.optionalDecimal(column);
        if (isDelivery(deal)) {
            if (!currency.equals(CurrencyCode.USD)) {
                throw row.refusal("決済通貨", ProblemCode.UNKNOWN_CURRENCY, row.text("決済通貨"));
            }
            BigDecimal paid = stated == null ? row.positive("約定代金［USドル］") : stated.abs();
            deliver(
                    reading,
                    row,
                    deal,
                    share,
                    day,
                    row.positive("数量［株］"),
                    new Rakuten.Cash(currency, paid),
                    row.decimal("単価［USドル］"));
            return;
        }
        if (stated == null) {
            throw row.refusal(column, ProblemCode.VALUE_MISSING);
        }
        close(reading, row, deal, share, day, new Result(currency, stated, row.required("売買区分")));
    }

    /**
     * What closing a position came to. Some exports state a loss without its sign, so the prices
     * decide; without a stated amount it is worked out.
     */
    private static BigDecimal result(RowCells row, BigDecimal gross) {
        BigDecimal stated = row.optionalDecimal("受渡金額［円］");
        if (stated == null) {
            BigDecimal received = sum(row, RECEIPTS);
            return Rakuten.wholeYen(gross.subtract(costs(row)).add(received));
        }
        BigDecimal other = stated.negate();
        return stated.signum() > 0
                        && other.subtract(gross).abs().compareTo(stated.subtract(gross).abs()) < 0
                ? other
                : stated;
    }

    private static BigDecimal costs(RowCells row) {
        return sum(row, COSTS);
    }

    private static BigDecimal sum(RowCells row, List<String> columns) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String column : columns) {
            if (row.has(column)) {
                sum = sum.add(row.decimalOrZero(column));
            }
        }
        return sum;
    }

    /** The result of a position, negative for a loss, and what names it. */
    private record Result(CurrencyCode currency, BigDecimal amount, String position) {}

    private static void close(
            Reading reading,
            RowCells row,
            String deal,
            AssetRef share,
            Rakuten.Day day,
            Result result) {
        if (result.amount().signum() == 0) {
            reading.nothingNew(row.row());
            return;
        }
        TransactionType type =
                result.amount().signum() > 0 ? TransactionType.REWARD : TransactionType.FEE;
        Draft draft =
                Rakuten.draft(reading, type, row, day.traded())
                        .settlement(day.settled())
                        .taxAccount(Rakuten.pool(row, "口座区分|口座"))
                        .subject(share)
                        .signed(AssetRef.cash(result.currency()), result.amount())
                        .memo(told(deal, share, row.text("数量［株］"), result.position()))
                        .crossKey(
                                Rakuten.crossKey(
                                        reading,
                                        day.cash(),
                                        result.currency(),
                                        result.amount(),
                                        type));
        draft.emit();
    }

    private static void deliver(
            Reading reading,
            RowCells row,
            String deal,
            AssetRef share,
            Rakuten.Day day,
            BigDecimal quantity,
            Rakuten.Cash cash,
            @Nullable BigDecimal opened) {
        TransactionType type = deal.equals("現引") ? TransactionType.BUY : TransactionType.SELL;
        Rakuten.legs(Rakuten.draft(reading, type, row, day.traded()), type, share, quantity, cash)
                .settlement(day.settled())
                .taxAccount(Rakuten.pool(row, "口座区分|口座"))
                .price(opened, cash.currency())
                .amount(cash.quantity(), cash.currency())
                .memo(deal)
                .crossKey(
                        Rakuten.crossKey(
                                reading, day.cash(), cash.currency(), cash.signed(type), type))
                .emit();
    }

    private static String told(String deal, AssetRef share, String quantity, String position) {
        return String.join(" ", deal, share.symbol(), share.name(), quantity, position).strip();
    }
}
