package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * One row of a broker's statement in the same terms whatever the broker, made into a transaction by
 * {@link #book}. What is not called stays absent.
 *
 * <p>A row that takes back an earlier one is booked as the opposite: a purchase that brings cash is
 * a sale of the same units, a negative dividend is a dividend paid.
 */
public final class Booking {
    private final Reading reading;
    private final CsvRow row;
    private final AccountRef account;
    private @Nullable Instant time;
    private @Nullable Instant formerTime;
    private @Nullable ZoneId zone;
    private @Nullable LocalDate settled;
    private @Nullable AssetRef asset;
    private @Nullable BigDecimal units;
    private @Nullable BigDecimal price;
    private @Nullable CurrencyCode quoted;
    private @Nullable CurrencyCode currency;
    private @Nullable BigDecimal net;
    private boolean signed;
    private @Nullable BigDecimal fee;
    private @Nullable AssetRef feeAsset;
    private @Nullable BigDecimal tax;
    private @Nullable CurrencyCode taxCurrency;
    private @Nullable BigDecimal worth;
    private String memo = "";
    private String id = "";
    private String idKey = "";
    private String pool = "";
    private String crossKey = "";
    private Object @Nullable [] same;

    public Booking(Reading reading, CsvRow row, AccountRef account) {
        this.reading = reading;
        this.row = row;
        this.account = account;
    }

    public Booking day(LocalDate value, ZoneId in) {
        return time(value.atStartOfDay(in).toInstant(), in);
    }

    public Booking time(Instant value, ZoneId in) {
        time = value;
        zone = in;
        return this;
    }

    /** As {@link Draft#formerTime}. */
    public Booking formerTime(Instant value) {
        formerTime = value;
        return this;
    }

    public Booking settled(@Nullable LocalDate value) {
        settled = value;
        return this;
    }

    /** What was traded, or who paid; {@code null} where the row names none. */
    public Booking asset(@Nullable AssetRef value) {
        asset = value;
        return this;
    }

    public Booking units(@Nullable BigDecimal value) {
        units = value;
        return this;
    }

    public Booking price(@Nullable BigDecimal value, CurrencyCode in) {
        price = value;
        quoted = in;
        return this;
    }

    /** The cash that moved, all-in, above zero where it came. */
    public Booking cash(CurrencyCode in, @Nullable BigDecimal value) {
        currency = in;
        net = value;
        signed = true;
        return this;
    }

    /** As {@link #cash}, from a source that gives no signs: the deed says the direction. */
    public Booking moved(CurrencyCode in, @Nullable BigDecimal value) {
        currency = in;
        net = value == null ? null : value.abs();
        signed = false;
        return this;
    }

    /** What was charged in the cash's currency, inside the cash that moved. */
    public Booking fee(@Nullable BigDecimal value) {
        fee = value == null ? null : value.abs();
        feeAsset = null;
        return this;
    }

    /** What was charged in another asset, on top. */
    public Booking feeOnTop(AssetRef in, @Nullable BigDecimal value) {
        fee = value == null ? null : value.abs();
        feeAsset = in;
        return this;
    }

    /** What was withheld, inside the cash that moved. */
    public Booking tax(@Nullable BigDecimal value, CurrencyCode in) {
        tax = value;
        taxCurrency = in;
        return this;
    }

    /** What free units were worth, in the cash's currency. */
    public Booking worth(CurrencyCode in, @Nullable BigDecimal value) {
        currency = in;
        worth = value == null ? null : value.abs();
        return this;
    }

    public Booking memo(String value) {
        memo = value;
        return this;
    }

    public Booking id(String value) {
        return id(value, value);
    }

    public Booking id(String value, String key) {
        id = value;
        idKey = key;
        return this;
    }

    public Booking pool(String value) {
        pool = value;
        return this;
    }

    public Booking crossKey(String value) {
        crossKey = value;
        return this;
    }

    /** As {@link Draft#sameWhen}. */
    public Booking sameWhen(Object... parts) {
        same = parts.clone();
        return this;
    }

    /** Makes the transaction and hands it on. */
    public void book(Deed deed) {
        switch (deed) {
            case BUY -> trade(true);
            case SELL -> trade(false);
            case TRADE -> trade(units().signum() > 0);
            case DIVIDEND -> income(TransactionType.DIVIDEND, asset != null);
            case INTEREST -> income(TransactionType.INTEREST, asset != null);
            case FEE -> charge(TransactionType.FEE);
            case TAX -> charge(TransactionType.TAX);
            case CASH -> move(net());
            case DEPOSIT -> move(net());
            case WITHDRAWAL -> move(signed ? net() : net().negate());
            case TRANSFER -> cashLeg(TransactionType.TRANSFER, net());
            case REWARD -> reward();
            case SPLIT -> units(TransactionType.SPLIT);
            case CUSTODY -> units(TransactionType.CUSTODY_MOVE);
            case SEND -> sent(units().negate());
            case RECEIVE -> sent(units());
            case EXPIRY -> expiry();
            case NOTHING -> reading.nothingNew(row);
        }
    }

    private void trade(boolean buys) {
        BigDecimal count = units().abs();
        AssetRef share = share();
        BigDecimal cash = net();
        boolean came = signed ? cash.signum() > 0 : !buys;
        BigDecimal charged = feeAsset == null && fee != null ? fee : BigDecimal.ZERO;
        if (cash.signum() == 0) {
            free(buys, share, count);
            return;
        }
        boolean onTop = false;
        BigDecimal leg = cash.abs();
        if (came == buys && charged.compareTo(leg) > 0 && !buys) {
            // The charges ate more than the sale brought: they are taken on top of it instead.
            leg = charged.subtract(leg);
            came = true;
            onTop = true;
        }
        boolean bought = !came;
        AssetRef money = AssetRef.cash(currency());
        BigDecimal net = onTop ? leg.subtract(charged) : leg;
        Draft draft =
                draft(bought ? TransactionType.BUY : TransactionType.SELL)
                        .in(bought ? share : money, bought ? count : leg)
                        .out(bought ? money : share, bought ? leg : count)
                        .amount(net, currency());
        if (fee != null) {
            draft.fee(feeAsset == null ? money : feeAsset, fee, feeAsset == null && !onTop);
        }
        finish(draft);
    }

    /** Units for no cash: given, or given up, at a cost of nothing. */
    private void free(boolean buys, AssetRef share, BigDecimal count) {
        Draft draft =
                buys
                        ? draft(TransactionType.REWARD).in(share, count)
                        : draft(TransactionType.FEE).out(share, count);
        finish(draft.amount(BigDecimal.ZERO, currency()));
    }

    private void income(TransactionType type, boolean named) {
        BigDecimal cash = net();
        if (cash.signum() == 0) {
            reading.nothingNew(row);
            return;
        }
        Draft draft = draft(type).signed(AssetRef.cash(currency()), cash).amount(cash, currency());
        if (named) {
            draft.subject(share());
        }
        finish(draft);
    }

    private void charge(TransactionType type) {
        cashLeg(type, signed ? net() : net().negate());
    }

    private void move(BigDecimal cash) {
        cashLeg(cash.signum() < 0 ? TransactionType.WITHDRAWAL : TransactionType.DEPOSIT, cash);
    }

    private void cashLeg(TransactionType type, BigDecimal cash) {
        if (cash.signum() == 0) {
            reading.nothingNew(row);
            return;
        }
        Draft draft = draft(type).signed(AssetRef.cash(currency()), cash);
        if (asset != null) {
            draft.subject(asset);
        }
        finish(draft);
    }

    private void reward() {
        if (asset != null && units != null) {
            Draft draft = draft(TransactionType.REWARD).in(asset, units.abs());
            if (worth != null) {
                draft.amount(worth, currency());
            }
            finish(draft);
            return;
        }
        BigDecimal cash = net();
        if (cash.signum() <= 0) {
            // What was given is taken back.
            cashLeg(TransactionType.FEE, cash);
            return;
        }
        Draft draft =
                draft(TransactionType.REWARD)
                        .in(AssetRef.cash(currency()), cash)
                        .amount(cash, currency());
        if (asset != null) {
            draft.subject(asset);
        }
        finish(draft);
    }

    private void units(TransactionType type) {
        BigDecimal count = units();
        if (count.signum() == 0) {
            reading.nothingNew(row);
            return;
        }
        Draft draft = draft(type).signed(share(), count).subject(share());
        if (worth != null) {
            draft.amount(worth, currency());
        }
        // A price in such a row is a quotation, not what was paid.
        draft.emit();
    }

    private void sent(BigDecimal came) {
        boolean in = came.signum() > 0;
        Draft draft =
                draft(in ? TransactionType.DEPOSIT : TransactionType.WITHDRAWAL)
                        .signed(share(), came);
        if (fee != null && feeAsset != null && fee.signum() != 0) {
            draft.fee(feeAsset, fee, false);
        }
        if (in && worth != null) {
            draft.amount(worth, currency());
        }
        draft.emit();
    }

    /** A short position takes its units in for nothing; a long one gives them up. */
    private void expiry() {
        BigDecimal count = units();
        finish(
                draft(count.signum() > 0 ? TransactionType.CUSTODY_MOVE : TransactionType.FEE)
                        .signed(share(), count)
                        .amount(BigDecimal.ZERO, currency()));
    }

    private Draft draft(TransactionType type) {
        Draft draft =
                reading.draft(type, row)
                        .account(account)
                        .time(
                                Objects.requireNonNull(time, "time"),
                                Objects.requireNonNull(zone, "zone"))
                        .settlement(settled)
                        .taxAccount(pool)
                        .memo(memo)
                        .crossKey(crossKey)
                        .id(id, idKey);
        if (formerTime != null) {
            draft.formerTime(formerTime);
        }
        return same == null ? draft : draft.sameWhen(same);
    }

    private void finish(Draft draft) {
        // Where nothing was traded, some sources state a price of zero.
        if (quoted != null && price != null && price.signum() != 0) {
            draft.price(price, quoted);
        }
        if (taxCurrency != null) {
            draft.tax(tax, taxCurrency);
        }
        draft.emit();
    }

    private AssetRef share() {
        if (asset == null) {
            throw new CellProblem("", ProblemCode.VALUE_MISSING);
        }
        return asset;
    }

    private BigDecimal units() {
        if (units == null) {
            throw new CellProblem("", ProblemCode.VALUE_MISSING);
        }
        return units;
    }

    private BigDecimal net() {
        if (net == null) {
            throw new CellProblem("", ProblemCode.VALUE_MISSING);
        }
        return net;
    }

    private CurrencyCode currency() {
        return Objects.requireNonNull(currency, "currency");
    }
}
