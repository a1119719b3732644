package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Map;

@Command(
        name = "add",
        description =
                "Adds an address, or an extended public key (xpub, ypub, zpub) for a whole wallet.")
final class AddressAddCommand extends StoreCommand {
    @Parameters(paramLabel = "ADDRESS", description = "an address or an extended public key")
    private String address = "";

    @Option(
            names = "--chain",
            required = true,
            paramLabel = "CHAIN",
            description = "bitcoin or ethereum")
    private Chain chain = Chain.BITCOIN;

    @Option(
            names = "--label",
            required = true,
            paramLabel = "LABEL",
            description = "what to call it")
    private String label = "";

    @Option(
            names = "--token",
            paramLabel = "SYMBOL=CONTRACT",
            description = "an ERC-20 token to look for, as often as there are some")
    private Map<String, String> tokens = new LinkedHashMap<>();

    @Mixin private final AccountChoice account = new AccountChoice();

    AddressAddCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        WatchedAddress added =
                session.connections().add(chain, address, label, account.id(session), tokens);
        print(
                out ->
                        out.object(() ->
                                out.text("chain", Words.of(added.chain()))
                                        .text("label", added.label())
                                        .text("address", added.address())),
                () -> context().out().println("Added " + added.label() + "."));
        return ExitCode.DONE;
    }
}
