package app.evenkeel.execution;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.RebalanceRun;

import java.util.Optional;

/** Where armings are written down, and which of them a run began under. */
public interface Armings {
    /** The arming of a connection, also one that has ended. */
    Optional<Arming> of(Connection connection);

    /** Notes that a run begins under an arming in an account. */
    void begin(RebalanceRun run, AccountId account, Arming arming);

    /** Whether a run began under this arming in an account. */
    boolean isOf(RebalanceRun run, AccountId account, Arming arming);

    /**
     * How many runs have ended as they should that began in an account under this arming or an
     * earlier one for the same connection with the same currency and limits.
     */
    long countCompleted(AccountId account, Arming arming);
}
