package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;

/**
 * Thrown inside an importer when a cell cannot be used; {@link Reading#row} turns it into a problem
 * of that row, so it never leaves {@link Importer#read}.
 */
public final class CellProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final transient Problem problem;

    public CellProblem(String column, ProblemCode code, String... args) {
        super(column, null, false, false);
        this.column = column;
        this.problem = Problem.of(code, args);
    }

    RowProblem at(long line) {
        return new RowProblem(line, column, problem, true);
    }
}
