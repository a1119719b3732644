package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.FolderFiles;
import app.evenkeel.ingestion.file.FoundFile;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Brings files into the ledger: stage, review, apply, undo. Blocking and thread-safe. */
public final class ImportService {
    private final Session session;
    private final Supplier<FileReading> reading;
    private final AtomicLong revision = new AtomicLong();

    /** Knows these layouts from beginning to end. */
    public ImportService(Session session, FileReading reading) {
        this(session, () -> reading);
    }

    /**
     * @param reading the layouts that are known at the moment of an import
     */
    public ImportService(Session session, Supplier<FileReading> reading) {
        this.session = session;
        this.reading = reading;
        // Both end with the session, so the subscription is not given back.
        var _ =
                session.changes()
                        .subscribe(change -> {
                            if (change == Change.LEDGER || change == Change.ACCOUNTS) {
                                revision.incrementAndGet();
                            }
                        });
    }

    /**
     * Reads and matches files without storing anything. A file that cannot be read is in the result
     * with the reason; it does not stop the others.
     *
     * @param accountName the account that the user chose for all of them, or {@code null}
     */
    public StagedImport stage(List<Path> files, @Nullable String accountName, Progress progress) {
        return stageWith(files, new StagingOptions(accountName, false), progress);
    }

    /** As above, with more to choose; folders stand for the files in them. */
    public StagedImport stageWith(List<Path> files, StagingOptions options, Progress progress) {
        FileReading known = reading.get();
        List<Path> all = FolderFiles.of(files);
        return session.stores().database().read(tx -> stage(tx, known, all, options, progress));
    }

    private StagedImport stage(
            Tx tx, FileReading known, List<Path> files, StagingOptions options, Progress progress) {
        ImportPlan.LedgerState state = state(tx);
        return new StagingRun(session, known, tx, options, progress).run(files, state);
    }

    private ImportPlan.LedgerState state(Tx tx) {
        return new ImportPlan.LedgerState(
                revision.get(), session.stores().ledger().count(tx, session.caller()));
    }

    /**
     * Stores what was staged: all files in one transaction, one receipt each for those that add
     * anything or state holdings. If the ledger changed since, everything is matched again first. A
     * file that is no longer the one that was reviewed is refused, and with it all of them.
     *
     * @param choices for each file name and conflict index; what is not named keeps the stored one
     */
    public List<ImportBatch> apply(
            StagedImport staged,
            Map<String, Map<Integer, Conflict.Choice>> choices,
            Progress progress) {
        return applyDecided(staged, ImportDecisions.of(choices), progress);
    }

    /** As above, with all that can be decided during a review. */
    public List<ImportBatch> applyDecided(
            StagedImport staged, ImportDecisions decisions, Progress progress) {
        ImportPlan plan = planOf(staged);
        Map<String, Map<Integer, Conflict.Choice>> choices = byCandidate(plan, decisions.choices());
        boolean[] createdAccount = new boolean[1];
        List<ImportBatch> receipts =
                session.stores()
                        .database()
                        .writeMuch(tx -> {
                            ImportPlan current = current(tx, staged, plan, progress);
                            ApplyRun run =
                                    new ApplyRun(
                                            session,
                                            plan.reading(),
                                            tx,
                                            current,
                                            choices,
                                            adopted(decisions, plan, current),
                                            progress);
                            // Always after the store's writer: rows under review may be read again
                            // with the same book at the same time.
                            synchronized (current.book()) {
                                List<ImportBatch> made = run.run();
                                createdAccount[0] = current.book().hasCreatedAccount();
                                return made;
                            }
                        });
        if (!receipts.isEmpty()) {
            session.changes().publish(Change.LEDGER);
        }
        if (receipts.stream().anyMatch(ImportBatch::isOfMarket)) {
            session.changes().publish(Change.PRICES);
        }
        if (createdAccount[0]) {
            session.changes().publish(Change.ACCOUNTS);
        }
        return receipts;
    }

