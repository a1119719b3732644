package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.RebalanceRun;

/** Opens what a run needs to trade in its accounts. */
public interface Desks {
    /**
     * @throws app.evenkeel.domain.problem.EvenkeelException if the run may not trade there
     */
    Desk open(RebalanceRun run, AccountId account);
}
