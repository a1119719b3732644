package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.Messages;

import org.jspecify.annotations.Nullable;

/** What runs, orders and their states are called. */
record RunWords(Messages messages) {
    String mode(Mode mode) {
        return messages.text("allocation.mode." + mode);
    }

    String side(Side side) {
        return messages.text("allocation.side." + side);
    }

    String state(RunState state) {
        return messages.text("allocation.run." + state);
    }

    String state(LineState state) {
        return messages.text("allocation.line." + state);
    }

    String state(OrderState state) {
        return messages.text("allocation.order." + state);
    }

    /** Where a run comes from; what is not known is shown as it stands. */
    String trigger(String trigger) {
        String key = "allocation.trigger." + trigger;
        return messages.has(key) ? messages.text(key) : trigger;
    }

    String problem(@Nullable Problem problem) {
        return problem == null ? "" : messages.text(problem);
    }

    static String style(RunState state) {
        return switch (state) {
            case COMPLETED -> "ek-gain";
            case PARTIAL -> "ek-warn";
            case FAILED -> "ek-error";
            case CALCULATED, APPROVED, SELLING, BUYING, RECONCILING -> "";
        };
    }

    static String style(OrderState state) {
        return switch (state) {
            case UNKNOWN, REJECTED, ABSENT -> "ek-error";
            case FILLED -> "ek-gain";
            case PLANNED, INTENT_SAVED, ACKED, PARTIAL, CANCEL_PENDING, CANCELLED, EXPIRED -> "";
        };
    }
}
