package app.evenkeel.ingestion.file.tracker;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times of ISO 8601, with an offset or as a day only. */
final class Moments {
    private Moments() {}

    static Instant of(RowCells cells, String column) {
        String text = cells.required(column);
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeParseException e) {
            throw cells.refusal(column, ProblemCode.BAD_DATE, text);
        }
    }
}
