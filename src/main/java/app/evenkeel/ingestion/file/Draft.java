package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;

/**
 * A transaction in the making. What is not called stays absent. {@link #emit()} hands it on as a
 * {@link Candidate}; without {@link #id} its natural key is made of time, type, pool, legs and
 * amount.
 */
public final class Draft {
    private final Reading reading;
    private final TransactionType type;
    private final CsvRow row;
    private @Nullable AccountRef account;
    private @Nullable Instant time;
    private @Nullable Instant formerTime;
    private @Nullable ZoneId zone;
    private @Nullable LocalDate settlement;
    private @Nullable AssetRef in;
    private @Nullable BigDecimal inQuantity;
    private @Nullable AssetRef out;
    private @Nullable BigDecimal outQuantity;
    private @Nullable Fee fee;
    private @Nullable AssetRef feeAsset;
    private @Nullable Money tax;
    private @Nullable Price price;
    private @Nullable Money amount;
    private @Nullable AssetRef subject;
    private String taxAccount = "";
    private String memo = "";
    private String externalId = "";
    private String crossKey = "";
    private String ownKey = "";
    private String naturalKey = "";

    Draft(Reading reading, TransactionType type, CsvRow row) {
        this.reading = reading;
        this.type = type;
        this.row = row;
    }

    /** The source's own account; the user's choice, if any, takes its place. */
    public Draft account(AccountRef value) {
        account = value;
        return this;
    }

    public Draft time(Instant value, ZoneId in) {
        time = value;
        zone = in;
        return this;
    }

    /** What earlier versions read as its time, which rows that they stored are known by. */
    public Draft formerTime(Instant value) {
        formerTime = value;
        return this;
    }

    /** The start of a day, where the source knows only the day. */
    public Draft day(LocalDate value, ZoneId in) {
        return time(value.atStartOfDay(in).toInstant(), in);
    }

    public Draft settlement(@Nullable LocalDate value) {
        settlement = value;
        return this;
    }

    public Draft taxAccount(String value) {
        taxAccount = value;
        return this;
    }

    public Draft memo(String value) {
        memo = value;
        return this;
    }

    /** What arrived; the quantity must be more than zero. */
    public Draft in(AssetRef asset, BigDecimal quantity) {
        in = whole(asset);
        inQuantity = positive(whole(asset, quantity));
        return this;
    }

    /** What left; the quantity must be more than zero. */
    public Draft out(AssetRef asset, BigDecimal quantity) {
        out = whole(asset);
        outQuantity = positive(whole(asset, quantity));
        return this;
    }

    /** A leg in if the quantity is above zero, a leg out if below. */
    public Draft signed(AssetRef asset, BigDecimal quantity) {
        return quantity.signum() < 0 ? out(asset, quantity.negate()) : in(asset, quantity);
    }

    /** A fee; {@code null} where the source says nothing about one. */
    public Draft fee(AssetRef asset, @Nullable BigDecimal quantity, boolean included) {
        feeAsset = whole(asset);
        fee =
                quantity == null
                        ? null
                        : new Fee(reading.asset(feeAsset), whole(asset, quantity), included);
        return this;
    }

    public Draft tax(@Nullable BigDecimal value, CurrencyCode currency) {
        tax = value == null ? null : new Money(whole(value, currency), currency.major());
        return this;
    }

    public Draft price(@Nullable BigDecimal value, CurrencyCode currency) {
        price = value == null ? null : new Price(whole(value, currency), currency.major());
        return this;
    }

    public Draft amount(@Nullable BigDecimal value, CurrencyCode currency) {
        amount = value == null ? null : new Money(whole(value, currency), currency.major());
        return this;
    }

    public Draft subject(AssetRef value) {
        subject = value;
        return this;
    }

    /** The source's own id, unique within the account among all transactions of the source. */
    public Draft id(String value) {
        return id(value, value);
    }

    /**
     * The source's own id where that alone does not tell its transactions apart; nothing if empty.
     *
     * @param key the id and what else it takes
     */
    public Draft id(String value, String key) {
        externalId = value;
        ownKey = value.isEmpty() ? "" : key;
        return this;
    }

    /**
     * What makes it the same transaction in another export, where that is not all of time, legs and
     * amount; the parts are joined.
     */
    public Draft sameWhen(Object... parts) {
        StringBuilder key = new StringBuilder("at:");
        for (int i = 0; i < parts.length; i++) {
            key.append(i == 0 ? "" : "|").append(spelled(parts[i]));
        }
        naturalKey = key.toString();
        return this;
    }

    /** What the event is known by across the source's layouts. */
    public Draft crossKey(String value) {
        crossKey = value;
        return this;
    }

