package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanRequest.Mode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.List;

/** What kind of plan is wanted. */
final class PlanOptions {
    @Mixin private final AccountChoice account = new AccountChoice();

    @Option(names = "--mode", description = "full, buy-only or contribution")
    private Mode mode = Mode.FULL;

    @Option(names = "--deposit", paramLabel = "X", description = "cash that is about to come in")
    private BigDecimal deposit = BigDecimal.ZERO;

    @Option(names = "--withdraw", paramLabel = "X", description = "cash to be taken out")
    private BigDecimal withdrawal = BigDecimal.ZERO;

    /**
     * @throws EvenkeelException if an amount is below zero, or there is no such account
     */
    PlanRequest request(SessionGraph session) {
        if (deposit.signum() < 0 || withdrawal.signum() < 0) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.BAD_POLICY, deposit.min(withdrawal).toPlainString()));
        }
        return new PlanRequest(mode, deposit, withdrawal, account.id(session), List.of());
    }
}
