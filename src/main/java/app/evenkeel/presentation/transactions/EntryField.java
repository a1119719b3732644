package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.ledger.TransactionType;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A field of the entry form. Which of them a type of transaction has is said here. */
enum EntryField {
    DATE,
    TIME,
    ACCOUNT,
    TAX_ACCOUNT,
    ASSET,
    KIND,
    QUANTITY,
    PRICE,
    AMOUNT,
    CURRENCY,
    FEE,
    TAX,
    GIVEN_ASSET,
    GIVEN_QUANTITY,
    MEMO;

    private static final Set<EntryField> COMMON =
            EnumSet.of(DATE, TIME, ACCOUNT, TAX_ACCOUNT, MEMO);

    /** The part of the message key and of the node's id that names the field. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a transaction of the type has the field; {@link #KIND} is for new assets only. */
    boolean isFor(TransactionType type) {
        return COMMON.contains(this) || own(type).contains(this);
    }

    /** Whether it has to be filled. */
    boolean isNeeded(TransactionType type) {
        return switch (this) {
            case DATE, ACCOUNT, ASSET, QUANTITY, GIVEN_ASSET, GIVEN_QUANTITY -> isFor(type);
            case AMOUNT, CURRENCY -> isAmountNeeded(type);
            case TIME, TAX_ACCOUNT, KIND, PRICE, FEE, TAX, MEMO -> false;
        };
    }

    /** Whether a minus sign turns its direction round. */
    boolean mayBeNegative(TransactionType type) {
        return switch (type) {
            case TRANSFER, SPLIT, CUSTODY_MOVE -> this == QUANTITY;
            case DIVIDEND, INTEREST, FEE, TAX -> this == AMOUNT;
            case BUY, SELL, SWAP, DEPOSIT, WITHDRAWAL, REWARD, MERGER, SPIN_OFF, OPENING_BALANCE ->
                    false;
        };
    }

    static boolean isAmountNeeded(TransactionType type) {
        return switch (type) {
            case BUY, SELL, DIVIDEND, INTEREST, FEE, TAX -> true;
            case SWAP,
                    DEPOSIT,
                    WITHDRAWAL,
                    TRANSFER,
                    REWARD,
                    SPLIT,
                    MERGER,
                    SPIN_OFF,
                    CUSTODY_MOVE,
                    OPENING_BALANCE ->
                    false;
        };
    }

    private static Set<EntryField> own(TransactionType type) {
        return switch (type) {
            case BUY, SELL -> EnumSet.of(ASSET, KIND, QUANTITY, PRICE, AMOUNT, CURRENCY, FEE, TAX);
            case SWAP -> EnumSet.of(ASSET, KIND, QUANTITY, GIVEN_ASSET, GIVEN_QUANTITY, FEE);
            case DEPOSIT -> EnumSet.of(ASSET, KIND, QUANTITY, AMOUNT, CURRENCY, FEE);
            case REWARD, OPENING_BALANCE -> EnumSet.of(ASSET, KIND, QUANTITY, AMOUNT, CURRENCY);
            case WITHDRAWAL, TRANSFER -> EnumSet.of(ASSET, KIND, QUANTITY, FEE);
            case DIVIDEND -> EnumSet.of(ASSET, KIND, AMOUNT, CURRENCY, TAX);
            case INTEREST, FEE, TAX -> EnumSet.of(AMOUNT, CURRENCY);
            case MERGER -> EnumSet.of(ASSET, KIND, QUANTITY, GIVEN_ASSET, GIVEN_QUANTITY);
            case SPIN_OFF -> EnumSet.of(ASSET, KIND, QUANTITY, GIVEN_ASSET, AMOUNT, CURRENCY);
            case SPLIT, CUSTODY_MOVE -> EnumSet.of(ASSET, KIND, QUANTITY);
        };
    }
}
