package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Carries over into a movement what the figures of the form changed, and nothing else: a figure
 * that was not touched keeps its value and its own currency, and a settled leg in another currency
 * than the stated amount stays as the source says that it moved (decision 0008). A new movement is
 * an edit of nothing. Blocks; used once.
 */
final class MovementEdit {
    private final TransactionType type;
    private final AssetNames names;
    private final Function<AssetRef, AssetId> create;
    private final MovementParts stored;
    private final EntryFigures before;
    private final EntryFigures wanted;
    private final Map<AssetRef, AssetId> created = new HashMap<>();
    private @Nullable Leg units;
    private @Nullable Leg given;
    private @Nullable Leg cash;
    private boolean isIn;
    private @Nullable Fee fee;
    private @Nullable Money tax;
    private @Nullable Price price;
    private @Nullable Money amount;
    private @Nullable AssetId subject;

    /**
     * @param stored what is edited, already as parts of {@code type}; {@link MovementParts#NONE}
     *     for a new movement
     * @param wanted what the form says, checked by it
     * @param create stores an asset that is new
     */
    MovementEdit(
            TransactionType type,
            MovementParts stored,
            EntryFigures wanted,
            AssetNames names,
            Function<AssetRef, AssetId> create) {
        this.type = type;
        this.stored = stored;
        this.before = EntryFigures.of(type, stored, names);
        this.wanted = wanted;
        this.names = names;
        this.create = create;
        this.units = stored.units();
        this.given = stored.given();
        this.cash = stored.cash();
        this.isIn = stored.isIn();
        this.fee = stored.fee();
        this.tax = stored.tax();
        this.price = stored.price();
        this.amount = stored.amount();
        this.subject = stored.subject();
    }

    /**
     * The movement as the form has it.
     *
     * @throws EvenkeelException if fee and tax leave nothing of what was settled
     */
    Movement apply() {
        changeUnits();
        changeGiven();
        changePrice();
        changeFee();
        changeTax();
        switch (type) {
            case BUY, SELL -> settleTrade();
            case DIVIDEND, INTEREST, FEE, TAX -> settleIncome();
            case DEPOSIT, REWARD, OPENING_BALANCE, SPIN_OFF -> {
                if (isChanged(before.amount(), wanted.amount()) || isCurrencyChanged()) {
                    amount = money(wanted.amount(), wanted.currency());
                }
            }
            case SWAP, WITHDRAWAL, TRANSFER, SPLIT, MERGER, CUSTODY_MOVE -> {}
        }
        return new MovementParts(units, given, cash, isIn, fee, tax, price, amount, subject)
                .movement(type);
    }

    private void changeUnits() {
        boolean isOther = !Objects.equals(before.asset(), wanted.asset());
        if (isOther && type == TransactionType.DIVIDEND) {
            subject = id(wanted.asset());
            return;
        }
        BigDecimal quantity = wanted.quantity();
        if (quantity != null && (isOther || isChanged(before.quantity(), quantity))) {
            units = leg(units, isOther ? wanted.asset() : null, quantity);
            isIn = quantity.signum() > 0;
        }
        if (isOther
                && units != null
                && (type == TransactionType.SPLIT || type == TransactionType.CUSTODY_MOVE)) {
            subject = units.asset();
        }
    }

    private void changeGiven() {
        boolean isOther = !Objects.equals(before.given(), wanted.given());
        if (type == TransactionType.SPIN_OFF) {
            if (isOther) {
                subject = id(wanted.given());
                given = given == null ? null : new Leg(subject, given.quantity());
            }
            return;
        }
        BigDecimal quantity = wanted.givenQuantity();
        if (quantity != null && (isOther || isChanged(before.givenQuantity(), quantity))) {
            given = leg(given, isOther ? wanted.given() : null, quantity);
        }
    }

    private Leg leg(@Nullable Leg old, @Nullable AssetChoice other, BigDecimal quantity) {
        AssetId asset = other == null && old != null ? old.asset() : id(other);
        return new Leg(asset, quantity.abs());
    }

    private void changePrice() {
        CurrencyCode own = price == null ? wanted.currency() : price.currency();
        if (isEdited(EntryField.PRICE, before.price(), wanted.price())) {
            BigDecimal value = wanted.price();
            price = value == null ? null : new Price(value, followed(own));
        } else if (price != null) {
            price = new Price(price.value(), followed(own));
        }
    }

    private void changeTax() {
        CurrencyCode own = tax == null ? wanted.currency() : tax.currency();
        if (isEdited(EntryField.TAX, before.tax(), wanted.tax())) {
            BigDecimal value = wanted.tax();
            tax = value == null ? null : new Money(value, followed(own));
        } else if (tax != null) {
            tax = new Money(tax.amount(), followed(own));
        }
    }

    private void changeFee() {
        if (!EntryField.FEE.isFor(type)) {
            return;
        }
        BigDecimal value = wanted.fee();
        if (value == null) {
            fee = null;
        } else if (fee == null) {
            fee = new Fee(feeAsset(), value, isTrade());
        } else {
            fee = new Fee(isUsualFee(fee) ? feeAsset() : fee.asset(), value, fee.included());
        }
    }

