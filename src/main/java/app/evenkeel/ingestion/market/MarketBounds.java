package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

/**
 * How much is taken of one file, so that memory stays bounded whatever is called a file of prices:
 * more than any history has. Used by one thread.
 */
final class MarketBounds {
    /** Of all columns together; more than two centuries. */
    static final int MOST_DAYS = 100_000;

    /** Cells that are kept, or whose lines are. */
    static final int MOST_VALUES = 2_000_000;

    private final String file;
    private long values;

    MarketBounds(String file) {
        this.file = file;
    }

    /**
     * @param days how many different ones there are by now
     * @throws EvenkeelException if these are too many
     */
    void days(int days) {
        if (days > MOST_DAYS) {
            throw exceeded();
        }
    }

    /**
     * Counts cells.
     *
     * @throws EvenkeelException if these are too many
     */
    void values(int count) {
        values += count;
        if (values > MOST_VALUES) {
            throw exceeded();
        }
    }

    private EvenkeelException exceeded() {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.MARKET_TOO_LARGE,
                        file,
                        Integer.toString(MOST_DAYS),
                        Integer.toString(MOST_VALUES)));
    }
}
