package app.evenkeel.domain.order;

import java.time.Instant;

/**
 * Something that happened to an order.
 *
 * @param state the state it left the order in
 * @param what in the venue's or the program's own words, for whoever looks into it; never secrets
 */
public record OrderEvent(long order, Instant at, OrderState state, String what) {}
