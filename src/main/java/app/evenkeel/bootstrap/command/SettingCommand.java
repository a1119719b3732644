package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.NetworkService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(
        name = "setting",
        description = "Shows or changes a setting: setting offline, setting offline on.")
final class SettingCommand extends StoreCommand {
    private static final List<String> NAMES =
            List.of(NetworkService.OFFLINE, NetworkService.STOOQ_KEY);

    @Parameters(index = "0", paramLabel = "NAME", description = "offline or stooq-key")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "what to set it to")
    private String value = "";

    SettingCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (!NAMES.contains(name)) {
            throw bad("there is no setting called " + name + ", only " + String.join(", ", NAMES));
        }
        if (name.equals(NetworkService.OFFLINE)) {
            if (!value.isEmpty() && !value.equals("on") && !value.equals("off")) {
                throw bad(name + " is on or off");
            }
            if (!value.isEmpty()) {
                session.network().setOffline(value.equals("on"));
            }
        } else if (!value.isEmpty()) {
            session.settings().put(name, value);
        }
        String now =
                name.equals(NetworkService.OFFLINE)
                        ? session.network().isOffline() ? "on" : "off"
                        : session.settings().get(name, "");
        print(
                json -> json.object(() -> json.text(name, now)),
                () -> context().out().println(name + " " + now));
        return ExitCode.DONE;
    }

    private static EvenkeelException bad(String what) {
        return new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, what));
    }
}
