package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.execution.ArmingService;
import app.evenkeel.execution.AutomationService;
import app.evenkeel.execution.ClosingService;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.execution.HandSettlement;
import app.evenkeel.execution.LiveCheck;
import app.evenkeel.execution.StopSwitch;
import app.evenkeel.execution.Surroundings;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.collect.ConnectionService;
import app.evenkeel.portfolio.job.SnapshotService;
import app.evenkeel.report.RunConfirmation;
import app.evenkeel.security.AccessService;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** The services that carry plans out. */
public record ExecutionServices(
        ExecutionService execution,
        LiveCheck liveCheck,
        ArmingService arming,
        HandSettlement settlement,
        AutomationService automation,
        SnapshotService snapshots) {
    /**
     * What a run was to do and what became of it. Blocks.
     *
     * @param ledger that knows the accounts
     */
    public RunConfirmation confirmation(RebalanceRun run, LedgerService ledger) {
        return new RunConfirmation(
                run,
                execution.origin(run.id()).orElse(null),
                execution.ordersOf(run.id()),
                execution.fillsOf(run.id()),
                ledger.accounts().stream().collect(Collectors.toMap(Account::id, Account::name)));
    }

    static ExecutionServices of(
            Session session,
            Path folder,
            ValuationService valuation,
            ConnectionService connections,
            SettingService settings,
            AccessService access,
            AnalysisServices analysis,
            PolicyServices policy) {
        StopSwitch stop = new StopSwitch(folder);
        Surroundings around = Surroundings.of(session.clock(), folder);
        ArmingService arming = new ArmingService(session, connections, access);
        SnapshotService snapshots =
                new SnapshotService(session, valuation, settings, analysis.figures());
        ExecutionService execution =
                new ExecutionService(
                        session,
                        valuation,
                        connections,
                        new ClosingService(
                                session, analysis.portfolios(), policy.drift(), snapshots),
                        policy.plans(),
                        stop,
                        around);
        AutomationService automation =
                new AutomationService(
                        session,
                        analysis.portfolios(),
                        policy.targets(),
                        policy.drift(),
                        execution);
        return new ExecutionServices(
                execution,
                new LiveCheck(session, valuation, connections, stop, around),
                arming,
                new HandSettlement(session, access),
                automation,
                snapshots);
    }
}
