package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.NetworkService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "setting",
        description = "Shows or changes a setting: setting offline, setting offline on.")
final class SettingCommand extends StoreCommand {
    private static final String STANDARD = "default";

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "offline, stooq-key, bitcoin-node or ethereum-node")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "what to set it to; 'default' for the public node, or for no key")
    private String value = "";

    SettingCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        String now =
                switch (name) {
                    case NetworkService.OFFLINE -> offline(session.network());
                    case NetworkService.STOOQ_KEY -> stooqKey(session.network());
                    default -> node(session.network());
                };
        print(
                json -> json.object(() -> json.text(name, now)),
                () -> context().out().println(name + " " + now));
        return ExitCode.DONE;
    }

    private String offline(NetworkService network) {
        if (!value.isEmpty()) {
            if (!value.equals("on") && !value.equals("off")) {
                throw bad(name + " is on or off");
            }
            network.setOffline(value.equals("on"));
        }
        return network.isOffline() ? "on" : "off";
    }

    /** Whether there is one, and never the key itself. */
    private String stooqKey(NetworkService network) {
        if (!value.isEmpty()) {
            network.setStooqKey(value.equals(STANDARD) ? "" : value);
        }
        return network.hasStooqKey() ? "set" : "not set";
    }

    private String node(NetworkService network) {
        for (Chain chain : Chain.values()) {
            if (name.equals(NetworkService.nodeSetting(chain))) {
                if (!value.isEmpty()) {
                    network.setOwnNode(chain, value.equals(STANDARD) ? "" : value);
                }
                String own = network.ownNode(chain);
                return own.isEmpty() ? STANDARD : own;
            }
        }
        throw bad(
                "there is no setting called "
                        + name
                        + ", only offline, stooq-key, bitcoin-node, ethereum-node");
    }

    private static EvenkeelException bad(String what) {
        return new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, what));
    }
}
