package app.evenkeel.execution.gateway;

import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Side;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order as its venue tells of it.
 *
 * @param id the venue's own
 * @param clientId the client's, or empty if the venue does not tell
 * @param executed of the base asset so far
 */
public record VenueOrder(
        String id,
        String clientId,
        Market market,
        Side side,
        BigDecimal quantity,
        BigDecimal executed,
        Status status,
        Instant placedAt) {
    /** How far the venue says it is. */
    public enum Status {
        OPEN,
        FILLED,
        CANCELLED,
        EXPIRED,
        REJECTED
    }
}
