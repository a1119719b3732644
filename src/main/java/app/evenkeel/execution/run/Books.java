package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Takes what a run did into the books. */
public interface Books {
    /**
     * Books the fills of a run that are not booked yet; again for the same fills it does nothing.
     */
    void book(RebalanceRun run);

    /**
     * Why the books are too far from what a venue says is held for a live run to begin, or {@code
     * null}.
     *
     * @param told what it says, by symbol
     */
    default @Nullable Problem differing(
            RebalanceRun run, AccountId account, Capability venue, Map<String, Balance> told) {
        return null;
    }
}
