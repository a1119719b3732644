package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

/** A command that opens the store, does one thing and closes it. */
abstract class StoreCommand extends FolderCommand {
    StoreCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        try (SessionGraph session = store().unlock(context(), user())) {
            return run(session);
        }
    }

    /** Does the work and prints; returns the exit code. */
    abstract int run(SessionGraph session);

    /** The passphrase once more, before something grave; the caller clears it. */
    char[] passphraseAgain() {
        return store().passphrase(context(), false);
    }
}
