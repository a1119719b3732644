package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.LedgerService.Ledger;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Objects;

/** Turns what was typed into a transaction, naming new assets and accounts on the way. Blocks. */
final class TransactionAssembly {
    private final TransactionsSource source;
    private final Ledger ledger;

    TransactionAssembly(TransactionsSource source, Ledger ledger) {
        this.source = source;
        this.ledger = ledger;
    }

    /**
     * The transaction of a draft.
     *
     * @param edited the stored one that it replaces, or {@code null} for a new one; what the draft
     *     did not change stays as its source stated it
     * @throws EvenkeelException if fee and tax leave nothing of a sale
     */
    Transaction build(TransactionDraft draft, @Nullable Transaction edited) {
        Movement movement;
        if (edited == null) {
            movement = movement(draft);
        } else {
            TransactionDraft before = TransactionDraft.of(edited, ledger);
            boolean sameAssets = draft.hasSameAssets(before);
            movement =
                    sameAssets && draft.hasSameCash(before) ? edited.movement() : movement(draft);
        }
        return Transaction.of(draft.type(), head(draft, edited), movement);
    }

    private Head head(TransactionDraft draft, @Nullable Transaction edited) {
        return new Head(
                edited == null ? TransactionId.NONE : edited.head().id(),
                account(draft.account()),
                draft.taxAccount(),
                draft.date().atTime(draft.time()).atZone(draft.zone()).toInstant(),
                draft.zone(),
                edited == null ? null : edited.head().settlement(),
                draft.memo(),
                edited == null ? Origin.byHand() : edited.head().origin());
    }

    private Movement movement(TransactionDraft draft) {
        return switch (draft.type()) {
            case BUY -> trade(draft, true);
            case SELL -> trade(draft, false);
            case SWAP -> {
                AssetId given = asset(draft.givenAsset(), draft);
                yield Movement.ofTrade(leg(draft), new Leg(given, needed(draft.givenQuantity())))
                        .withFee(fee(draft, given, false));
            }
            case DEPOSIT, REWARD, OPENING_BALANCE -> {
                Leg in = leg(draft);
                yield Movement.ofIn(in)
                        .withAmount(money(draft.amount(), draft))
                        .withFee(fee(draft, in.asset(), false));
            }
            case WITHDRAWAL -> {
                Leg out = leg(draft);
                yield Movement.ofOut(out).withFee(fee(draft, out.asset(), false));
            }
            case TRANSFER -> {
                Movement moved = either(leg(draft), needed(draft.quantity()).signum() > 0);
                yield moved.withFee(fee(draft, leg(draft).asset(), false));
            }
            case MERGER ->
                    Movement.ofTrade(
                            leg(draft),
                            new Leg(
                                    asset(draft.givenAsset(), draft),
                                    needed(draft.givenQuantity())));
            case SPIN_OFF ->
                    Movement.ofIn(leg(draft))
                            .withSubject(asset(draft.givenAsset(), draft))
                            .withAmount(money(draft.amount(), draft));
            case SPLIT, CUSTODY_MOVE -> {
                Leg leg = leg(draft);
                yield either(leg, needed(draft.quantity()).signum() > 0).withSubject(leg.asset());
            }
            case DIVIDEND ->
                    either(cash(draft), isPositive(draft))
                            .withAmount(money(needed(draft.amount()).abs(), draft))
                            .withTax(money(draft.tax(), draft))
                            .withSubject(asset(draft.asset(), draft));
            case INTEREST -> either(cash(draft), isPositive(draft));
            case FEE, TAX -> either(cash(draft), !isPositive(draft));
        };
    }

