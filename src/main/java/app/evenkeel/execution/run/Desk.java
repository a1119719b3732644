package app.evenkeel.execution.run;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.gateway.OrderGateway;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * What a run needs to trade in one account.
 *
 * @param leave asked anew before every order, and at every look at one
 */
public record Desk(OrderGateway gateway, Supplier<Leave> leave) {
    /** Why nothing may be sent just now, or {@code null}. */
    @Nullable Problem refusal() {
        return leave.get() instanceof Leave.Withheld(Problem why) ? why : null;
    }
}
