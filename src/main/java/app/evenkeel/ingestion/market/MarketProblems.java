package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.TextProblems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the rows of one file: as much as anyone reads of it. Used by one thread. */
final class MarketProblems implements TextProblems {
    static final int KEPT = 1_000;

    private final List<RowProblem> rejects = new ArrayList<>();
    private final List<RowProblem> notes = new ArrayList<>();
    private long damagedRows;

    @Override
    public void damaged(int place, RowProblem problem) {
        add(problem);
        if (problem.rejected()) {
            damagedRows++;
        }
    }

    @Override
    public void noted(RowProblem problem) {
        add(problem);
    }

    void add(RowProblem problem) {
        List<RowProblem> alike = problem.rejected() ? rejects : notes;
        if (alike.size() < KEPT) {
            alike.add(problem);
        }
    }

    /** How many rows were left out before they could be read: all of them, kept or not. */
    long damagedRows() {
        return damagedRows;
    }

    /** By line; what was left out goes before mere notes if there are too many. */
    List<RowProblem> kept() {
        return Stream.concat(rejects.stream(), notes.stream())
                .limit(KEPT)
                .sorted(Comparator.comparingLong(RowProblem::line))
                .toList();
    }
}
