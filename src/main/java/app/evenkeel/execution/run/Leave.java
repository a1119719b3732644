package app.evenkeel.execution.run;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** Whether orders may be sent in an account at one moment, and how far: there is no other limit. */
public sealed interface Leave {
    /**
     * They may.
     *
     * @param limits what no order may pass, in {@code currency}
     * @param currency of the limits, or {@code null} if any will do
     * @param pilot value that this run may trade at most because none under this leave has ended
     *     well; {@code null} once one has
     */
    record Granted(Limits limits, @Nullable CurrencyCode currency, @Nullable BigDecimal pilot)
            implements Leave {}

    /** They may not. */
    record Withheld(Problem why) implements Leave {}
}
