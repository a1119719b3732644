package app.evenkeel.execution.run;

import java.time.Duration;

/**
 * How long things may take, and how often they are looked at.
 *
 * @param firstLook pause before an order is looked at; doubles each time
 * @param longestPause between two looks
 * @param standing how long an order may stand before it is cancelled
 * @param giveUp how long an order is followed before the run ends without knowing its end
 * @param absentLooks complete looks in a row, at least, before an order is taken for absent
 * @param absentAfter how long those looks take, at least. Longer than a request can wait anywhere
 *     on its way and still be taken by a venue
 * @param balanceDoubt how long after an order was made a difference in balances keeps it from being
 *     taken for absent; later there are too many other reasons for one
 * @param settling how long a venue's balances may be behind its fills
 * @param again pause before a line is tried once more after an order that was not refused: what was
 *     on offer within the collar is taken, and a book needs a moment to fill up
 * @param run how long a run may take
 * @param attempts intents for one line at most
 */
public record Pace(
        Duration firstLook,
        Duration longestPause,
        Duration standing,
        Duration giveUp,
        int absentLooks,
        Duration absentAfter,
        Duration balanceDoubt,
        Duration settling,
        Duration again,
        Duration run,
        int attempts) {
    /** For real venues. */
    public static final Pace USUAL =
            new Pace(
                    Duration.ofMillis(300),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    4,
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(60),
                    3);

    /** The pause before look number {@code look}, from 1. */
    Duration pause(int look) {
        Duration pause = firstLook;
        for (int i = 1; i < look && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
