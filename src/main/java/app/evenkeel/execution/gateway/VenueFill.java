package app.evenkeel.execution.gateway;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Side;

/**
 * An execution as its venue tells of it.
 *
 * @param orderId the venue's own id of the order
 */
public record VenueFill(String orderId, Side side, Fill fill) {}
