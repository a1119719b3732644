package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * Numbers of sources that write them in one way in some rows and in the other way in others. The
 * usual way comes first; the other counts only where the text is no number in the usual one.
 */
public final class LooseNumber {
    private LooseNumber() {}

    /** The number, or {@code null} where the cell is blank or a dash. */
    public static @Nullable BigDecimal optional(RowCells cells, String column, NumberText usual) {
        return cells.isAbsent(column) ? null : in(cells, column, cells.text(column), usual);
    }

    public static BigDecimal required(RowCells cells, String column, NumberText usual) {
        BigDecimal value = optional(cells, column, usual);
        if (value == null) {
            throw cells.refusal(column, ProblemCode.VALUE_MISSING);
        }
        return value;
    }

    /** A number out of a part of a cell. */
    public static BigDecimal in(RowCells cells, String column, String text, NumberText usual) {
        BigDecimal value = usual.parse(text);
        if (value == null) {
            value = (usual == NumberText.POINT ? NumberText.COMMA : NumberText.POINT).parse(text);
        }
        if (value == null) {
            throw cells.refusal(column, ProblemCode.BAD_NUMBER, text);
        }
        return value;
    }
}
