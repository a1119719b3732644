package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanRequest.Mode;
import app.evenkeel.domain.problem.EvenkeelException;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.math.BigDecimal;
import java.util.List;

/** What kind of plan is wanted. */
final class PlanOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

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
        notNegative("--deposit", deposit);
        notNegative("--withdraw", withdrawal);
        return new PlanRequest(mode, deposit, withdrawal, account.id(session), List.of());
    }

    private void notNegative(String option, BigDecimal given) {
        if (given.signum() < 0) {
            throw FolderCommand.wrong(
                    spec, option, given.toPlainString(), "an amount of zero or more");
        }
    }
}
