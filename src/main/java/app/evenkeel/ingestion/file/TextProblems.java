package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.RowProblem;

import java.util.List;

/** Told of what is wrong with rows as text, before an importer sees them. Used by one thread. */
public interface TextProblems {
    /** A row was left out, and never reaches an importer; its place as in {@link CsvRow}. */
    void damaged(int place, RowProblem problem);

    /** A row reaches the importer, with a doubt. */
    void noted(RowProblem problem);

    /** Keeps them all. */
    static TextProblems into(List<RowProblem> problems) {
        return new TextProblems() {
            @Override
            public void damaged(int place, RowProblem problem) {
                problems.add(problem);
            }

            @Override
            public void noted(RowProblem problem) {
                problems.add(problem);
            }
        };
    }
}
