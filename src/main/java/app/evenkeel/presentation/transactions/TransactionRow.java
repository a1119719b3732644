package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.portfolio.LedgerService.Ledger;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One transaction as the table shows it: computed, not yet formatted. {@code null} means not known.
 *
 * @param asset what the transaction is about: what was bought, sold, split or paid a dividend
 * @param counter the other side's asset where it is not plain cash, else {@code null}
 * @param quantity of {@code asset}, with a minus if it left; {@code null} for income of an asset
 * @param amount what it came to in cash, with a minus if it was paid
 * @param feeSymbol what the fee was charged in, or empty
 * @param searchText everything searchable, folded; see {@link #folded}
 */
record TransactionRow(
        Transaction transaction,
        String account,
        @Nullable Asset asset,
        @Nullable Asset counter,
        @Nullable BigDecimal quantity,
        @Nullable Price price,
        @Nullable Money amount,
        @Nullable BigDecimal fee,
        String feeSymbol,
        String searchText) {

    /**
     * Makes the row of a transaction; {@code typeName} is the type's word in the user's language.
     */
    static TransactionRow of(Transaction transaction, Ledger ledger, String typeName) {
        Head head = transaction.head();
        Movement moved = transaction.movement();
        Map<AssetId, Asset> assets = ledger.assets();
        Asset in = asset(assets, moved.in());
        Asset out = asset(assets, moved.out());
        AssetId subjectId = moved.subject();
        Asset subject = subjectId == null ? null : assets.get(subjectId);
        boolean isIn = isAboutIn(transaction.type(), moved);
        boolean isSpinOff = transaction.type() == TransactionType.SPIN_OFF;
        Asset about = subject != null && !isSpinOff ? subject : isIn ? in : out;
        Asset other =
                subject != null || moved.in() == null || moved.out() == null
                        ? isSpinOff ? subject : null
                        : isIn ? out : in;
        Leg leg = isIn ? moved.in() : moved.out();
        BigDecimal quantity =
                leg == null || about == null || !leg.asset().equals(about.id())
                        ? null
                        : isIn ? leg.quantity() : leg.quantity().negate();
        Fee fee = moved.fee();
        Asset feeAsset = fee == null ? null : assets.get(fee.asset());
        String account =
                Optional.ofNullable(ledger.accounts().get(head.account()))
                        .map(found -> found.name())
                        .orElse("");
        return new TransactionRow(
                transaction,
                account,
                about,
                other == null || other.isCash() ? null : other,
                quantity,
                moved.price(),
                amount(moved, in, out),
                fee == null ? null : fee.quantity(),
                feeAsset == null ? "" : feeAsset.symbol(),
                folded(
                        String.join(
                                " ",
                                typeName,
                                account,
                                label(about),
                                label(other),
                                head.taxAccount(),
                                head.date().toString(),
                                head.memo(),
                                head.origin().externalId())));
    }

    TransactionType type() {
        return transaction.type();
    }

    AccountId accountId() {
        return transaction.head().account();
    }

    /** Whether the asset is on either side of it or what it is about. */
    boolean concerns(AssetId id) {
        Movement moved = transaction.movement();
        Leg in = moved.in();
        Leg out = moved.out();
        return id.equals(moved.subject())
                || (in != null && in.asset().equals(id))
                || (out != null && out.asset().equals(id));
    }

    /** Full-width letters, half-width kana and case do not matter when searching. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }

    private static boolean isAboutIn(TransactionType type, Movement moved) {
        return switch (type) {
            case SELL, WITHDRAWAL -> false;
            case BUY, SWAP, DEPOSIT, REWARD, MERGER, SPIN_OFF, OPENING_BALANCE -> true;
            case TRANSFER, DIVIDEND, INTEREST, FEE, TAX, SPLIT, CUSTODY_MOVE -> moved.in() != null;
        };
    }

    /** The cash leg, signed; else the stated amount with the sign of its direction. */
    private static @Nullable Money amount(Movement moved, @Nullable Asset in, @Nullable Asset out) {
        Money stated = moved.amount();
        Leg inLeg = moved.in();
        Leg outLeg = moved.out();
        if (stated != null) {
            boolean isPaid = out != null && (out.isCash() || in == null);
            return isPaid && stated.amount().signum() > 0 ? stated.negated() : stated;
        }
        if (inLeg != null && in != null && in.isCash()) {
            return cash(inLeg.quantity(), in.symbol());
        }
        if (outLeg != null && out != null && out.isCash()) {
            return cash(outLeg.quantity().negate(), out.symbol());
        }
        return null;
    }

    private static Money cash(BigDecimal quantity, String symbol) {
        return new Money(quantity, CurrencyCode.of(symbol));
    }

    private static @Nullable Asset asset(Map<AssetId, Asset> assets, @Nullable Leg leg) {
        return leg == null ? null : assets.get(leg.asset());
    }

    private static String label(@Nullable Asset asset) {
        return asset == null ? "" : asset.symbol() + " " + asset.name();
    }
}
