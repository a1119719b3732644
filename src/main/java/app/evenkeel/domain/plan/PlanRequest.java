package app.evenkeel.domain.plan;

import app.evenkeel.domain.ledger.AccountId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What kind of plan is wanted. Amounts are in the portfolio's currency and zero or more.
 *
 * @param deposit cash that is about to come in
 * @param withdrawal cash that is to be taken out, and must be there after the plan
 * @param flowAccount where the deposit comes in, and the withdrawal is taken from; {@code null} for
 *     the traded account that holds the most
 * @param amendments what the user decided about single lines
 */
public record PlanRequest(
        Mode mode,
        BigDecimal deposit,
        BigDecimal withdrawal,
        @Nullable AccountId flowAccount,
        List<Amendment> amendments) {
    public static final PlanRequest FULL = of(Mode.FULL);

    /** What may be done. */
    public enum Mode {
        /** Cash first; then sales and purchases, where something is outside its band. */
        FULL,
        /** Cash over its target is spent on what is under its target; nothing is sold. */
        BUY_ONLY,
        /** The deposit is spent by the weights of the targets, whatever is held. */
        CONTRIBUTION
    }

    /**
     * @throws IllegalArgumentException if an amount is negative
     */
    public PlanRequest {
        if (deposit.signum() < 0 || withdrawal.signum() < 0) {
            throw new IllegalArgumentException(deposit + ", " + withdrawal);
        }
        amendments = List.copyOf(amendments);
    }

    public static PlanRequest of(Mode mode) {
        return new PlanRequest(mode, BigDecimal.ZERO, BigDecimal.ZERO, null, List.of());
    }

    /** What comes in less what goes out. */
    public BigDecimal flow() {
        return deposit.subtract(withdrawal);
    }

    /** The same with money that comes in. */
    public PlanRequest withDeposit(BigDecimal amount) {
        return new PlanRequest(mode, amount, withdrawal, flowAccount, amendments);
    }

    /** The same with money that goes out. */
    public PlanRequest withWithdrawal(BigDecimal amount) {
        return new PlanRequest(mode, deposit, amount, flowAccount, amendments);
    }

    /** The same with a decision about a line, in place of any before about that line. */
    public PlanRequest with(Amendment decided) {
        List<Amendment> all = new ArrayList<>(amendments);
        all.removeIf(each ->
                each.account().equals(decided.account())
                        && each.asset().equals(decided.asset())
                        && each.side() == decided.side());
        all.add(decided);
        return withAmendments(all);
    }

    /** The same with other decisions about lines. */
    public PlanRequest withAmendments(List<Amendment> others) {
        return new PlanRequest(mode, deposit, withdrawal, flowAccount, others);
    }
}
