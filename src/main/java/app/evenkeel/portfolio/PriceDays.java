package app.evenkeel.portfolio;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Of which days the prices are that what is held counts with; cash has none and does not count.
 *
 * @param oldest day of the oldest price; {@code null} if nothing held has one
 * @param newest day of the newest price; {@code null} with {@code oldest}
 * @param old how many assets count with a price that is older than it should be
 * @param missing how many assets have no price at all
 */
public record PriceDays(
        @Nullable LocalDate oldest, @Nullable LocalDate newest, int old, int missing) {
    /** Nothing is held that has a price. */
    public static final PriceDays NONE = new PriceDays(null, null, 0, 0);
}
