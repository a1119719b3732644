package app.evenkeel.execution.run;

import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.gateway.Submission;

import org.jspecify.annotations.Nullable;

/** Lets a venue look at the orders that lines would begin with, and places none. Blocks. */
public final class LineCheck {
    private final OrderGateway gateway;
    private final ClientIdSource ids;

    /**
     * What came of a line.
     *
     * @param order that it would begin with, or {@code null} if there would be none
     * @param told what the venue says to that; {@link Submission.Logged} if it cannot be asked
     * @param left why there would be no order
     */
    public record Outcome(
            RunLine line,
            @Nullable OrderRequest order,
            @Nullable Submission told,
            @Nullable Problem left) {
        public static Outcome left(RunLine line, @Nullable Problem why) {
            return new Outcome(line, null, null, why);
        }

        /** Whether the venue says that it would take the order. */
        public boolean isTaken() {
            return told instanceof Submission.Accepted;
        }
    }

    public LineCheck(OrderGateway gateway, ClientIdSource ids) {
        this.gateway = gateway;
        this.ids = ids;
    }

    /** Builds the order as a run would, as if all of it could be paid for, and asks. */
    public Outcome of(RunLine line, OrderStyle style) {
        String label = gateway.capability().label();
        try {
            MarketRules rules = gateway.rules(line.market(), false);
            Depth depth = gateway.depth(line.market());
            if (!rules.open() || !depth.isSound()) {
                ProblemCode code = ProblemCode.ORDER_MARKET_CLOSED;
                return Outcome.left(line, Problem.of(code, label, line.market().toString()));
            }
            OrderBuilder.Built built =
                    OrderBuilder.build(
                            ids.next(gateway.capability()),
                            rules,
                            depth,
                            style,
                            line.side(),
                            line.quantity(),
                            line.quantity());
            return switch (built) {
                case OrderBuilder.Built.Left(Problem why) -> Outcome.left(line, why);
                case OrderBuilder.Built.Ready(OrderRequest request) ->
                        new Outcome(line, request, gateway.check(request), null);
            };
        } catch (GatewayException e) {
            return Outcome.left(line, e.problem());
        }
    }
}
