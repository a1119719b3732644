package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** A column of Transactions and what it sorts by. */
enum TransactionColumn {
    DATE,
    TYPE,
    ACCOUNT,
    ASSET,
    QUANTITY,
    PRICE,
    AMOUNT,
    CURRENCY,
    FEE,
    TAX_ACCOUNT,
    MEMO;

    /** The part of the message key and of the node's id that names the column. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Orders rows by the column, then by time and id; what is not known stands last. */
    Comparator<TransactionRow> order(boolean descending) {
        return chosen(descending).thenComparing(byTime(descending));
    }

    private Comparator<TransactionRow> chosen(boolean descending) {
        return switch (this) {
            case DATE -> byTime(descending);
            case TYPE -> directed(Comparator.comparing(TransactionRow::type), descending);
            case ACCOUNT -> directed(Comparator.comparing(TransactionRow::account), descending);
            case ASSET -> directed(Comparator.comparing(TransactionColumn::symbol), descending);
            case QUANTITY -> number(TransactionRow::quantity, descending);
            case PRICE -> number(TransactionColumn::priceOf, descending);
            case AMOUNT -> number(TransactionColumn::amountOf, descending);
            case CURRENCY ->
                    directed(Comparator.comparing(TransactionColumn::currency), descending);
            case FEE -> number(TransactionRow::fee, descending);
            case TAX_ACCOUNT ->
                    directed(
                            Comparator.comparing(row -> row.transaction().head().taxAccount()),
                            descending);
            case MEMO ->
                    directed(
                            Comparator.comparing(row -> row.transaction().head().memo()),
                            descending);
        };
    }

    private static Comparator<TransactionRow> byTime(boolean descending) {
        return directed(
                Comparator.comparing((TransactionRow row) -> row.transaction().head().time())
                        .thenComparingLong(row -> row.transaction().head().id().value()),
                descending);
    }

    private static Comparator<TransactionRow> number(
            Function<TransactionRow, @Nullable BigDecimal> value, boolean descending) {
        return Comparator.comparing(
                value,
                Comparator.nullsLast(directed(Comparator.<BigDecimal>naturalOrder(), descending)));
    }

    private static <T> Comparator<T> directed(Comparator<T> comparator, boolean descending) {
        return descending ? comparator.reversed() : comparator;
    }

    private static String symbol(TransactionRow row) {
        return row.asset() == null ? "" : row.asset().symbol();
    }

    private static String currency(TransactionRow row) {
        return row.amount() == null ? "" : row.amount().currency().value();
    }

    private static @Nullable BigDecimal priceOf(TransactionRow row) {
        Price price = row.price();
        return price == null ? null : price.value();
    }

    private static @Nullable BigDecimal amountOf(TransactionRow row) {
        Money amount = row.amount();
        return amount == null ? null : amount.amount();
    }
}
