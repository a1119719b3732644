package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Brings files into the ledger: stage, review, apply, undo. Blocking and thread-safe. */
public final class ImportService {
    private final Session session;
    private final FileReading reading;

    public ImportService(Session session, FileReading reading) {
        this.session = session;
        this.reading = reading;
    }

    /**
     * Reads and matches files without storing anything. A file that cannot be read is in the result
     * with the reason; it does not stop the others.
     *
     * @param accountName the account that the user chose for all of them, or {@code null}
     */
    public StagedImport stage(List<Path> files, @Nullable String accountName, Progress progress) {
        throw new IllegalStateException(session + " " + reading + files + accountName + progress);
    }

    /**
     * Stores what was staged: all files in one transaction, one receipt each for those that add
     * anything or state holdings. If the ledger changed since, everything is matched again first.
     *
     * @param choices for each file name and conflict index; what is not named keeps the stored one
     */
    public List<ImportBatch> apply(
            StagedImport staged,
            Map<String, Map<Integer, Conflict.Choice>> choices,
            Progress progress) {
        throw new IllegalStateException(staged + " " + choices + progress);
    }

    /** Receipts, newest first. */
    public List<ImportBatch> findAll() {
        throw new IllegalStateException();
    }

    /**
     * What an undo would take with it besides the import's own rows: the user's later edits of its
     * rows, and disposals elsewhere that would lack their acquisition.
     */
    public UndoPreview previewUndo(BatchId id) {
        throw new IllegalStateException(id.toString());
    }

    /**
     * Takes an import out of the ledger, in one transaction; its receipt stays, marked as undone.
     */
    public ImportBatch undo(BatchId id) {
        throw new IllegalStateException(id.toString());
    }

    /**
     * @param removes how many transactions would go
     * @param editedRows of these, the ones that the user changed since
     * @param leftShort later disposals from other imports or by hand that would exceed what is then
     *     held
     */
    public record UndoPreview(
            ImportBatch batch,
            long removes,
            List<Transaction> editedRows,
            List<Transaction> leftShort) {}
}
