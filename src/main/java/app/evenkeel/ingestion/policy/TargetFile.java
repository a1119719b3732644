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

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a file of targets: a symbol, class or group, its percentage, and what it stands in, one a
 * row. The first row may be a header, if it calls the percentages so; a percentage may be empty, to
 * have it filled up.
 */
public final class TargetFile {
    private static final int MOST_ROWS = 2_000;

    private static final List<String> HEADINGS =
            List.of(
                    "percent",
                    "pct",
                    "weight",
                    "target",
                    "share",
                    "allocation",
                    "ratio",
                    "割合",
                    "比率",
                    "配分",
                    "目標");

    private TargetFile() {}

    /**
     * Reads all rows. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable, a percentage is no number, or it names
     *     no target
     */
    public static List<TargetRow> read(Path file) {
        List<RowProblem> damaged = new ArrayList<>();
        List<TargetRow> rows = new ArrayList<>();
        examine(file)
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
        if (rows.isEmpty()) {
            throw none(file, null);
        }
        return rows;
    }

    private static CsvFile examine(Path file) {
        try {
            return CsvFile.examine(file);
        } catch (EvenkeelException e) {
            throw e.problem().code() == ProblemCode.FILE_EMPTY ? none(file, e) : e;
        }
    }

    private static EvenkeelException none(Path file, @Nullable Throwable cause) {
        return new EvenkeelException(
                Problem.of(ProblemCode.FILE_NO_TABLE, String.valueOf(file.getFileName())), cause);
    }

    private static void add(List<TargetRow> rows, CsvRow row) {
        String name = cell(row, 0);
        String percent = cell(row, 1).replace("%", "").strip();
        BigDecimal number = NumberText.POINT.parse(percent);
        boolean isHeader = rows.isEmpty() && number == null && isHeading(percent);
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

    /** Whether it heads the percentages; any other word is meant as one, and is none. */
    private static boolean isHeading(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return HEADINGS.stream().anyMatch(word::contains);
    }

    private static String cell(CsvRow row, int index) {
        return index < row.cells().size() ? row.cells().get(index).strip() : "";
    }
}
