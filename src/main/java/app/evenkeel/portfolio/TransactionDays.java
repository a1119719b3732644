package app.evenkeel.portfolio;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.LongStream;

/** On which days the transactions of the ledger lie. Immutable. */
public final class TransactionDays {
    public static final TransactionDays NONE = new TransactionDays(new long[0]);

    /** Days since 1970, ascending; one for each transaction. */
    private final long[] days;

    private TransactionDays(long[] days) {
        this.days = days;
    }

    /**
     * @param epochDays one for each transaction, in any order
     */
    public static TransactionDays of(LongStream epochDays) {
        return new TransactionDays(epochDays.sorted().toArray());
    }

    /** How many transactions there are. */
    public int size() {
        return days.length;
    }

    /** How many transactions are later than a day. */
    public int after(LocalDate day) {
        int first = Arrays.binarySearch(days, day.toEpochDay() + 1);
        if (first < 0) {
            return days.length + first + 1;
        }
        // Any of several equal ones may be found.
        while (first > 0 && days[first - 1] == days[first]) {
            first--;
        }
        return days.length - first;
    }
}
