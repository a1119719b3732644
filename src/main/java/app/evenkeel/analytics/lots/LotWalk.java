package app.evenkeel.analytics.lots;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Disposal;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** One walk over a ledger; see {@link LotBook} for the conventions. */
final class LotWalk {
    private final Timeline timeline;
    private final long lastDay;
    private final Consumer<Disposal> disposals;
    private final Consideration consideration;
    private final Pools pools;
    private final Map<Integer, Parcel> inTransit = new HashMap<>();
    private final List<Transaction.SpinOff> withoutCost = new ArrayList<>();

    LotWalk(
            Timeline timeline,
            LocalDate asOf,
            CostMethod method,
            Rates rates,
            Consumer<Disposal> disposals) {
        this.timeline = timeline;
        this.lastDay = asOf.toEpochDay();
        this.pools = new Pools(method, rates);
        this.disposals = disposals;
        this.consideration = new Consideration(timeline);
    }

    List<PoolState> run() {
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.countedDay(i) <= lastDay) {
                apply(i, timeline.transaction(i), timeline.day(i));
            }
        }
        return pools.states();
    }

    /** Spin-offs whose cost could not be moved, once the walk has run. */
    List<Transaction.SpinOff> spinOffsWithoutCost() {
        return withoutCost;
    }

    private void apply(int index, Transaction transaction, long day) {
        Head head = transaction.head();
        Movement movement = transaction.movement();
        switch (transaction) {
            case Transaction.Buy t -> trade(head, movement, t.received(), t.given(), day);
            case Transaction.Sell t -> trade(head, movement, t.received(), t.given(), day);
            case Transaction.Swap t -> trade(head, movement, t.received(), t.given(), day);
            case Transaction.OpeningBalance t -> arrive(head, movement, t.received(), day);
            case Transaction.Reward t -> arrive(head, movement, t.received(), day);
            case Transaction.Dividend _, Transaction.Interest _ ->
                    arriveOrLeave(head, movement, day);
            case Transaction.FeeCharge t when t.isWorthlessEnd() -> endWorthless(t, day);
            case Transaction.FeeCharge _, Transaction.TaxCharge _ -> charge(head, movement, day);
            case Transaction.Deposit _,
                    Transaction.Withdrawal _,
                    Transaction.Transfer _,
                    Transaction.CustodyMove _ ->
                    move(index, head, movement, day);
            case Transaction.Split _ -> split(head, movement, day);
            case Transaction.Merger t -> merge(t, day);
            case Transaction.SpinOff t -> spinOff(t, day);
        }
    }

    private void trade(Head head, Movement movement, Leg in, Leg out, long day) {
        Money worth = consideration.ofTrade(movement, in, out);
        BigDecimal given = out.quantity();
        BigDecimal received = in.quantity();
        BigDecimal feeInReceived = Consideration.feeOnTop(movement, in.asset());
        BigDecimal feeInGiven = BigDecimal.ZERO;
        if (feeInReceived.compareTo(received) < 0 && !in.asset().equals(out.asset())) {
            received = received.subtract(feeInReceived);
            feeInGiven = Consideration.feeOnTop(movement, out.asset());
            given = given.add(feeInGiven);
        } else {
            feeInReceived = BigDecimal.ZERO;
        }
        giveUp(head, out.asset(), given, worth, day, false);
        acquire(head, in.asset(), received, worth, day);
        if (feeInReceived.signum() == 0 && feeInGiven.signum() == 0) {
            payFee(head, movement, day);
        }
    }

    private void arrive(Head head, Movement movement, Leg in, long day) {
        acquire(head, in.asset(), in.quantity(), consideration.ofArrival(movement, in), day);
        payFee(head, movement, day);
    }

    private void arriveOrLeave(Head head, Movement movement, long day) {
        Leg in = movement.in();
        if (in != null) {
            arrive(head, movement, in, day);
            return;
        }
        Leg out = Objects.requireNonNull(movement.out());
        leave(head, out, day, _ -> {});
        payFee(head, movement, day);
    }

    private void charge(Head head, Movement movement, long day) {
        Leg out = movement.out();
        if (out == null) {
            arriveOrLeave(head, movement, day);
            return;
        }
        giveUpForNothing(head, out.asset(), out.quantity(), day);
        payFee(head, movement, day);
    }

    /** A sale for nothing. */
    private void endWorthless(Transaction.FeeCharge end, long day) {
        Leg out = Objects.requireNonNull(end.movement().out());
        giveUp(end.head(), out.asset(), out.quantity(), end.movement().amount(), day, false);
        payFee(end.head(), end.movement(), day);
    }

    private void split(Head head, Movement movement, long day) {
        Leg in = movement.in();
        Leg leg = in != null ? in : Objects.requireNonNull(movement.out());
        BigDecimal change = in != null ? leg.quantity() : leg.quantity().negate();
        Asset asset = timeline.asset(leg.asset());
        if (asset.isCash()) {
            pools.cash(head, asset).add(change);
            return;
        }
        Pool pool = pools.pool(head, asset);
        if (pool.held().signum() > 0 && pool.held().add(change).signum() > 0) {
            pool.spread(change);
        } else if (in != null) {
            pool.acquire(new Slice(day, head.id(), leg.quantity(), null));
        } else {
            pool.release(leg.quantity(), day, head.id(), _ -> {});
        }
        payFee(head, movement, day);
    }

    /** Lots of the old asset become lots of the new one. What cash replaces is sold. */
    private void merge(Transaction.Merger merger, long day) {
        Head head = merger.head();
        Leg in = merger.received();
        Leg out = merger.given();
        if (timeline.asset(in.asset()).isCash() || timeline.asset(out.asset()).isCash()) {
            trade(head, merger.movement(), in, out, day);
            return;
        }
        receive(head, in, send(head, out, day), day);
        payFee(head, merger.movement(), day);
    }

    private void spinOff(Transaction.SpinOff spinOff, long day) {
        Head head = spinOff.head();
        Leg child = spinOff.received();
        Asset parentAsset = timeline.asset(spinOff.parent());
        Leg given = spinOff.movement().out();
        if (given != null && !parentAsset.isCash()) {
            receive(head, child, apart(head, child, given, day), day);
            payFee(head, spinOff.movement(), day);
            return;
        }
        Money stated = spinOff.movement().amount();
        SpinOffs.Division division = null;
        if (stated != null && !parentAsset.isCash()) {
            Pool parent = pools.pool(head, parentAsset);
            BigDecimal moved = pools.inCurrencyOf(parent, stated.amount(), stated.currency(), day);
            division =
                    moved == null
                            ? null
                            : SpinOffs.divide(parent.slices(), child.quantity(), moved);
            if (division != null) {
                parent.replace(division.kept());
                receive(
                        head,
                        child,
                        new Parcel(division.child(), child.quantity(), parent.currency()),
                        day);
            }
        }
        if (division == null) {
            withoutCost.add(spinOff);
            acquire(head, child.asset(), child.quantity(), null, day);
        }
        payFee(head, spinOff.movement(), day);
    }

    /** What the parent's lots give up for the child, from each of them the same part. */
    private Parcel apart(Head head, Leg child, Leg given, long day) {
        Pool parent = pools.pool(head, timeline.asset(given.asset()));
        if (given.quantity().compareTo(parent.held()) >= 0) {
            return send(head, given, day);
        }
        SpinOffs.Division division =
                SpinOffs.takeApart(parent.slices(), child.quantity(), given.quantity());
        parent.replace(division.kept());
        return new Parcel(division.child(), child.quantity(), parent.currency());
    }

    private void move(int index, Head head, Movement movement, long day) {
        int partner = timeline.partner(index);
        Leg out = movement.out();
        if (out != null) {
            if (!inTransit.containsKey(index)) {
                BigDecimal fee = lostOnTheWay(index, out, partner);
                Leg sent = new Leg(out.asset(), out.quantity().subtract(fee));
                Parcel parcel = send(head, sent, day);
                if (partner >= 0) {
                    inTransit.put(index, parcel);
                }
                if (fee.signum() > 0) {
                    giveUpForNothing(head, out.asset(), fee, day);
                }
                payFee(head, movement, day);
            }
            return;
        }
        Leg in = Objects.requireNonNull(movement.in());
        if (partner < 0) {
            arrive(head, movement, in, day);
            return;
        }
        if (!inTransit.containsKey(partner)) {
            // It arrived before it was sent: clocks differ, or the source lists it that way round.
            Transaction sent = timeline.transaction(partner);
            move(partner, sent.head(), sent.movement(), day);
        }
        receive(head, in, Objects.requireNonNull(inTransit.get(partner)), day);
        payFee(head, movement, day);
    }

    /** What a network took on the way; a move of custody loses nothing. */
    private BigDecimal lostOnTheWay(int index, Leg out, int partner) {
        if (partner < 0 || timeline.transaction(index) instanceof Transaction.CustodyMove) {
            return BigDecimal.ZERO;
        }
        Leg in = Objects.requireNonNull(timeline.transaction(partner).movement().in());
        return out.quantity().subtract(in.quantity()).max(BigDecimal.ZERO);
    }

    private Parcel send(Head head, Leg out, long day) {
        List<Slice> taken = new ArrayList<>();
        BigDecimal lacking = leave(head, out, day, taken::add);
        if (lacking.signum() > 0) {
            taken.add(new Slice(day, head.id(), lacking, null));
        }
        Asset asset = timeline.asset(out.asset());
        return new Parcel(
                taken, out.quantity(), asset.isCash() ? null : pools.pool(head, asset).currency());
    }

    /** Puts sent lots into their new pool; a difference in units is spread over them. */
    private void receive(Head head, Leg in, Parcel parcel, long day) {
        Asset asset = timeline.asset(in.asset());
        if (asset.isCash()) {
            pools.cash(head, asset).add(in.quantity());
            return;
        }
        Pool pool = pools.pool(head, asset);
        CurrencyCode currency = parcel.currency();
        for (Slice slice : parcel.resized(in.quantity()).slices()) {
            BigDecimal cost = slice.cost();
            if (cost != null && currency != null) {
                pool.settleCurrency(currency);
                cost = pools.inCurrencyOf(pool, cost, currency, day);
            }
            pool.acquire(slice.with(slice.quantity(), cost));
        }
    }

    private void payFee(Head head, Movement movement, long day) {
        Fee fee = movement.fee();
        if (fee != null && !fee.included() && fee.quantity().signum() > 0) {
            giveUpForNothing(head, fee.asset(), fee.quantity(), day);
        }
    }

    private void giveUpForNothing(Head head, AssetId id, BigDecimal quantity, long day) {
        Asset asset = timeline.asset(id);
        CurrencyCode currency =
                asset.isCash() ? asset.currency() : pools.pool(head, asset).currencyOrQuotation();
        giveUp(head, id, quantity, Money.zero(currency), day, true);
    }

    private BigDecimal leave(Head head, Leg out, long day, Consumer<Slice> taken) {
        Asset asset = timeline.asset(out.asset());
        if (asset.isCash()) {
            pools.cash(head, asset).add(out.quantity().negate());
            return BigDecimal.ZERO;
        }
        return pools.pool(head, asset).release(out.quantity(), day, head.id(), taken);
    }

    private void acquire(
            Head head, AssetId id, BigDecimal quantity, @Nullable Money worth, long day) {
        Asset asset = timeline.asset(id);
        if (asset.isCash()) {
            pools.cash(head, asset).add(quantity);
            return;
        }
        Pool pool = pools.pool(head, asset);
        BigDecimal cost = null;
        if (worth != null) {
            pool.settleCurrency(worth.currency());
            cost = pools.inCurrencyOf(pool, worth.amount(), worth.currency(), day);
        }
        pool.acquire(new Slice(day, head.id(), quantity, cost));
    }

    private void giveUp(
            Head head,
            AssetId id,
            BigDecimal quantity,
            @Nullable Money worth,
            long day,
            boolean isCharge) {
        Asset asset = timeline.asset(id);
        if (asset.isCash()) {
            pools.cash(head, asset).add(quantity.negate());
            return;
        }
        Pool pool = pools.pool(head, asset);
        Known known = new Known(day);
        pool.release(quantity, day, head.id(), known);
        BigDecimal proceeds = null;
        CurrencyCode currency = pool.currencyOrQuotation();
        if (worth != null) {
            currency = pool.currency() == null ? worth.currency() : currency;
            proceeds = pools.inCurrencyOf(pool, worth.amount(), worth.currency(), day);
        }
        BigDecimal ofKnown = Exact.shareOrNull(proceeds, known.quantity, quantity);
        if (known.quantity.signum() > 0) {
            dispose(
                    pool,
                    head.id(),
                    day,
                    known.quantity,
                    ofKnown,
                    known.cost,
                    currency,
                    known.daysHeld(),
                    isCharge);
        }
        BigDecimal rest = quantity.subtract(known.quantity);
        if (rest.signum() > 0) {
            BigDecimal ofRest = Exact.minus(proceeds, ofKnown);
            dispose(pool, head.id(), day, rest, ofRest, null, currency, null, isCharge);
        }
    }

    private void dispose(
            Pool pool,
            TransactionId closing,
            long day,
            BigDecimal quantity,
            @Nullable BigDecimal proceeds,
            @Nullable BigDecimal cost,
            CurrencyCode currency,
            @Nullable BigDecimal daysHeld,
            boolean isCharge) {
        pool.realise(Exact.minus(proceeds, cost));
        PoolKey key = pool.key();
        disposals.accept(
                new Disposal(
                        key.account(),
                        key.taxAccount(),
                        key.asset(),
                        LocalDate.ofEpochDay(day),
                        closing,
                        quantity,
                        moneyOrNull(proceeds, currency),
                        moneyOrNull(cost, currency),
                        daysHeld,
                        isCharge));
    }

    private static @Nullable Money moneyOrNull(@Nullable BigDecimal amount, CurrencyCode currency) {
        return amount == null ? null : new Money(Decimals.rounded(amount), currency);
    }

    /** Adds up the units of known cost in a disposal. */
    private static final class Known implements Consumer<Slice> {
        private final long day;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal unitDays = BigDecimal.ZERO;

        Known(long day) {
            this.day = day;
        }

        BigDecimal daysHeld() {
            return Decimals.rounded(unitDays.divide(quantity, Decimals.WORKING));
        }

        @Override
        public void accept(Slice slice) {
            BigDecimal part = slice.cost();
            if (part != null) {
                quantity = quantity.add(slice.quantity());
                cost = cost.add(part);
                BigDecimal days = BigDecimal.valueOf(day - slice.acquired());
                unitDays = unitDays.add(slice.quantity().multiply(days));
            }
        }
    }
}
