package app.evenkeel.presentation.fx;

import java.time.LocalDate;

/** How far back charts and changes look; every screen obeys the same one. */
public enum Period {
    ONE_MONTH("1m"),
    THREE_MONTHS("3m"),
    SIX_MONTHS("6m"),
    YEAR_TO_DATE("ytd"),
    ONE_YEAR("1y"),
    THREE_YEARS("3y"),
    FIVE_YEARS("5y"),
    MAX("max");

    private final String key;

    Period(String key) {
        this.key = key;
    }

    /** Message key {@code period.KEY}; also how it is stored. */
    public String key() {
        return "period." + key;
    }

    /**
     * The day whose close the period starts from, not before {@code first}.
     *
     * @param first the first day there is anything to show
     */
    public LocalDate startFrom(LocalDate asOf, LocalDate first) {
        LocalDate start =
                switch (this) {
                    case ONE_MONTH -> asOf.minusMonths(1);
                    case THREE_MONTHS -> asOf.minusMonths(3);
                    case SIX_MONTHS -> asOf.minusMonths(6);
                    // The close of the last year is what this year's change is measured from.
                    case YEAR_TO_DATE -> LocalDate.of(asOf.getYear() - 1, 12, 31);
                    case ONE_YEAR -> asOf.minusYears(1);
                    case THREE_YEARS -> asOf.minusYears(3);
                    case FIVE_YEARS -> asOf.minusYears(5);
                    case MAX -> first;
                };
        return start.isBefore(first) ? first : start;
    }
}