    private Movement trade(TransactionDraft draft, boolean isBuy) {
        BigDecimal costs = orZero(draft.fee()).add(orZero(draft.tax()));
        BigDecimal gross = needed(draft.amount());
        BigDecimal net = isBuy ? gross.add(costs) : gross.subtract(costs);
        if (net.signum() <= 0) {
            throw new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, net.toPlainString()));
        }
        AssetId currency = cashAsset(draft);
        Leg units = leg(draft);
        Leg paid = new Leg(currency, net);
        BigDecimal price = draft.price();
        return (isBuy ? Movement.ofTrade(units, paid) : Movement.ofTrade(paid, units))
                .withFee(fee(draft, currency, true))
                .withTax(money(draft.tax(), draft))
                .withPrice(
                        price == null ? null : new Price(price, CurrencyCode.of(draft.currency())))
                .withAmount(money(net, draft));
    }

    private static Movement either(Leg leg, boolean isIn) {
        return isIn ? Movement.ofIn(leg) : Movement.ofOut(leg);
    }

    private static boolean isPositive(TransactionDraft draft) {
        return needed(draft.amount()).signum() > 0;
    }

    private Leg leg(TransactionDraft draft) {
        return new Leg(asset(draft.asset(), draft), needed(draft.quantity()).abs());
    }

    private Leg cash(TransactionDraft draft) {
        return new Leg(cashAsset(draft), needed(draft.amount()).abs());
    }

    private AssetId cashAsset(TransactionDraft draft) {
        return asset(draft.currency(), draft);
    }

    private static @Nullable Fee fee(TransactionDraft draft, AssetId asset, boolean included) {
        BigDecimal fee = draft.fee();
        return fee == null ? null : new Fee(asset, fee, included);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, TransactionDraft draft) {
        return amount == null ? null : new Money(amount, CurrencyCode.of(draft.currency()));
    }

    private static BigDecimal needed(@Nullable BigDecimal value) {
        return Objects.requireNonNull(value, "checked by the form");
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private AccountId account(String name) {
        for (Account account : ledger.accounts().values()) {
            if (account.name().equalsIgnoreCase(name.strip())) {
                return account.id();
            }
        }
        return source.accountFor(new AccountRef(AccountKind.BROKER, name.strip(), name.strip()));
    }

    private AssetId asset(String symbol, TransactionDraft draft) {
        Asset known = find(ledger, symbol);
        return known != null ? known.id() : source.assetFor(newAsset(symbol.strip(), draft));
    }

    /** The asset with that symbol or name, in any case. */
    static @Nullable Asset find(Ledger ledger, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        Asset byName = null;
        for (Asset asset : ledger.assets().values()) {
            if (asset.symbol().equalsIgnoreCase(typed.strip())) {
                return asset;
            }
            if (asset.name().equalsIgnoreCase(typed.strip())) {
                byName = asset;
            }
        }
        return byName;
    }

    private static AssetRef newAsset(String symbol, TransactionDraft draft) {
        if (isCurrency(symbol)) {
            return AssetRef.cash(CurrencyCode.of(symbol));
        }
        return switch (draft.kind()) {
            case CRYPTO, STABLECOIN -> AssetRef.coin(CurrencyCode.of(symbol).value());
            case EQUITY, ETF, FUND, BOND, COMMODITY, OPTION, CASH, FX ->
                    AssetRef.security(
                            draft.kind() == AssetKind.CASH ? AssetKind.EQUITY : draft.kind(),
                            symbol,
                            "",
                            draft.currency().isEmpty()
                                    ? CurrencyCode.USD
                                    : CurrencyCode.of(draft.currency()),
                            "");
        };
    }

    /** Whether the text is an ISO 4217 code, so that cash is meant. */
    static boolean isCurrency(String text) {
        try {
            return CurrencyCode.of(text).isIso();
        } catch (IllegalArgumentException notACode) {
            return false;
        }
    }

    /** The draft's type decides which leg is cash; used to warn before a new asset is made. */
    static boolean isNew(Ledger ledger, String typed, TransactionType type) {
        return EntryField.ASSET.isFor(type)
                && !typed.isBlank()
                && find(ledger, typed) == null
                && !isCurrency(typed);
    }
}