    /** Whether a stored fee is in what the form asks it in, and so changes along with that. */
    private boolean isUsualFee(Fee old) {
        Leg home = type == TransactionType.SWAP ? stored.given() : stored.units();
        return isTrade()
                ? isUnit(old.asset(), before.currency())
                : home != null && old.asset().equals(home.asset());
    }

    private AssetId feeAsset() {
        if (isTrade()) {
            return unit(before.currency(), fee == null ? null : fee.asset());
        }
        return needed(type == TransactionType.SWAP ? given : units).asset();
    }

    private boolean isTrade() {
        return type == TransactionType.BUY || type == TransactionType.SELL;
    }

    /** Cash and net amount follow the gross amount with the fee and tax that are inside. */
    private void settleTrade() {
        BigDecimal gross = wanted.amount();
        CurrencyCode currency = wanted.currency();
        if (gross == null || currency == null) {
            return;
        }
        BigDecimal net = net(gross, EntryFigures.inside(fee, tax, currency, this::unitOf));
        BigDecimal was =
                before.amount() == null || before.currency() == null
                        ? null
                        : net(
                                before.amount(),
                                EntryFigures.inside(
                                        stored.fee(),
                                        stored.tax(),
                                        before.currency(),
                                        names::unitOf));
        if (!isChanged(was, net) && !isCurrencyChanged()) {
            return;
        }
        boolean isCarried = cash != null && was != null && isUnit(cash.asset(), before.currency());
        if (amount != null || cash == null || !isCarried) {
            amount = new Money(net, currency);
        }
        if (cash == null) {
            cash = new Leg(unit(null, null), positive(net));
        } else if (was != null && isCarried) {
            cash =
                    new Leg(
                            unit(before.currency(), cash.asset()),
                            positive(cash.quantity().add(net).subtract(was)));
        }
    }

    private BigDecimal net(BigDecimal gross, BigDecimal inside) {
        return type == TransactionType.BUY ? gross.add(inside) : gross.subtract(inside);
    }

    /** Cash follows the amount, and goes the other way if the sign turned. */
    private void settleIncome() {
        BigDecimal typed = wanted.amount();
        CurrencyCode currency = wanted.currency();
        BigDecimal was = before.amount();
        if (typed == null || currency == null || (!isChanged(was, typed) && !isCurrencyChanged())) {
            return;
        }
        boolean isNew = cash == null;
        boolean isCarried = cash != null && was != null && isUnit(cash.asset(), before.currency());
        if (cash == null) {
            cash = new Leg(unit(null, null), typed.abs());
        } else if (was != null && isCarried) {
            cash =
                    new Leg(
                            unit(before.currency(), cash.asset()),
                            positive(cash.quantity().add(typed.abs()).subtract(was.abs())));
        }
        if (isNew || was != null) {
            isIn = (typed.signum() > 0) != EntryFigures.isCharge(type);
        }
        if (amount != null || (isNew ? type == TransactionType.DIVIDEND : !isCarried)) {
            boolean isMinus = amount != null && amount.amount().signum() < 0 && !isIn;
            amount = new Money(isMinus ? typed.abs().negate() : typed.abs(), currency);
        }
    }

    /** The currency of a figure, which goes along where it was that of the amount. */
    private CurrencyCode followed(@Nullable CurrencyCode own) {
        CurrencyCode now = wanted.currency();
        return now != null && Objects.equals(own, before.currency()) ? now : needed(own);
    }

    /** What the wanted currency is paid in: {@code old} as long as it is the same currency. */
    private AssetId unit(@Nullable CurrencyCode was, @Nullable AssetId old) {
        CurrencyCode now = needed(wanted.currency());
        if (old != null && now.equals(was)) {
            return old;
        }
        AssetChoice unit = names.unit(now);
        if (unit == null) {
            throw new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, now.value()));
        }
        return id(unit);
    }

    private boolean isUnit(AssetId asset, @Nullable CurrencyCode currency) {
        return currency != null && currency.equals(unitOf(asset));
    }

    private @Nullable CurrencyCode unitOf(AssetId asset) {
        for (Map.Entry<AssetRef, AssetId> made : created.entrySet()) {
            if (made.getValue().equals(asset)) {
                return made.getKey().currency();
            }
        }
        return names.unitOf(asset);
    }

    private AssetId id(@Nullable AssetChoice choice) {
        return switch (needed(choice)) {
            case AssetChoice.Known(var asset) -> asset.id();
            case AssetChoice.New(var ref) -> created.computeIfAbsent(ref, create);
        };
    }

    private boolean isCurrencyChanged() {
        return !Objects.equals(before.currency(), wanted.currency());
    }

    private boolean isEdited(EntryField field, @Nullable BigDecimal was, @Nullable BigDecimal now) {
        return field.isFor(type) && isChanged(was, now);
    }

    private static boolean isChanged(@Nullable BigDecimal was, @Nullable BigDecimal now) {
        return was == null ? now != null : now == null || was.compareTo(now) != 0;
    }

    private static @Nullable Money money(
            @Nullable BigDecimal amount, @Nullable CurrencyCode currency) {
        return amount == null ? null : new Money(amount, needed(currency));
    }

    private static BigDecimal positive(BigDecimal settled) {
        if (settled.signum() <= 0) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.NOTHING_SETTLED, settled.toPlainString()));
        }
        return settled;
    }

    private static <T> T needed(@Nullable T value) {
        return Objects.requireNonNull(value, "checked by the form");
    }
}
