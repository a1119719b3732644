package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.RebalanceRun;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;

@Command(
        name = "reconcile",
        description =
                "Takes up runs that were cut off, and finds out what became of orders left open.")
final class ReconcileCommand extends StoreCommand {
    @Mixin private final BaseUrlOption bases = new BaseUrlOption();

    ReconcileCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        bases.apply(session);
        List<RebalanceRun> runs = session.execution().execution().reconcile();
        boolean open =
                runs.stream()
                        .flatMap(run -> session.execution().execution().ordersOf(run.id()).stream())
                        .anyMatch(order -> order.state().mayBeLive());
        print(
                out -> out.array(runs, (json, run) -> RunReport.json(session, run, json)),
                () -> {
                    runs.forEach(run -> RunReport.text(run, context()));
                    context()
                            .out()
                            .println(
                                    open
                                            ? "Some orders are still open or unknown."
                                            : "No order is open or unknown.");
                });
        return open ? ExitCode.PARTLY : ExitCode.DONE;
    }
}
