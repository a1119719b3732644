package app.evenkeel.storage.row;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;

/** The receipt of an import. */
@Entity
@Table(name = "import_batch")
public class ImportBatchRow {
    @Id public long id;
    public long ownerId;
    public String fileName;
    public String sha256;
    public String source;
    public String layout;
    public LocalDateTime importedAt;
    public long rowCount;
    public long added;
    public long known;
    public long conflicts;
    public long rejected;
    public @Nullable LocalDateTime undoneAt;

    public static ImportBatchRow of(long id, long owner, ImportBatch batch) {
        ImportBatchRow row = new ImportBatchRow();
        row.id = id;
        row.ownerId = owner;
        row.fileName = batch.fileName();
        row.sha256 = batch.sha256();
        row.source = batch.source();
        row.layout = batch.layout();
        row.importedAt = Utc.stored(batch.importedAt());
        row.rowCount = batch.rows();
        row.added = batch.added();
        row.known = batch.known();
        row.conflicts = batch.conflicts();
        row.rejected = batch.rejected();
        row.undoneAt = batch.undoneAt() == null ? null : Utc.stored(batch.undoneAt());
        return row;
    }

    public ImportBatch toBatch() {
        return new ImportBatch(
                new BatchId(id),
                fileName,
                sha256,
                source,
                layout,
                Utc.instant(importedAt),
                rowCount,
                added,
                known,
                conflicts,
                rejected,
                undoneAt == null ? null : Utc.instant(undoneAt));
    }
}