    /** Hands the finished transaction on. */
    public void emit() {
        AccountRef own = Objects.requireNonNull(account, "account");
        Instant when = Objects.requireNonNull(time, "time");
        refuseFuture(when);
        Head head =
                new Head(
                        TransactionId.NONE,
                        reading.account(own),
                        taxAccount,
                        when,
                        Objects.requireNonNull(zone, "zone"),
                        settlement,
                        memo,
                        new Origin(
                                BatchId.BY_HAND,
                                reading.source(),
                                reading.layout(),
                                externalId,
                                null,
                                0,
                                crossKey,
                                row.line(),
                                row.raw()));
        Movement movement =
                new Movement(
                        leg(in, inQuantity),
                        leg(out, outQuantity),
                        fee,
                        tax,
                        price,
                        amount,
                        subject == null ? null : reading.asset(subject));
        noteContradiction();
        reading.transaction(
                row,
                new Candidate(
                        Transaction.of(type, head, movement),
                        reading.named(own).key(),
                        key(when, AssetRef::key),
                        former(when)));
    }

    /** A year is spared: the clock of this computer may be wrong, but a trade of 3024 is a slip. */
    private void refuseFuture(Instant when) {
        LocalDate day = when.atZone(Objects.requireNonNull(zone, "zone")).toLocalDate();
        if (day.isAfter(reading.context().today().plusYears(1))) {
            throw new CellProblem("", ProblemCode.DATE_IN_FUTURE, day.toString());
        }
    }

    /** A digit that slipped is taken as it stands, but not without a word. */
    private void noteContradiction() {
        switch (type) {
            case BUY -> noteContradiction(in, inQuantity, out, outQuantity);
            case SELL -> noteContradiction(out, outQuantity, in, inQuantity);
            default -> {}
        }
    }

    private void noteContradiction(
            @Nullable AssetRef traded,
            @Nullable BigDecimal quantity,
            @Nullable AssetRef cash,
            @Nullable BigDecimal settled) {
        if (price == null
                || traded == null
                || quantity == null
                || cash == null
                || settled == null) {
            return;
        }
        TradeArithmetic figures =
                new TradeArithmetic(type == TransactionType.BUY, traded, quantity, price)
                        .amount(amount)
                        .settled(cash, settled);
        if (fee != null && feeAsset != null) {
            figures.fee(feeAsset, fee.quantity());
        }
        if (tax != null) {
            figures.tax(tax);
        }
        String[] contradiction = figures.contradiction();
        if (contradiction != null) {
            reading.note(row, "", ProblemCode.AMOUNT_UNLIKE_PRICE, contradiction);
        }
    }

    /** {@code null} if it was always read like this, or has an id of its own. */
    private Candidate.@Nullable Former former(Instant when) {
        Instant then = formerTime == null ? when : formerTime;
        boolean isSame = then.equals(when) && !wasOther(in) && !wasOther(out) && !wasOther(subject);
        return isSame || !ownKey.isEmpty()
                ? null
                : new Candidate.Former(key(then, Draft::formerKey), then);
    }

    private static boolean wasOther(@Nullable AssetRef asset) {
        return asset != null && !asset.formerKey().isEmpty();
    }

    private static String formerKey(AssetRef asset) {
        return asset.formerKey().isEmpty() ? asset.key() : asset.formerKey();
    }

    private String key(Instant when, Function<AssetRef, String> assetKey) {
        if (!ownKey.isEmpty()) {
            return "id:" + ownKey;
        }
        if (!naturalKey.isEmpty()) {
            return naturalKey;
        }
        StringBuilder key = new StringBuilder(96);
        key.append("at:").append(when).append('|').append(type).append('|').append(taxAccount);
        append(key, '+', in, inQuantity, assetKey);
        append(key, '-', out, outQuantity, assetKey);
        append(key, '=', subject, null, assetKey);
        if (amount != null) {
            key.append('|').append(Decimals.plain(amount.amount())).append(amount.currency());
        }
        return key.toString();
    }

    private static void append(
            StringBuilder key,
            char sign,
            @Nullable AssetRef asset,
            @Nullable BigDecimal quantity,
            Function<AssetRef, String> assetKey) {
        if (asset != null) {
            key.append('|').append(sign).append(assetKey.apply(asset));
            if (quantity != null) {
                key.append('*').append(Decimals.plain(quantity));
            }
        }
    }

    private @Nullable Leg leg(@Nullable AssetRef asset, @Nullable BigDecimal quantity) {
        return asset == null || quantity == null ? null : new Leg(reading.asset(asset), quantity);
    }

    /** Nobody holds pence: what a source tells in hundredths is kept in what they are of. */
    private static AssetRef whole(AssetRef asset) {
        return isHundredths(asset) ? AssetRef.cash(asset.currency().major()) : asset;
    }

    private static BigDecimal whole(AssetRef asset, BigDecimal quantity) {
        return isHundredths(asset) ? whole(quantity, asset.currency()) : quantity;
    }

    private static BigDecimal whole(BigDecimal amount, CurrencyCode currency) {
        return currency.isHundredth() ? amount.movePointLeft(2) : amount;
    }

    private static boolean isHundredths(AssetRef asset) {
        return asset.kind() == AssetKind.CASH && asset.currency().isHundredth();
    }

    private static String spelled(Object part) {
        return part instanceof BigDecimal number ? Decimals.plain(number) : part.toString();
    }

    private static BigDecimal positive(BigDecimal quantity) {
        if (quantity.signum() <= 0) {
            throw new CellProblem("", ProblemCode.NOT_POSITIVE, Decimals.plain(quantity));
        }
        return quantity;
    }
}
