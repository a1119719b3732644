package app.evenkeel.analytics.lots;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.CostMethod;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes the rows of a corporate event: for each pool that held the asset at the end of the day
 * before. A place whose account has the event within {@value #NEAR_DAYS} days already, from its
 * source, is left alone; of a split {@link SplitTraces} tells. Where fractions are not given out,
 * they are sold for cash.
 */
public final class EventRows {
    private static final long NEAR_DAYS = 7;

    private final Timeline timeline;
    private final CorporateEvent event;
    private final Function<AssetRef, AssetId> assets;
    private final Map<AccountId, ZoneId> zones = new HashMap<>();
    private final Set<AccountId> bookedIn = new HashSet<>();
    private final List<Transaction> rows = new ArrayList<>();
    private int booked;

    private EventRows(Timeline timeline, CorporateEvent event, Function<AssetRef, AssetId> assets) {
        this.timeline = timeline;
        this.event = event;
        this.assets = assets;
    }

    /**
     * Writes them; the ids are provisional and less than zero.
     *
     * @param assets the asset that a reference means: cash, and the claim to it
     */
    public static EventRows of(
            Timeline timeline,
            CorporateEvent event,
            Rates rates,
            Function<AssetRef, AssetId> assets) {
        EventRows written = new EventRows(timeline, event, assets);
        written.lookThrough();
        LotBook.of(timeline, event.day().minusDays(1), CostMethod.FIFO, rates).pools().stream()
                .filter(pool -> pool.key().asset().equals(event.asset()))
                .filter(pool -> pool.quantity().signum() > 0)
                .forEach(written::write);
        return written;
    }

    /** What is to be booked. */
    public List<Transaction> rows() {
        return List.copyOf(rows);
    }

    /** How many places have the event already. */
    public int booked() {
        return booked;
    }

    private void lookThrough() {
        long day = event.day().toEpochDay();
        for (int i = 0; i < timeline.size(); i++) {
            Transaction row = timeline.transaction(i);
            Head head = row.head();
            zones.put(head.account(), head.zone());
            if (Math.abs(timeline.day(i) - day) <= NEAR_DAYS && isTheEvent(row)) {
                bookedIn.add(head.account());
            }
        }
        if (event instanceof CorporateEvent.Split split) {
            SplitTraces traces =
                    SplitTraces.of(timeline, split, IntStream.range(0, timeline.size()));
            zones.keySet().stream().filter(traces::isIn).forEach(bookedIn::add);
        }
    }

    private boolean isTheEvent(Transaction row) {
        return switch (event) {
            // What a split looks like takes more than one row to tell.
            case CorporateEvent.Split _ -> false;
            case CorporateEvent.Merger merger -> isReplacement(row, merger.asset(), merger.into());
            case CorporateEvent.Rename rename -> isReplacement(row, rename.asset(), rename.into());
            case CorporateEvent.SpinOff spinOff ->
                    row instanceof Transaction.SpinOff same
                            && same.parent().equals(spinOff.asset())
                            && same.received().asset().equals(spinOff.child());
        };
    }

    private static boolean isReplacement(Transaction row, AssetId old, AssetId fresh) {
        return row instanceof Transaction.Merger same
                && same.given().asset().equals(old)
                && same.received().asset().equals(fresh);
    }

    private void write(PoolState pool) {
        if (bookedIn.contains(pool.key().account())) {
            booked++;
            return;
        }
        BigDecimal held = pool.quantity();
        BigDecimal fresh = event.ratio().newUnits(held);
        switch (event) {
            case CorporateEvent.Split split -> {
                BigDecimal change = fresh.subtract(held);
                if (change.signum() > 0) {
                    add(pool, TransactionType.SPLIT, Movement.ofIn(leg(split.asset(), change)));
                } else if (change.signum() < 0) {
                    add(
                            pool,
                            TransactionType.SPLIT,
                            Movement.ofOut(leg(split.asset(), change.negate())));
                }
                sellFraction(pool, split.asset(), fresh, split.inLieu());
            }
            case CorporateEvent.Merger merger -> {
                payCash(pool, merger.cashPart());
                replace(pool, merger.into(), fresh);
                sellFraction(pool, merger.into(), fresh, merger.inLieu());
            }
            case CorporateEvent.Rename rename -> replace(pool, rename.into(), fresh);
            case CorporateEvent.SpinOff spinOff -> {
                add(
                        pool,
                        TransactionType.SPIN_OFF,
                        Movement.ofIn(leg(spinOff.child(), fresh))
                                .withSubject(spinOff.asset())
                                .withAmount(costOver(pool, spinOff.costShare())));
                sellFraction(pool, spinOff.child(), fresh, spinOff.inLieu());
            }
        }
    }

    private static @Nullable Money costOver(PoolState pool, @Nullable BigDecimal share) {
        BigDecimal cost = pool.cost();
        return share == null || cost == null
                ? null
                : new Money(Decimals.rounded(cost.multiply(share)), pool.currency());
    }

    /**
     * Sets a claim to the cash apart from every lot, with its share of the lot's cost, and sells it
     * for the cash: so the gain is that of each lot's own part, whichever method counts.
     */
    private void payCash(PoolState pool, CorporateEvent.@Nullable CashPart part) {
        if (part == null) {
            return;
        }
        Asset old = timeline.asset(event.asset());
        AssetId claim =
                assets.apply(
                        AssetRef.security(old.kind(), old.symbol(), old.label(), old.currency(), "")
                                .cashPart());
        BigDecimal held = pool.quantity();
        BigDecimal paid = Decimals.rounded(held.multiply(part.perUnit().amount()));
        if (paid.signum() > 0) {
            add(
                    pool,
                    TransactionType.SPIN_OFF,
                    Movement.ofIn(leg(claim, held))
                            .withSubject(event.asset())
                            .withAmount(costOver(pool, part.costShare())));
            add(
                    pool,
                    TransactionType.SELL,
                    Movement.ofTrade(leg(cash(part.perUnit()), paid), leg(claim, held))
                            .withAmount(new Money(paid, part.perUnit().currency())));
        }
    }

    private AssetId cash(Money money) {
        return assets.apply(AssetRef.cash(money.currency()));
    }

    private void replace(PoolState pool, AssetId into, BigDecimal units) {
        add(
                pool,
                TransactionType.MERGER,
                Movement.ofTrade(leg(into, units), leg(event.asset(), pool.quantity())));
    }

    private void sellFraction(
            PoolState pool, AssetId asset, BigDecimal units, @Nullable Money inLieu) {
        if (inLieu == null) {
            return;
        }
        BigDecimal fraction = units.subtract(units.setScale(0, RoundingMode.DOWN));
        BigDecimal paid = Decimals.rounded(fraction.multiply(inLieu.amount()));
        if (fraction.signum() > 0 && paid.signum() > 0) {
            add(
                    pool,
                    TransactionType.SELL,
                    Movement.ofTrade(leg(cash(inLieu), paid), leg(asset, fraction))
                            .withAmount(new Money(paid, inLieu.currency())));
        }
    }

    private void add(PoolState pool, TransactionType type, Movement movement) {
        PoolKey key = pool.key();
        ZoneId zone = zones.getOrDefault(key.account(), ZoneOffset.UTC);
        Head head =
                new Head(
                        new TransactionId(-1L - rows.size()),
                        key.account(),
                        key.taxAccount(),
                        event.day().atStartOfDay(zone).toInstant(),
                        zone,
                        null,
                        "",
                        Origin.byHand());
        rows.add(Transaction.of(type, head, movement));
    }

    private static Leg leg(AssetId asset, BigDecimal quantity) {
        return new Leg(asset, quantity);
    }
}
