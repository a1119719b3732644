package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * An event of an account that holds coins: what came, what went, what it cost. {@link #as} makes
 * the transaction that the source's word for it means.
 *
 * <p>Fees leave on top of the legs, in whatever asset. The first, cash before coins, is the
 * transaction's own; each further one becomes a fee by itself, and a fee below zero a refund. Where
 * cash is given or received, the net amount is stated.
 */
public final class Entry {
    private final Reading reading;
    private final CsvRow row;
    private final AccountRef account;
    private final Instant time;
    private final ZoneId zone;
    private final List<Units> fees = new ArrayList<>(1);
    private @Nullable Units in;
    private @Nullable Units out;
    private @Nullable Money worth;
    private @Nullable Price price;
    private String id = "";
    private String key = "";
    private String memo = "";
    private String crossKey = "";
    private Object @Nullable [] same;
    private boolean feeInside;

    public Entry(Reading reading, CsvRow row, AccountRef account, Instant time, ZoneId zone) {
        this.reading = reading;
        this.row = row;
        this.account = account;
        this.time = time;
        this.zone = zone;
    }

    /** What came; the sign does not matter, and zero or nothing is nothing. */
    public Entry in(AssetRef asset, @Nullable BigDecimal quantity) {
        in = units(asset, quantity);
        return this;
    }

    /** What went; the sign does not matter, and zero or nothing is nothing. */
    public Entry out(AssetRef asset, @Nullable BigDecimal quantity) {
        out = units(asset, quantity);
        return this;
    }

    /** Came if above zero, went if below. */
    public Entry moved(AssetRef asset, BigDecimal quantity) {
        return quantity.signum() < 0 ? out(asset, quantity) : in(asset, quantity);
    }

    /** A trade of so much of the pair's base for so much of its quote; signs do not matter. */
    public Entry traded(boolean buy, Pairs pair, BigDecimal size, BigDecimal cost) {
        return buy
                ? in(pair.base(), size).out(pair.quote(), cost)
                : out(pair.base(), size).in(pair.quote(), cost);
    }

    /**
     * What was charged on top of the legs.
     *
     * @param quantity above zero if charged, below if paid back
     */
    public Entry fee(AssetRef asset, @Nullable BigDecimal quantity) {
        if (quantity != null && quantity.signum() != 0) {
            fees.add(new Units(asset, quantity));
        }
        return this;
    }

    /** The fees are inside the legs already. */
    public Entry feeInside() {
        feeInside = true;
        return this;
    }

    /** What the source says it was worth; kept for income and for coins given for coins. */
    public Entry worth(@Nullable BigDecimal value, CurrencyCode currency) {
        worth = value == null || value.signum() == 0 ? null : new Money(value.abs(), currency);
        return this;
    }

    public Entry price(@Nullable BigDecimal value, CurrencyCode currency) {
        price = value == null ? null : new Price(value, currency);
        return this;
    }

    /** The source's own id, as in {@link Draft#id(String, String)}. */
    public Entry id(String value, String unique) {
        id = value;
        key = unique;
        return this;
    }

    public Entry id(String value) {
        return id(value, value);
    }

    /** What stays the same in another export, as in {@link Draft#sameWhen}. */
    public Entry sameWhen(Object... parts) {
        same = parts;
        return this;
    }

    public Entry memo(String value) {
        memo = value;
        return this;
    }

    public Entry crossKey(String value) {
        crossKey = value;
        return this;
    }

    /** Hands on the transaction, and with it fees that have no place in it. */
    public void as(Meaning meaning) {
        if (meaning == Meaning.POCKET
                || meaning == Meaning.VOID
                || (in == null && out == null && fees.isEmpty())) {
            reading.nothingNew(row);
            return;
        }
        fees.sort(Comparator.comparing(fee -> !Coins.isCash(fee.asset())));
        List<Units> rest = new ArrayList<>(fees);
        if (in == null && out == null) {
            alone(rest.removeFirst(), "");
            rest.forEach(fee -> alone(fee, "#fee"));
            return;
        }
        Draft draft = draft(type(meaning), id, key, same);
        if (in != null) {
            draft.in(in.asset(), in.quantity());
        }
        if (out != null) {
            draft.out(out.asset(), out.quantity());
        }
        Units own =
                rest.stream().filter(fee -> fee.quantity().signum() > 0).findFirst().orElse(null);
        if (own != null) {
            rest.remove(own);
            draft.fee(own.asset(), own.quantity(), feeInside);
        }
        amount(draft, own, meaning == Meaning.REWARD || meaning == Meaning.INTEREST);
        if (price != null) {
            draft.price(price.value(), price.currency());
        }
        draft.crossKey(crossKey).emit();
        rest.forEach(fee -> alone(fee, "#fee"));
    }

    private void amount(Draft draft, @Nullable Units fee, boolean income) {
        if (in != null && out != null && Coins.isCash(out.asset())) {
            draft.amount(out.quantity().add(onTop(fee, out)), out.asset().currency());
        } else if (in != null && out != null && Coins.isCash(in.asset())) {
            draft.amount(in.quantity().subtract(onTop(fee, in)), in.asset().currency());
        } else if (worth != null && (income || (in != null && out != null))) {
            // Not for what came from elsewhere: its market value on that day is not its cost.
            draft.amount(worth.amount(), worth.currency());
        }
    }

    private BigDecimal onTop(@Nullable Units fee, Units leg) {
        return fee != null && !feeInside && fee.asset().equals(leg.asset())
                ? fee.quantity()
                : BigDecimal.ZERO;
    }

    private void alone(Units fee, String mark) {
        String own = id.isEmpty() ? "" : id + mark;
        Draft draft = draft(TransactionType.FEE, own, key.isEmpty() ? "" : key + mark, null);
        if (fee.quantity().signum() > 0) {
            draft.out(fee.asset(), fee.quantity());
        } else {
            draft.in(fee.asset(), fee.quantity().negate());
        }
        draft.emit();
    }

    private Draft draft(
            TransactionType type, String ownId, String unique, Object @Nullable [] natural) {
        Draft draft =
                reading.draft(type, row)
                        .account(account)
                        .time(time, zone)
                        .memo(memo)
                        .id(ownId, unique);
        return natural == null ? draft : draft.sameWhen(natural);
    }

    private TransactionType type(Meaning meaning) {
        if (in != null && out != null) {
            boolean pays = Coins.isCash(out.asset());
            boolean gets = Coins.isCash(in.asset());
            return pays == gets
                    ? TransactionType.SWAP
                    : pays ? TransactionType.BUY : TransactionType.SELL;
        }
        boolean came = in != null;
        return switch (meaning) {
            case DEPOSIT, WITHDRAWAL -> came ? TransactionType.DEPOSIT : TransactionType.WITHDRAWAL;
            case TRANSFER -> TransactionType.TRANSFER;
            case REWARD -> came ? TransactionType.REWARD : TransactionType.INTEREST;
            case INTEREST -> TransactionType.INTEREST;
            case FEE -> TransactionType.FEE;
            case RESULT -> came ? TransactionType.REWARD : TransactionType.FEE;
            case TRADE, POCKET, VOID ->
                    throw new CellProblem("", ProblemCode.INCOMPLETE_GROUP, told());
        };
    }

    private String told() {
        Units side = Objects.requireNonNull(in != null ? in : out);
        return side.quantity().toPlainString() + " " + side.asset().symbol();
    }

    private static @Nullable Units units(AssetRef asset, @Nullable BigDecimal quantity) {
        return quantity == null || quantity.signum() == 0 ? null : new Units(asset, quantity.abs());
    }
}
