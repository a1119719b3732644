package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Money;
import app.evenkeel.portfolio.LedgerService.Ledger;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A transaction as the form holds it: checked values, assets and accounts still by name.
 *
 * @param asset symbol of what it is about; empty if the type has none
 * @param kind what a new asset is, should the symbol be new
 * @param amount before fee and tax for a purchase or sale, else what arrived or left
 * @param currency of amount, price, fee and tax; empty if none of them is given
 */
record TransactionDraft(
        TransactionType type,
        LocalDate date,
        LocalTime time,
        ZoneId zone,
        String account,
        String taxAccount,
        String asset,
        AssetKind kind,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal amount,
        String currency,
        @Nullable BigDecimal fee,
        @Nullable BigDecimal tax,
        String givenAsset,
        @Nullable BigDecimal givenQuantity,
        String memo) {

    /** The draft that a stored transaction is edited as. */
    static TransactionDraft of(Transaction transaction, Ledger ledger) {
        Head head = transaction.head();
        Movement moved = transaction.movement();
        TransactionType type = transaction.type();
        TransactionRow row = TransactionRow.of(transaction, ledger, "");
        Asset about = row.asset();
        BigDecimal quantity = row.quantity();
        Money amount = amount(type, row);
        String currency = amount == null ? "" : amount.currency().value();
        Fee fee = moved.fee();
        boolean isExchange = type == TransactionType.SWAP || type == TransactionType.MERGER;
        Leg given = isExchange ? moved.out() : null;
        return new TransactionDraft(
                type,
                head.date(),
                head.time().atZone(head.zone()).toLocalTime(),
                head.zone(),
                row.account(),
                head.taxAccount(),
                EntryField.ASSET.isFor(type) && about != null ? about.symbol() : "",
                about == null ? AssetKind.EQUITY : about.kind(),
                quantity == null || !EntryField.QUANTITY.isFor(type)
                        ? null
                        : signed(EntryField.QUANTITY, type, quantity),
                row.price() == null ? null : row.price().value(),
                amount == null ? null : amount.amount(),
                currency,
                fee == null ? null : fee.quantity(),
                moved.tax() == null ? null : moved.tax().amount(),
                givenSymbol(transaction, given, ledger),
                given == null ? null : given.quantity(),
                head.memo());
    }

    /** What the form calls the amount; for a trade without the fee and tax that are inside it. */
    private static @Nullable Money amount(TransactionType type, TransactionRow row) {
        // What arrived is not what it cost: only a stated cost is an amount here.
        Money stated =
                EntryField.isAmountNeeded(type)
                        ? row.amount()
                        : row.transaction().movement().amount();
        if (stated == null || !EntryField.AMOUNT.isFor(type)) {
            return null;
        }
        Movement moved = row.transaction().movement();
        // Money paid as a fee or tax is entered as a positive amount.
        boolean isCharge = type == TransactionType.FEE || type == TransactionType.TAX;
        BigDecimal amount =
                isCharge
                        ? stated.amount().negate()
                        : signed(EntryField.AMOUNT, type, stated.amount());
        if (type != TransactionType.BUY && type != TransactionType.SELL) {
            return new Money(amount, stated.currency());
        }
        BigDecimal inside = BigDecimal.ZERO;
        Fee fee = moved.fee();
        if (fee != null && fee.included() && row.feeSymbol().equals(stated.currency().value())) {
            inside = inside.add(fee.quantity());
        }
        Money tax = moved.tax();
        if (tax != null && tax.currency().equals(stated.currency())) {
            inside = inside.add(tax.amount());
        }
        BigDecimal gross =
                type == TransactionType.BUY ? amount.subtract(inside) : amount.add(inside);
        return new Money(gross, stated.currency());
    }

    private static BigDecimal signed(EntryField field, TransactionType type, BigDecimal value) {
        return field.mayBeNegative(type) ? value : value.abs();
    }

    /** What was given, or the parent of what was spun off. */
    private static String givenSymbol(Transaction transaction, @Nullable Leg given, Ledger ledger) {
        AssetId parent = transaction.movement().subject();
        if (transaction.type() == TransactionType.SPIN_OFF && parent != null) {
            return symbol(ledger, parent);
        }
        return given == null ? "" : symbol(ledger, given.asset());
    }

    private static String symbol(Ledger ledger, AssetId id) {
        return Optional.ofNullable(ledger.assets().get(id)).map(Asset::symbol).orElse("");
    }

    /** Whether the two say the same about what arrives or leaves besides cash. */
    boolean hasSameAssets(TransactionDraft other) {
        return type == other.type
                && asset.equals(other.asset)
                && same(quantity, other.quantity)
                && givenAsset.equals(other.givenAsset)
                && same(givenQuantity, other.givenQuantity);
    }

    /** Whether the two say the same about the cash. */
    boolean hasSameCash(TransactionDraft other) {
        return type == other.type
                && same(amount, other.amount)
                && same(price, other.price)
                && same(fee, other.fee)
                && same(tax, other.tax)
                && currency.equals(other.currency);
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return (a == null && b == null) || (a != null && b != null && a.compareTo(b) == 0);
    }
}
