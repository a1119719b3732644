package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What the reader of a result should bear in mind.
 *
 * @param asset which asset, or empty for the test as a whole
 * @param day since when, or until when; {@code null} where no day belongs to it
 * @param amount of money, or a fraction, or zero where neither belongs to it
 */
public record Caveat(Kind kind, String asset, @Nullable LocalDate day, double amount) {
    /** What there is to say. */
    public enum Kind {
        /** The asset has no price at all and is never bought. */
        NO_PRICES,
        /** The asset has no price before {@code day}; until then its share goes to the others. */
        BEGINS_LATE,
        /** The asset has no price after {@code day}; it is kept at its last one and not traded. */
        ENDS_EARLY,
        /**
         * A dividend of {@code amount} a unit on {@code day} is in a currency without a rate on it,
         * and not counted.
         */
        DIVIDEND_LEFT_OUT,
        /**
         * Every asset is still traded at the end: those that failed on the way are not looked at.
         */
        ONLY_SURVIVORS,
        /** So much should have been withdrawn and was not there. */
        WITHDRAWAL_MISSED,
        /** What is compared with has no price before {@code day} and is not shown. */
        BENCHMARK_BEGINS_LATE,
        /** What is compared with has no price after {@code day} and stands still from then on. */
        BENCHMARK_ENDS_EARLY,
        /** So much of the dated flows, in or out, is on no day of the test after its first. */
        FLOWS_LEFT_OUT,
        /** On {@code day} a strategy had nothing left; it is not asked while that is so. */
        RUINED,
        /** So much tax on gains is due at the end, or could not be paid, and is not taken off. */
        TAX_UNPAID,
        /** The fraction of what was predicted, always of days not learnt from, that came true. */
        PREDICTIONS_RIGHT,
        /** The fraction of it that would have come true by always predicting a rise. */
        ALWAYS_RISING_RIGHT
    }
}
