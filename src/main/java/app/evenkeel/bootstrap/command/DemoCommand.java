package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.demo.Demo;
import app.evenkeel.bootstrap.demo.DemoReport;
import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "demo",
        description =
                "Builds a portfolio of invented data and opens the window on it; without a display,"
                        + " draws every screen and writes a summary.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            defaultValue = "evenkeel-demo",
            paramLabel = "DIR",
            description = "folder for store, pictures and summary (${DEFAULT-VALUE})")
    private Path out = Path.of("evenkeel-demo");

    @Option(names = "--headless", description = "draw and write, even where there is a display")
    private boolean headless;

    private final CommandContext context;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean window = !headless && Display.isThere(context.environment());
        if (!window) {
            Display.goHeadless();
        }
        Path directory = out.toAbsolutePath().normalize();
        Demo demo = new Demo(directory);
        try (SessionGraph session = demo.build(context.out()::println)) {
            if (!window) {
                context.out().println("No display: drawing the screens and writing a summary");
                for (Path path : new DemoReport(session, demo.clock(), directory).write()) {
                    context.out().println(path);
                }
                tellHowToLookAt(demo);
                return ExitCode.DONE;
            }
        }
        tellHowToLookAt(demo);
        context.out().println("Opening the window");
        context.window().open(demo.store(), Demo.passphrase(), List.of(), demo.clock());
        return ExitCode.DONE;
    }

    private void tellHowToLookAt(Demo demo) {
        context.out()
                .println(
                        "The demo is set on "
                                + LocalDate.now(demo.clock())
                                + ", and its prices end there. To look at it: evenkeel positions"
                                + " --store "
                                + demo.store()
                                + " --passphrase-file "
                                + demo.passphraseFile());
    }
}
