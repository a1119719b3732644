package app.evenkeel.bootstrap.command;

import app.evenkeel.execution.StopSwitch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "pause",
        description = {
            "Lets no run go on until they are resumed; orders that stand come to their end.",
            "Needs no passphrase, and works while the window or another command has the store.",
            "Resumed, runs that were left are taken up by the window before long, or by 'reconcile'."
        })
final class PauseCommand extends FolderCommand {
    @Option(names = "--resume", description = "let runs go on; takes none up")
    private boolean resume;

    PauseCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        StopSwitch trading = new StopSwitch(store().existing(context()));
        if (resume) {
            trading.goOn();
        } else {
            trading.pause(context().clock().instant());
        }
        boolean paused = trading.pause() != null;
        print(
                out -> out.object(() -> out.flag("paused", paused)),
                () ->
                        context()
                                .out()
                                .println(
                                        paused
                                                ? "Runs are paused."
                                                : "Runs may go on. The window takes up before long"
                                                        + " what was left; without it, run"
                                                        + " evenkeel reconcile."));
        return ExitCode.DONE;
    }
}
