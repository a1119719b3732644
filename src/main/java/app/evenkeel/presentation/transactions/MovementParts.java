package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

/**
 * A movement by what its legs are to the entry form, whichever way they go. Taken apart and put
 * together for the same type, a movement is the same.
 *
 * @param units what was bought, sold, paid in, moved or split
 * @param given what was given for it where that is no payment
 * @param cash what was settled
 * @param isIn whether {@code units}, or {@code cash} where it stands alone, arrived; of use where
 *     the type leaves it open
 */
record MovementParts(
        @Nullable Leg units,
        @Nullable Leg given,
        @Nullable Leg cash,
        boolean isIn,
        @Nullable Fee fee,
        @Nullable Money tax,
        @Nullable Price price,
        @Nullable Money amount,
        @Nullable AssetId subject) {
    /** Nothing yet. */
    static final MovementParts NONE =
            new MovementParts(null, null, null, true, null, null, null, null, null);

    static MovementParts of(TransactionType type, Movement moved) {
        Leg in = moved.in();
        Leg out = moved.out();
        return switch (type) {
            case BUY -> of(in, null, out, true, moved);
            case SELL -> of(out, null, in, false, moved);
            case SWAP, MERGER, SPIN_OFF, DEPOSIT, REWARD, OPENING_BALANCE ->
                    of(in, out, null, true, moved);
            case WITHDRAWAL -> of(out, null, null, false, moved);
            case TRANSFER, SPLIT, CUSTODY_MOVE ->
                    of(in == null ? out : in, null, null, in != null, moved);
            case DIVIDEND, INTEREST, FEE, TAX ->
                    of(null, null, in == null ? out : in, in != null, moved);
        };
    }

    private static MovementParts of(
            @Nullable Leg units,
            @Nullable Leg given,
            @Nullable Leg cash,
            boolean isIn,
            Movement moved) {
        return new MovementParts(
                units,
                given,
                cash,
                isIn,
                moved.fee(),
                moved.tax(),
                moved.price(),
                moved.amount(),
                moved.subject());
    }

    /** The movement of a transaction of {@code type}; parts that it has no place for stay out. */
    Movement movement(TransactionType type) {
        return switch (type) {
            case BUY -> movement(units, cash);
            case SELL -> movement(cash, units);
            case SWAP, MERGER, SPIN_OFF -> movement(units, given);
            case DEPOSIT, REWARD, OPENING_BALANCE -> movement(units, null);
            case WITHDRAWAL -> movement(null, units);
            case TRANSFER, SPLIT, CUSTODY_MOVE -> oneSided(units);
            case DIVIDEND, INTEREST, FEE, TAX -> oneSided(cash);
        };
    }

    private Movement oneSided(@Nullable Leg leg) {
        return isIn ? movement(leg, null) : movement(null, leg);
    }

    private Movement movement(@Nullable Leg in, @Nullable Leg out) {
        return new Movement(in, out, fee, tax, price, amount, subject);
    }

    /** What a figure is in by its own statement: a currency or a coin; empty where it has none. */
    String unit(EntryField field, AssetNames names) {
        return switch (field) {
            case PRICE -> price == null ? "" : price.currency().value();
            case TAX -> tax == null ? "" : tax.currency().value();
            case FEE -> fee == null ? "" : names.symbol(fee.asset());
            case DATE,
                    TIME,
                    ACCOUNT,
                    TAX_ACCOUNT,
                    ASSET,
                    KIND,
                    QUANTITY,
                    AMOUNT,
                    CURRENCY,
                    GIVEN_ASSET,
                    GIVEN_QUANTITY,
                    MEMO ->
                    "";
        };
    }

    /** The parts that still mean something when the transaction becomes one of another type. */
    MovementParts retyped(TransactionType type) {
        return new MovementParts(
                units,
                given,
                cash,
                isIn,
                fee,
                tax,
                EntryField.PRICE.isFor(type) ? price : null,
                EntryField.AMOUNT.isFor(type) ? amount : null,
                switch (type) {
                    case SPLIT, CUSTODY_MOVE -> units == null ? null : units.asset();
                    case DIVIDEND, INTEREST, FEE, TAX, SPIN_OFF -> subject;
                    case BUY,
                            SELL,
                            SWAP,
                            DEPOSIT,
                            WITHDRAWAL,
                            TRANSFER,
                            REWARD,
                            MERGER,
                            OPENING_BALANCE ->
                            null;
                });
    }
}
