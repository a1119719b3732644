package app.evenkeel.presentation.imports;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.ImportDecisions;
import app.evenkeel.portfolio.ImportService;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.portfolio.StagedRow;
import app.evenkeel.portfolio.StagingOptions;
import app.evenkeel.portfolio.TemplateService;
import app.evenkeel.presentation.fx.Formats;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the import screens ask of the session; every method but {@code of} blocks. */
public interface ImportDesk {
    /**
     * Reads and matches files; stores nothing.
     *
     * @param options accounts and answers that the user chose so far
     */
    StagedImport stage(List<Path> files, StagingOptions options, Progress progress);

    /** As {@link ImportService#rows}. */
    List<StagedRow> rows(
            StagedImport staged,
            String fileName,
            StagedRow.@Nullable Status status,
            int from,
            int most,
            Progress progress);

    /** Stores what was staged, and says what it added. */
    List<ImportBatch> apply(StagedImport staged, ImportDecisions decisions, Progress progress);

    /** As {@link ImportService#takePrices}. */
    long takePrices(List<Path> files, Progress progress);

    /** Receipts, newest first. */
    List<ImportBatch> findAll();

    ImportService.UndoPreview previewUndo(BatchId id);

    ImportBatch undo(BatchId id);

    /** Templates for files that nobody knows; does not block. */
    MapperDesk mapper();

    /** How stored assets and accounts are called. */
    StagedImport.Labels labels();

    static ImportDesk of(ImportService service, LedgerService ledger, TemplateService templates) {
        return new ImportDesk() {
            @Override
            public StagedImport stage(List<Path> files, StagingOptions options, Progress progress) {
                return service.stageWith(files, options, progress);
            }

            @Override
            public List<StagedRow> rows(
                    StagedImport staged,
                    String fileName,
                    StagedRow.@Nullable Status status,
                    int from,
                    int most,
                    Progress progress) {
                return service.rows(staged, fileName, status, from, most, progress);
            }

            @Override
            public List<ImportBatch> apply(
                    StagedImport staged, ImportDecisions decisions, Progress progress) {
                return service.applyDecided(staged, decisions, progress);
            }

            @Override
            public long takePrices(List<Path> files, Progress progress) {
                return service.takePrices(files, progress);
            }

            @Override
            public List<ImportBatch> findAll() {
                return service.findAll();
            }

            @Override
            public ImportService.UndoPreview previewUndo(BatchId id) {
                return service.previewUndo(id);
            }

            @Override
            public ImportBatch undo(BatchId id) {
                return service.undo(id);
            }

            @Override
            public MapperDesk mapper() {
                return MapperDesk.of(templates);
            }

            @Override
            public StagedImport.Labels labels() {
                Map<AssetId, String> assets =
                        ledger.assets().stream().collect(Collectors.toMap(Asset::id, Asset::label));
                Map<AccountId, String> accounts =
                        ledger.accounts().stream()
                                .collect(Collectors.toMap(Account::id, Account::name));
                return new StagedImport.Labels(
                        id -> assets.getOrDefault(id, Formats.UNKNOWN),
                        id -> accounts.getOrDefault(id, Formats.UNKNOWN));
            }
        };
    }
}
