package app.evenkeel.execution.run;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.gateway.OrderGateway;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.function.Supplier;

/**
 * What a run needs to trade in one account.
 *
 * @param limits what it may not pass, in {@code currency}
 * @param currency of the limits, or {@code null} if any will do
 * @param pilot value that this run may trade at most because none before it has ended well; {@code
 *     null} once one has
 * @param refusal asked before every order: why nothing may be sent just now, or {@code null}
 */
public record Desk(
        OrderGateway gateway,
        Limits limits,
        @Nullable CurrencyCode currency,
        @Nullable BigDecimal pilot,
        Supplier<@Nullable Problem> refusal) {}
