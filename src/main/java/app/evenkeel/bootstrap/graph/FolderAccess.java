package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.shell.OpenStore;
import app.evenkeel.presentation.shell.StoreAccess;
import app.evenkeel.presentation.unlock.NewStore;
import app.evenkeel.security.Passphrases;
import app.evenkeel.storage.Database;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Makes and opens the store in one folder, for the window. */
final class FolderAccess implements StoreAccess {
    private final Path directory;
    private final Clock clock;
    private final Function<SessionGraph, OpenStore> opened;

    FolderAccess(Path directory, Clock clock, Function<SessionGraph, OpenStore> opened) {
        this.directory = directory;
        this.clock = clock;
        this.opened = opened;
    }

    @Override
    public boolean exists() {
        return SessionGraph.exists(directory);
    }

    @Override
    public Optional<Problem> obstacle() {
        return Creation.lack(directory)
                .or(() ->
                        Database.isOpen(directory)
                                ? Optional.of(
                                        Problem.of(ProblemCode.STORE_IN_USE, directory.toString()))
                                : Optional.empty());
    }

    @Override
    public Created create(NewStore store, char[] passphrase) {
        SessionGraph.Created created =
                SessionGraph.create(
                        directory,
                        new SessionGraph.NewStore(
                                store.userName(),
                                store.baseCurrency(),
                                store.language().toLanguageTag(),
                                store.online()),
                        passphrase,
                        clock);
        return new Created(opened.apply(created.session()), created.recoveryKey());
    }

    @Override
    public OpenStore unlock(char[] passphrase) {
        return opened.apply(SessionGraph.unlock(directory, null, passphrase, clock));
    }

    @Override
    public OpenStore recover(String recoveryKey, char[] newPassphrase) {
        return opened.apply(SessionGraph.recover(directory, recoveryKey, newPassphrase, clock));
    }

    @Override
    public int strength(char[] passphrase) {
        return Passphrases.strength(passphrase);
    }
}
