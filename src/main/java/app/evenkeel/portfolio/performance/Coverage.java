package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Phrase;

import java.time.LocalDate;
import java.util.List;

/**
 * Which days figures rest on.
 *
 * @param from the first day of the period
 * @param to its last day
 * @param measuredFrom the day whose value returns begin with: the one before {@code from}, or the
 *     first complete one
 * @param measuredTo the last day with a value
 * @param days how many the period has
 * @param leftOut how many of them have no return, because something held had no price or rate
 * @param stale how many used a price or rate that is older than it should be
 * @param notes why days were left out and what else is to be known, one sentence each
 */
public record Coverage(
        LocalDate from,
        LocalDate to,
        LocalDate measuredFrom,
        LocalDate measuredTo,
        int days,
        int leftOut,
        int stale,
        List<Phrase> notes) {
    public Coverage {
        notes = List.copyOf(notes);
    }

    public boolean isComplete() {
        return leftOut == 0;
    }
}
