package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.portfolio.NetworkService.HostLine;

import picocli.CommandLine.Command;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

@Command(
        name = "hosts",
        description = "Lists every host that the program can contact, and what for.")
final class HostsCommand extends StoreCommand {
    HostsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<HostLine> hosts = session.network().hosts();
        boolean offline = session.network().isOffline();
        print(
                json ->
                        json.object(() -> {
                            json.flag("offline", offline);
                            json.array(
                                    "hosts",
                                    hosts,
                                    (out, host) ->
                                            out.text("name", host.name())
                                                    .text("purpose", purpose(host)));
                        }),
                () -> {
                    Table table = new Table("host", "what for");
                    hosts.forEach(host -> table.row(host.name(), purpose(host)));
                    table.print(context().out());
                    context()
                            .out()
                            .println(
                                    offline
                                            ? "Offline: none of them is contacted."
                                            : "Online. setting offline on: contact none of them.");
                });
        return ExitCode.DONE;
    }

    private static String purpose(HostLine host) {
        return ResourceBundle.getBundle(
                        "app.evenkeel.i18n.messages",
                        Locale.ENGLISH,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_DEFAULT))
                .getString(host.purpose());
    }
}
