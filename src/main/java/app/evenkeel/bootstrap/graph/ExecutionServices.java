package app.evenkeel.bootstrap.graph;

import app.evenkeel.execution.ArmingService;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.execution.StopSwitch;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.collect.ConnectionService;
import app.evenkeel.security.AccessService;

import java.nio.file.Path;

/** The services that carry plans out. */
public record ExecutionServices(ExecutionService execution, ArmingService arming) {
    static ExecutionServices of(
            Session session,
            Path folder,
            ValuationService valuation,
            ConnectionService connections,
            SettingService settings,
            AccessService access) {
        ArmingService arming = new ArmingService(session, connections, access);
        return new ExecutionServices(
                new ExecutionService(
                        session,
                        valuation,
                        connections,
                        arming,
                        settings,
                        new StopSwitch(folder),
                        () -> folder.toFile().getUsableSpace()),
                arming);
    }
}
