package app.evenkeel.ingestion.file.tracker;

import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.Reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits of which a file says only the ratio. How many units each fell on is what the file's own
 * rows before it come to, whatever order they stand in. Used by one thread.
 */
final class RatioSplits {
    private final List<Moved> moved = new ArrayList<>();
    private final List<Activity> splits = new ArrayList<>();

    /** Units that came, or went if below zero. */
    private record Moved(String place, Instant time, BigDecimal units) {}

    /** Takes note of a row that changes what is held. */
    void moved(Activity activity, boolean came) {
        moved.add(
                new Moved(
                        place(activity),
                        activity.time(),
                        came ? activity.quantity() : activity.quantity().negate()));
    }

    /** Keeps a split until all rows were seen; its amount is the ratio of new units to old. */
    void add(Activity split) {
        if (ratio(split).signum() <= 0) {
            throw split.cells().refusal("amount", ProblemCode.VALUE_MISSING);
        }
        splits.add(split);
    }

    void emit(Reading reading) {
        splits.sort(Comparator.comparing(Activity::time));
        for (Activity split : splits) {
            reading.guard(split.cells().row(), () -> emit(reading, split));
        }
        splits.clear();
    }

    private void emit(Reading reading, Activity split) {
        BigDecimal held =
                moved.stream()
                        .filter(each -> each.place().equals(place(split)))
                        .filter(each -> each.time().isBefore(split.time()))
                        .map(Moved::units)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (held.signum() <= 0) {
            throw new CellProblem(
                    "quantity", ProblemCode.INCOMPLETE_GROUP, "SPLIT " + split.asset().symbol());
        }
        BigDecimal change = Decimals.rounded(held.multiply(ratio(split).subtract(BigDecimal.ONE)));
        if (change.signum() == 0) {
            reading.nothingNew(split.cells().row());
            return;
        }
        moved.add(new Moved(place(split), split.time(), change));
        split.split(reading, change);
    }

    /** New units for each old one; zero where it is not said. */
    private static BigDecimal ratio(Activity split) {
        BigDecimal stated = split.stated();
        return stated == null ? BigDecimal.ZERO : stated;
    }

    private static String place(Activity activity) {
        return activity.account().key() + "\n" + activity.asset().key();
    }
}
