package app.evenkeel.bench;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.ImportService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A child of the benchmark: the real import into an encrypted store, twice, then a snapshot. */
final class ImportOurs {
    private ImportOurs() {}

    static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        try (Database database = Database.open(folder, new byte[32])) {
            Stores stores = Stores.of(database);
            Caller caller = database.write(tx -> stores.users().insert(tx, "bench", Role.ADMIN));
            var session = new Session(caller, stores, new Changes(), Clock.systemUTC());
            var imports = new ImportService(session, FileReading.standard());

            importOnce(imports, file, "import");
            importOnce(imports, file, "again");

            var valuation = new ValuationService(session);
            var watch = new Stopwatch();
            valuation.snapshot(LocalDate.of(2024, 12, 31), CurrencyCode.USD, Scope.ALL);
            watch.print("snapshot-cold");
            watch = new Stopwatch();
            session.changes().publish(Change.LEDGER);
            valuation.snapshot(LocalDate.of(2024, 12, 31), CurrencyCode.USD, Scope.ALL);
            watch.print("snapshot-warm");
        }
        long bytes = Files.size(folder.resolve(Database.FILE + ".mv.db"));
        Stopwatch.print("file", bytes / 1_048_576.0);
    }

    private static void importOnce(ImportService imports, Path file, String name) {
        var watch = new Stopwatch();
        StagedImport staged = imports.stage(List.of(file), null, Progress.NONE);
        watch.print(name + "-stage");
        imports.apply(staged, Map.of(), Progress.NONE);
        watch.print(name);
        Stopwatch.print(name + "-added", (double) staged.files().getFirst().added());
    }
}
