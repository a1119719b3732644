package app.evenkeel.domain.plan;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Says why lines are in a plan and others are not, as arithmetic on the user's own targets. */
public final class PlanText {
    private static final int PERCENT_DIGITS = 1;

    private PlanText() {}

    /** Looks up a sentence and puts arguments into it. */
    @FunctionalInterface
    public interface Wording {
        String text(String key, Object... args);
    }

    /** Why a line is in the plan. */
    public static String reason(Plan plan, PlanLine line, Wording wording) {
        PlanReason reason = line.reason();
        return wording.text(
                "plan.reason." + reason.code(),
                line.asset().symbol(),
                percent(plan, reason.before()),
                percent(plan, reason.target()),
                percent(plan, reason.after()));
    }

    /** Why something is not in the plan. */
    public static String reason(Plan plan, DroppedLine line, Wording wording) {
        BigDecimal limit = line.limit();
        return wording.text(
                "plan.dropped." + line.reason(),
                limit == null ? "" : amount(limit, plan.currency()));
    }

    private static String amount(BigDecimal amount, CurrencyCode currency) {
        BigDecimal rounded = amount.setScale(currency.fractionDigits(), RoundingMode.HALF_EVEN);
        return rounded.toPlainString() + " " + currency;
    }

    private static String percent(Plan plan, BigDecimal amount) {
        PlanEstimate estimate = plan.estimate();
        if (estimate == null || estimate.total().signum() <= 0) {
            return "-";
        }
        return Decimals.plain(
                amount.movePointRight(2)
                        .divide(estimate.total(), PERCENT_DIGITS, RoundingMode.HALF_EVEN));
    }
}
