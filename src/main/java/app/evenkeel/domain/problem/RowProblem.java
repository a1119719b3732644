package app.evenkeel.domain.problem;

/**
 * A row of a file that was not understood, or understood with a doubt.
 *
 * @param line line in the file, from 1; 0 for the file as a whole
 * @param column the header's own word for the column, or empty for the whole row
 * @param rejected whether the row was left out; otherwise it was read and this is a note
 */
public record RowProblem(long line, String column, Problem problem, boolean rejected) {
    public static RowProblem rejected(long line, String column, ProblemCode code, String... args) {
        return new RowProblem(line, column, Problem.of(code, args), true);
    }

    public static RowProblem note(long line, String column, ProblemCode code, String... args) {
        return new RowProblem(line, column, Problem.of(code, args), false);
    }
}