    /**
     * Some transactions of a file under review. Blocks; a file of more than 20,000 is read again.
     *
     * @param status of the ones to show, or {@code null} for all
     * @param from how many of these to pass over
     * @param most how many to show
     */
    public List<StagedRow> rows(
            StagedImport staged,
            String fileName,
            StagedRow.@Nullable Status status,
            int from,
            int most,
            Progress progress) {
        ImportPlan plan = planOf(staged);
        ImportPlan.PlannedFile file =
                plan.files().stream()
                        .filter(each -> each.name().equals(fileName))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("Not staged: " + fileName));
        List<Integer> wanted = file.indexes(status, from, most);
        Map<Integer, Candidate> found = new HashMap<>();
        if (wanted.isEmpty() || wanted.getLast() < file.kept().size()) {
            wanted.forEach(index -> found.put(index, file.kept().get(index)));
        } else {
            synchronized (plan.book()) {
                found.putAll(reread(plan, file, Set.copyOf(wanted), progress));
            }
        }
        return wanted.stream()
                .map(index ->
                        new StagedRow(
                                index,
                                Objects.requireNonNull(found.get(index)).transaction(),
                                StagedRow.Status.of(file.rows().verdict(index))))
                .toList();
    }

    private Map<Integer, Candidate> reread(
            ImportPlan plan, ImportPlan.PlannedFile file, Set<Integer> wanted, Progress progress) {
        return session.stores()
                .database()
                .read(tx -> {
                    plan.book().startSource(tx, file.file().importer().source());
                    return StagingRun.candidates(
                            plan.reading(),
                            file.file(),
                            plan.book(),
                            StagingRun.context(
                                    session,
                                    plan.book(),
                                    file.file(),
                                    plan.options().accountOf(file.name())),
                            wanted,
                            progress);
                });
    }

    private static ImportPlan planOf(StagedImport staged) {
        if (staged.plan() instanceof ImportPlan plan) {
            return plan;
        }
        throw new IllegalArgumentException("Not staged by this service");
    }

    /** Edits under the ids of the plan that is applied, where that is another than reviewed. */
    private static ImportDecisions adopted(
            ImportDecisions decisions, ImportPlan reviewed, ImportPlan current) {
        if (reviewed.equals(current) || decisions.edits().isEmpty()) {
            return decisions;
        }
        Map<String, Map<Integer, Transaction>> edits = new HashMap<>();
        decisions
                .edits()
                .forEach((file, rows) -> {
                    Map<Integer, Transaction> adopted = new HashMap<>();
                    rows.forEach((index, row) ->
                            adopted.put(index, current.book().adopted(row, reviewed.book())));
                    edits.put(file, adopted);
                });
        return decisions.withEdits(edits);
    }

    /** The plan if it still holds, else a new one over the same files. */
    private ImportPlan current(Tx tx, StagedImport reviewed, ImportPlan plan, Progress progress) {
        if (!plan.book().isUsed() && plan.state().equals(state(tx))) {
            return plan;
        }
        StagedImport again = stage(tx, plan.reading(), plan.paths(), plan.options(), progress);
        for (int i = 0; i < Math.max(reviewed.files().size(), again.files().size()); i++) {
            requireSame(fileAt(reviewed, i), fileAt(again, i));
        }
        return (ImportPlan) again.plan();
    }

    private static @Nullable StagedFile fileAt(StagedImport staged, int place) {
        return place < staged.files().size() ? staged.files().get(place) : null;
    }

    /** Only what the user saw may be applied, though it was read once more. */
    private static void requireSame(@Nullable StagedFile reviewed, @Nullable StagedFile again) {
        if (reviewed == null || again == null) {
            StagedFile odd = reviewed == null ? again : reviewed;
            throw changed(Objects.requireNonNull(odd));
        }
        Problem refused = again.refused();
        if (refused != null && reviewed.refused() == null) {
            throw new EvenkeelException(refused);
        }
        if (!again.fileName().equals(reviewed.fileName())
                || !again.sha256().equals(reviewed.sha256())
                || !again.source().equals(reviewed.source())
                || !again.layout().equals(reviewed.layout())) {
            throw changed(reviewed);
        }
    }

    private static EvenkeelException changed(StagedFile file) {
        return new EvenkeelException(Problem.of(ProblemCode.FILE_CHANGED, file.fileName()));
    }

    /**
     * Choices by the first candidate, whose place in the file stays the same when it is matched
     * again.
     */
    private static Map<String, Map<Integer, Conflict.Choice>> byCandidate(
            ImportPlan reviewed, Map<String, Map<Integer, Conflict.Choice>> choices) {
        Map<String, Map<Integer, Conflict.Choice>> result = new HashMap<>();
        for (ImportPlan.PlannedFile file : reviewed.files()) {
            Map<Integer, Conflict.Choice> chosen = new HashMap<>();
            choices.getOrDefault(file.name(), Map.of())
                    .forEach((conflict, choice) ->
                            chosen.put(file.conflicts().get(conflict).candidate(), choice));
            result.put(file.name(), chosen);
        }
        return result;
    }

    /**
     * Stores the prices that files hold beside their transactions, of every asset that the store
     * has: what was only watched has no place here. They are checked as those of feeds are. They go
     * when the import is undone that has the same file's transactions, or else the latest of the
     * source. Blocks; in one transaction.
     *
     * @return how many bars were new or changed
     * @throws EvenkeelException if a file cannot be read any more, or the caller may only read
     */
    public long takePrices(List<Path> files, Progress progress) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        long saved =
                session.stores()
                        .database()
                        .writeMuch(tx -> {
                            long sum = 0;
                            for (Path file : files) {
                                for (FoundFile found : reading.get().find(file)) {
                                    sum += takePrices(tx, found, progress);
                                }
                            }
                            return sum;
                        });
        if (saved > 0) {
            session.changes().publish(Change.PRICES);
        }
        return saved;
    }

    private long takePrices(Tx tx, FoundFile found, Progress progress) {
        if (!(found instanceof RecognisedFile file) || file.prices() == null) {
            return 0;
        }
        String source = file.importer().source();
        ImportBook book = new ImportBook(session, tx);
        book.startSource(tx, source);
        BatchId standing = standing(tx, file);
        FilePrices prices = new FilePrices(session, tx);
        long load = session.stores().prices().newLoad(tx);
        AtomicLong saved = new AtomicLong();
        file.prices()
                .read(
                        (ref, candles) -> {
                            progress.checkCancelled();
                            Asset stored = book.entry(book.asset(ref)).stored;
                            if (stored != null) {
                                if (standing != null) {
                                    session.stores()
                                            .enrichments()
                                            .notePrices(tx, standing, stored.id());
                                }
                                saved.addAndGet(
                                        prices.save(
                                                load,
                                                stored.id(),
                                                source,
                                                ref.currency(),
                                                prices.judge(
                                                                stored.id(),
                                                                stored.kind(),
                                                                source,
                                                                ref.currency(),
                                                                candles)
                                                        .checked()));
                            }
                        },
                        progress);
        return saved.get();
    }

    /** The import that a file's prices go with. */
    private @Nullable BatchId standing(Tx tx, RecognisedFile file) {
        List<ImportBatch> standing =
                session.stores().imports().findAll(tx, session.caller()).stream()
                        .filter(batch ->
                                batch.undoneAt() == null
                                        && batch.source().equals(file.importer().source()))
                        .toList();
        return standing.stream()
                .filter(batch -> batch.sha256().equals(file.sha256()))
                .findFirst()
                .or(() -> standing.stream().findFirst())
                .map(ImportBatch::id)
                .orElse(null);
    }

    /** Receipts, newest first. */
    public List<ImportBatch> findAll() {
        return session.stores()
                .database()
                .read(tx -> session.stores().imports().findAll(tx, session.caller()));
    }

    /**
     * What an undo would take with it besides the import's own rows: the user's later edits of rows
     * that it added or wrote over, and disposals elsewhere that would lack their acquisition.
     */
    public UndoPreview previewUndo(BatchId id) {
        return session.stores().database().read(tx -> new UndoRun(session, tx, id).preview());
    }

    /**
     * Takes an import out of the ledger, in one transaction; its receipt stays, marked as undone.
     */
    public ImportBatch undo(BatchId id) {
        UndoRun.Undone undone =
                session.stores().database().writeMuch(tx -> new UndoRun(session, tx, id).undo());
        session.changes().publish(Change.LEDGER);
        session.changes().publish(Change.ACCOUNTS);
        if (undone.prices() > 0) {
            session.changes().publish(Change.PRICES);
        }
        return undone.batch();
    }

    /**
     * @param removes how many transactions would go
     * @param restores how many that it replaced would come back
     * @param prices how many bars of its file would go, since no other import brought any of the
     *     same asset
     * @param pricesBack in place of how many of these what they replaced comes back
     * @param editedRows of those that go and those that come back as they were, the ones that the
     *     user changed since
     * @param leftShort later disposals from other imports or by hand that would exceed what is then
     *     held; at most 1,000
     * @param stated what the import stated to be held, beside what the ledger says now; goes with
     *     it
     */
    public record UndoPreview(
            ImportBatch batch,
            long removes,
            long restores,
            long prices,
            long pricesBack,
            List<Transaction> editedRows,
            List<Transaction> leftShort,
            List<StatedLine> stated) {}
}
