package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where runs and orders are written down. Each change is on disk when its method returns, all of it
 * or, if it throws, none.
 */
public interface RunJournal {
    /** The run as it was last stored. */
    Optional<RebalanceRun> run(long id);

    /** Stores how far a run is; one that is over lets go of its accounts. */
    void update(RebalanceRun run);

    /**
     * Gives a run all of its accounts, or none. One that is over has them until {@link #release} or
     * the end of this process.
     *
     * @return the other run that has one of them
     */
    Optional<Long> lease(RebalanceRun run);

    /** Lets go of a run's accounts. */
    void release(RebalanceRun run);

    /** The orders of a run, the oldest first. */
    List<TradeOrder> orders(long run);

    /** Orders of a mode that may be at a venue, of whatever run. */
    List<TradeOrder> live(Mode mode);

    /**
     * Another run of the mode that traded in one of a run's accounts, or of which that became
     * known, since the run was planned. Of runs that were planned before it only the times tell
     * that; such a time after now was taken before the clock was set back, and tells nothing.
     */
    Optional<Long> tradedSincePlanned(RebalanceRun run, Instant now);

    /** Another run that has live trades in one of a run's accounts that are not booked yet. */
    Optional<Long> unbooked(RebalanceRun run);

    /** Stores a new order with its intent; returns it with its id. */
    TradeOrder insert(TradeOrder order, String what);

    /** Stores what became of an order, with the fills that are new. */
    void update(TradeOrder order, Collection<Fill> newFills, String what);

    /** The fills of a run's orders, by id of the order. */
    Map<Long, List<Fill>> fills(long run);

    /** An account's orders of whatever run made since a time, the oldest first. */
    List<TradeOrder> ordersSince(Mode mode, AccountId account, Instant since);
}
