package app.evenkeel.domain.order;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How a portfolio stood once a run was over and all that follows was done.
 *
 * @param total in the run's currency; {@code null} after a rehearsal, and where it could not be
 *     told
 * @param drift as a fraction; {@code null} like the total
 */
public record RunClosing(Instant at, @Nullable BigDecimal total, @Nullable BigDecimal drift) {}
