package app.evenkeel.portfolio;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.StatedHolding;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one dropped file amounts to; nothing of it is stored yet.
 *
 * @param source the importer's source, or empty if the file was refused
 * @param rows data rows in the file
 * @param added transactions that would be added
 * @param known rows that are in the ledger already, or that confirm what is
 * @param conflicts stored transactions that the file tells differently
 * @param problems rows not understood, and notes; at most 1,000 are kept, {@code rejected} counts
 *     all
 * @param sampleRows the first transactions with their status, for review; bounded
 * @param refused why the file as a whole was not read, or {@code null}
 */
public record StagedFile(
        String fileName,
        String sha256,
        String source,
        String layout,
        long rows,
        long added,
        long known,
        long rejected,
        List<Conflict> conflicts,
        List<RowProblem> problems,
        List<StagedRow> sampleRows,
        List<StatedHolding> holdings,
        @Nullable Problem refused) {
    public StagedFile {
        conflicts = List.copyOf(conflicts);
        problems = List.copyOf(problems);
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
                rows,
                added,
                known,
                rejected,
                conflicts,
                all,
                sampleRows,
                holdings,
                refused);
    }

    /** Whether some of the file was not understood. */
    public boolean hasRejects() {
        return refused != null || rejected > 0;
    }
}
