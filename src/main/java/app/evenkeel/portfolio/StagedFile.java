package app.evenkeel.portfolio;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.ingestion.file.template.TemplateImporter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one dropped file amounts to; nothing of it is stored yet.
 *
 * @param source the importer's source, or empty if the file was refused
 * @param tally what becomes of its data rows
 * @param added transactions that would be added
 * @param conflicts stored transactions that the file tells differently
 * @param problems rows not understood, and notes; at most 1,000 are kept, {@code tally} counts all
 * @param statuses how many of its transactions have which status; none that has no transaction
 * @param sampleRows the first transactions with their status, for review; the others by {@link
 *     ImportService#rows}
 * @param hasPrices whether it may hold prices too, as {@link ImportService#takePrices} reads them
 * @param market what it amounts to if it holds prices or rates in place of transactions, or {@code
 *     null}
 * @param refused why the file as a whole was not read, or {@code null}
 */
public record StagedFile(
        String fileName,
        String sha256,
        String source,
        String layout,
        RowTally tally,
        long added,
        List<Conflict> conflicts,
        List<RowProblem> problems,
        Map<StagedRow.Status, Long> statuses,
        List<StagedRow> sampleRows,
        List<StatedHolding> holdings,
        boolean hasPrices,
        @Nullable StagedMarket market,
        @Nullable Problem refused) {
    public StagedFile {
        conflicts = List.copyOf(conflicts);
        problems = List.copyOf(problems);
        statuses = Map.copyOf(statuses);
        sampleRows = List.copyOf(sampleRows);
        holdings = List.copyOf(holdings);
    }

    /** The same file with more to tell, in the order of its lines. */
    StagedFile withNotes(List<RowProblem> notes) {
        List<RowProblem> all = new ArrayList<>(problems);
        all.addAll(notes);
        all.sort(Comparator.comparingLong(RowProblem::line));
        return new StagedFile(
                fileName,
                sha256,
                source,
                layout,
                tally,
                added,
                conflicts,
                all,
                statuses,
                sampleRows,
                holdings,
                hasPrices,
                market,
                refused);
    }

    /** How many of its transactions have a status; all of them if it is {@code null}. */
    public long count(StagedRow.@Nullable Status status) {
        return status == null
                ? statuses.values().stream().mapToLong(Long::longValue).sum()
                : statuses.getOrDefault(status, 0L);
    }

    /** Whether applying would store days of prices or rates, if only as held back. */
    public boolean bringsQuotes() {
        return market != null && (tally.fresh() + tally.conflicting() > 0 || market.holdsBack());
    }

    /** Whether a template of the user's says what its columns mean. */
    public boolean isMapped() {
        return layout.equals(TemplateImporter.LAYOUT);
    }

    /** Whether it tells otherwise what is stored. */
    public boolean hasConflicts() {
        return !conflicts.isEmpty() || (market != null && tally.conflicting() > 0);
    }

    /** Whether some of the file was not understood. */
    public boolean hasRejects() {
        return refused != null || tally.rejected() > 0 || (market != null && market.isOpen());
    }
}
