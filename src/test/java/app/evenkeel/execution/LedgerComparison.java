package app.evenkeel.execution;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;

/** The program's comparison of a ledger with a venue, for ledgers that are in no store. */
public final class LedgerComparison {
    private LedgerComparison() {}

    /** As {@link ComparedBooks}, where no cash comes in or goes out. */
    public static @Nullable Problem differing(
            RebalanceRun run,
            AccountId account,
            Capability venue,
            Map<String, Balance> told,
            Map<String, BigDecimal> ledger) {
        return ComparedBooks.differing(run, account, venue, told, ledger, BigDecimal.ZERO);
    }
}
