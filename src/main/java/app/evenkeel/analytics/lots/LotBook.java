package app.evenkeel.analytics.lots;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lots, cost and realised gains of a ledger at the end of a day, by one method.
 *
 * <p>Pools are (account, tax account, asset). Conventions:
 *
 * <ul>
 *   <li>Cost of an acquisition is what was paid in all, fees and taxes included; proceeds are net
 *       of them. Gain = proceeds - cost. Nothing is rounded on the way: sums are exact, quotients
 *       carry 34 digits, results are rounded half-even to 18 digits after the point.
 *   <li>A pool's currency is that of its first known cost. Other currencies are converted at the
 *       rate of the trading day; without a rate the amount is not known.
 *   <li>Units that arrive without a stated cost have an unknown one, never zero. At moving average
 *       that makes the pool's average unknown; by FIFO only those units.
 *   <li>What leaves the portfolio takes its lots out without a gain. The two sides of a move
 *       between the owner's own places carry lots over with cost and date; until they arrive they
 *       are where they came from. What did not arrive is a fee.
 *   <li>A fee in the traded asset is part of the trade: it lessens what was acquired, or adds to
 *       what was given. Any other fee or tax paid in an asset that is not cash gives those units up
 *       for nothing, so that their cost is a realised loss.
 *   <li>A split changes units; total cost and dates stay. So does a merger, into the lots of
 *       another asset.
 *   <li>A spin-off moves the stated cost from the parent's lots to the child's, which keep the
 *       parent's dates. Without a stated cost nothing moves, and the child's is not known.
 *   <li>Units sold beyond what is held are a lot with a negative quantity and no cost; their gain
 *       is not known. Later acquisitions fill it before they open a lot.
 *   <li>Cash has a quantity and no lots.
 * </ul>
 *
 * Immutable.
 */
public final class LotBook {
    private final List<PoolState> pools;
    private final List<Transaction.SpinOff> spinOffsWithoutCost;

    private LotBook(List<PoolState> pools, List<Transaction.SpinOff> spinOffsWithoutCost) {
        this.pools = List.copyOf(pools);
        this.spinOffsWithoutCost = List.copyOf(spinOffsWithoutCost);
    }

    /** Walks the ledger up to and including {@code asOf}. */
    public static LotBook of(Timeline timeline, LocalDate asOf, CostMethod method, Rates rates) {
        return of(timeline, asOf, method, rates, _ -> {});
    }

    /**
     * Walks the ledger up to and including {@code asOf} and hands each disposal on as it happens. A
     * disposal that uses up units of known and of unknown cost is handed on in two parts.
     */
    public static LotBook of(
            Timeline timeline,
            LocalDate asOf,
            CostMethod method,
            Rates rates,
            Consumer<Disposal> disposals) {
        LotWalk walk = new LotWalk(timeline, asOf, method, rates, disposals);
        return new LotBook(walk.run(), walk.spinOffsWithoutCost());
    }

    /** Every pool that anything ever went through, in order of its key. */
    public List<PoolState> pools() {
        return pools;
    }

    /**
     * Spin-offs whose cost could not be moved: it is not stated, or not held by the parent, or has
     * no exchange rate. The child's cost is not known then.
     */
    public List<Transaction.SpinOff> spinOffsWithoutCost() {
        return spinOffsWithoutCost;
    }

    /** Lots of all pools. */
    public List<Lot> lots() {
        List<Lot> lots = new ArrayList<>();
        pools.forEach(pool -> lots.addAll(pool.lots()));
        return lots;
    }
}
