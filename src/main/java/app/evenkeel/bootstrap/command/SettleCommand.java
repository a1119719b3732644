package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.TradeOrder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Arrays;

@Command(
        name = "settle",
        description = {
            "Takes an open order for absent, or for ended after its fills, after you looked at the"
                    + " exchange."
        })
final class SettleCommand extends StoreCommand {
    @Parameters(paramLabel = "ID", description = "the order's own id, as the exchange shows it")
    private String id = "";

    SettleCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        char[] passphrase = passphraseAgain();
        try {
            TradeOrder order = session.execution().settlement().takeForAbsent(id, passphrase);
            print(
                    out -> out.object(() -> RunReport.order(out, order)),
                    () -> context().out().println("Order " + id + " is taken for absent."));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        return ExitCode.DONE;
    }
}
