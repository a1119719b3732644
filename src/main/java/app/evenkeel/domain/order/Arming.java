package app.evenkeel.domain.order;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The user's leave to trade over a connection for a while.
 *
 * @param connection id of the connection
 * @param until from then on nothing is sent any more
 * @param currency that the amounts are in
 * @param pilot value of all orders of a run at most, until a run that began under this leave has
 *     ended as it should
 */
public record Arming(
        long connection,
        Instant from,
        Instant until,
        CurrencyCode currency,
        Limits limits,
        BigDecimal pilot) {
    public Arming {
        pilot = Decimals.normal(pilot);
        if (pilot.signum() <= 0 || !until.isAfter(from)) {
            throw new IllegalArgumentException("An arming allows something for some time");
        }
    }

    public boolean isValid(Instant when) {
        return !when.isBefore(from) && when.isBefore(until);
    }
}
