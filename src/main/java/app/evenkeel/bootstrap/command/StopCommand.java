package app.evenkeel.bootstrap.command;

import app.evenkeel.execution.StopSwitch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        description = {
            "Stops all trading until it is released; a run at work takes its standing orders back.",
            "Needs no passphrase, and works while the window or another command has the store."
        })
final class StopCommand extends FolderCommand {
    @Option(names = "--release", description = "let trading go on")
    private boolean release;

    StopCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        StopSwitch trading = new StopSwitch(store().existing(context()));
        if (release) {
            trading.release();
        } else {
            trading.stop(context().clock().instant());
        }
        boolean stopped = trading.refusal() != null;
        print(
                out -> out.object(() -> out.flag("stopped", stopped)),
                () ->
                        context()
                                .out()
                                .println(stopped ? "Trading is stopped." : "Trading may go on."));
        return ExitCode.DONE;
    }
}
