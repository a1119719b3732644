package app.evenkeel.ingestion.policy;

import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.CsvFile;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.TextProblems;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of targets: a symbol, class or group, its percentage, and what it stands in, one a
 * row. The first row may be a header; a percentage may be empty, to have it filled up.
 */
public final class TargetFile {
    private static final int MOST_ROWS = 2_000;

    private TargetFile() {}

    /**
     * Reads all rows. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable, or a percentage is no number
     */
    public static List<TargetRow> read(Path file) {
        List<RowProblem> damaged = new ArrayList<>();
        List<TargetRow> rows = new ArrayList<>();
        CsvFile.examine(file)
                .read(
                        TextProblems.into(damaged),
                        Progress.NONE,
                        cells -> {
                            while (cells.hasNext()) {
                                add(rows, cells.next());
                            }
                        });
        if (!damaged.isEmpty()) {
            throw new EvenkeelException(damaged.getFirst().problem());
        }
        return rows;
    }

    private static void add(List<TargetRow> rows, CsvRow row) {
        String name = cell(row, 0);
        String percent = cell(row, 1).replace("%", "").strip();
        BigDecimal number = NumberText.POINT.parse(percent);
        boolean isHeader = rows.isEmpty() && number == null && !NumberText.isAbsent(percent);
        if (isHeader || (name.isEmpty() && percent.isEmpty())) {
            return;
        }
        if (number == null && !NumberText.isAbsent(percent)) {
            throw new EvenkeelException(Problem.of(ProblemCode.BAD_NUMBER, percent));
        }
        if (name.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.VALUE_MISSING));
        }
        if (rows.size() == MOST_ROWS) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.TOO_MANY_ROWS, Integer.toString(MOST_ROWS)));
        }
        rows.add(
                new TargetRow(name, number == null ? null : number.movePointLeft(2), cell(row, 2)));
    }

    private static String cell(CsvRow row, int index) {
        return index < row.cells().size() ? row.cells().get(index).strip() : "";
    }
}
