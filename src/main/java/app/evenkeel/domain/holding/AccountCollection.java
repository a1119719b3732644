package app.evenkeel.domain.holding;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The last attempt to collect an account.
 *
 * @param asOf when it was last collected in full, or {@code null} if it never was
 * @param problem why the last attempt failed, or {@code null} if it did not
 */
public record AccountCollection(
        AccountId account, Instant attemptedAt, @Nullable Instant asOf, @Nullable Problem problem) {
    public CollectStatus status() {
        return problem == null ? CollectStatus.OK : CollectStatus.FAILED;
    }
}
