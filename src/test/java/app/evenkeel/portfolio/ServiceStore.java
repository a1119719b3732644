package app.evenkeel.portfolio;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real encrypted store with one owner and the services over it, for tests. */
public final class ServiceStore implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    public final Path folder;
    public final Session session;
    public final ImportService imports;
    public final LedgerService ledger;

    private ServiceStore(Path folder, Session session) {
        this.folder = folder;
        this.session = session;
        this.imports = new ImportService(session, SampleImporter.reading());
        this.ledger = new LedgerService(session);
    }

    /** Opens the store below the folder, creating it if there is none. */
    public static ServiceStore open(Path folder) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        Stores stores = Stores.of(EmptyStores.open(folder.resolve("store"), key));
        Caller caller =
                stores.database()
                        .write(tx ->
                                stores.users()
                                        .find(tx, "owner")
                                        .orElseGet(() ->
                                                stores.users().insert(tx, "owner", Role.ADMIN)));
        return new ServiceStore(
                folder,
                new Session(caller, stores, new Changes(), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /** What is wrong with the store, looked at anew. */
    VerifyService.Report verify() {
        PortfolioService portfolios = new PortfolioService(session, new SettingService(session));
        return new VerifyService(
                        session,
                        new FigureService(session, new ValuationService(session), portfolios))
                .verify(Progress.NONE);
    }

    Path file(String name, String... parts) {
        Path path = folder.resolve(name);
        try {
            return Files.writeString(path, String.join("", parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StagedImport stage(Path... files) {
        return imports.stage(List.of(files), null, Progress.NONE);
    }

    List<ImportBatch> add(Path... files) {
        return imports.apply(stage(files), Map.of(), Progress.NONE);
    }

    /** All that the ledger says, but for ids, which may differ from one import to the next. */
    List<String> dump() {
        LedgerService.Ledger all = ledger.load();
        List<String> lines = new ArrayList<>();
        all.accounts().values().forEach(a -> lines.add("account " + a.key() + " " + a.name()));
        all.assets().values().forEach(a -> lines.add("asset " + a.key() + " " + a.name()));
        for (Transaction t : all.transactions()) {
            var o = t.head().origin();
            lines.add(
                    "transaction "
                            + t.head().time()
                            + " "
                            + t.type()
                            + " "
                            + t.movement().in()
                            + " "
                            + t.movement().out()
                            + " "
                            + o.identity()
                            + " "
                            + o.occurrence()
                            + " "
                            + o.rawRow());
        }
        return lines;
    }

    long count() {
        return ledger.load().transactions().size();
    }

    @Override
    public void close() {
        session.stores().database().close();
    }
}
