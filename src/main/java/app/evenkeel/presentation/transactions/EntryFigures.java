package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the form holds of a movement; {@code null} where nothing is stated.
 *
 * @param asset what it is about
 * @param quantity of {@code asset}; below zero if it left, where the type leaves that open
 * @param amount before fee and tax for a purchase or sale, else what arrived or left
 * @param currency of {@code amount}. Price, fee and tax of a stored movement may have others
 * @param given what was given for it, or the parent of what was spun off
 */
record EntryFigures(
        @Nullable AssetChoice asset,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal amount,
        @Nullable CurrencyCode currency,
        @Nullable BigDecimal fee,
        @Nullable BigDecimal tax,
        @Nullable AssetChoice given,
        @Nullable BigDecimal givenQuantity) {
    static final EntryFigures NONE =
            new EntryFigures(null, null, null, null, null, null, null, null, null);

    /** The figures that a stored movement is edited as. */
    static EntryFigures of(TransactionType type, MovementParts parts, AssetNames names) {
        Leg units = parts.units();
        Leg given = parts.given();
        Money amount = amount(type, parts, names);
        return new EntryFigures(
                EntryField.ASSET.isFor(type) ? names.known(about(type, parts)) : null,
                units == null || !EntryField.QUANTITY.isFor(type)
                        ? null
                        : signed(
                                units.quantity(),
                                parts.isIn() || !EntryField.QUANTITY.mayBeNegative(type)),
                parts.price() == null ? null : parts.price().value(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                parts.fee() == null ? null : parts.fee().quantity(),
                parts.tax() == null ? null : parts.tax().amount(),
                names.known(
                        type == TransactionType.SPIN_OFF
                                ? parts.subject()
                                : given == null ? null : given.asset()),
                given == null ? null : given.quantity());
    }

    private static @Nullable AssetId about(TransactionType type, MovementParts parts) {
        if (type == TransactionType.DIVIDEND) {
            AssetId payer = parts.subject();
            return payer != null || parts.cash() == null ? payer : parts.cash().asset();
        }
        return parts.units() == null ? null : parts.units().asset();
    }

    private static @Nullable Money amount(
            TransactionType type, MovementParts parts, AssetNames names) {
        return switch (type) {
            case BUY, SELL ->
                    stated(parts, names)
                            .map(net -> {
                                BigDecimal costs =
                                        inside(
                                                parts.fee(),
                                                parts.tax(),
                                                net.currency(),
                                                names::unitOf);
                                return new Money(
                                        type == TransactionType.BUY
                                                ? net.amount().subtract(costs)
                                                : net.amount().add(costs),
                                        net.currency());
                            })
                            .orElse(null);
            case DIVIDEND, INTEREST, FEE, TAX ->
                    stated(parts, names)
                            .map(sum ->
                                    new Money(
                                            signed(
                                                    sum.amount().abs(),
                                                    parts.isIn() != isCharge(type)),
                                            sum.currency()))
                            .orElse(null);
            case DEPOSIT, REWARD, OPENING_BALANCE, SPIN_OFF -> parts.amount();
            case SWAP, WITHDRAWAL, TRANSFER, SPLIT, MERGER, CUSTODY_MOVE -> null;
        };
    }

    /** Money paid as a fee or tax is entered as a positive amount. */
    static boolean isCharge(TransactionType type) {
        return type == TransactionType.FEE || type == TransactionType.TAX;
    }

    private static Optional<Money> stated(MovementParts parts, AssetNames names) {
        Leg cash = parts.cash();
        if (parts.amount() != null || cash == null) {
            return Optional.ofNullable(parts.amount());
        }
        return Optional.ofNullable(names.unitOf(cash.asset()))
                .map(unit -> new Money(cash.quantity(), unit));
    }

    /** Which currency an asset is the cash or coin of. */
    @FunctionalInterface
    interface Units {
        @Nullable CurrencyCode of(AssetId asset);
    }

    /** Fee and tax that are in that currency and inside the net amount. */
    static BigDecimal inside(
            @Nullable Fee fee, @Nullable Money tax, CurrencyCode currency, Units units) {
        BigDecimal sum = BigDecimal.ZERO;
        if (fee != null && fee.included() && currency.equals(units.of(fee.asset()))) {
            sum = sum.add(fee.quantity());
        }
        return tax != null && tax.currency().equals(currency) ? sum.add(tax.amount()) : sum;
    }

    private static BigDecimal signed(BigDecimal value, boolean isPlus) {
        return isPlus ? value : value.negate();
    }
}
