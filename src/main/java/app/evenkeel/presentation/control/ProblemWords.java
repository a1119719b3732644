package app.evenkeel.presentation.control;

import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The sentences of a data problem, with dates and quantities written as everywhere else. */
public final class ProblemWords {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    private ProblemWords() {}

    /**
     * @param part what follows the kind in the message's key, such as {@code .fix}; empty for what
     *     is wrong
     */
    public static String text(
            DataProblem problem, String part, Messages messages, Formats formats) {
        Set<Integer> quantities = quantities(problem.kind());
        List<String> words = new ArrayList<>();
        for (String arg : problem.args()) {
            boolean isQuantity = quantities.contains(words.size());
            words.add(
                    isQuantity && NUMBER.matcher(arg).matches()
                            ? formats.quantity(new BigDecimal(arg))
                            : DATE.matcher(arg).matches()
                                    ? formats.date(LocalDate.parse(arg))
                                    : arg);
        }
        return messages.text("data-problem." + problem.kind() + part, words.toArray());
    }

    /** Which of a kind's words are quantities. */
    private static Set<Integer> quantities(DataProblem.Kind kind) {
        return switch (kind) {
            case NEGATIVE_HOLDING -> Set.of(2);
            case QUANTITY_DIFFERS, COLLECTED_DIFFERS -> Set.of(2, 3);
            case PROPOSED_TRANSFER -> Set.of(3);
            case MISSING_PRICE,
                    STALE_PRICE,
                    MISSING_RATE,
                    NO_RATE_SOURCE,
                    STALE_RATE,
                    UNKNOWN_COST,
                    SPIN_OFF_COST,
                    UNMATCHED_TRANSFER,
                    SPLIT_REPORTED,
                    SPLIT_SUSPECT,
                    PRICE_STEP,
                    HELD_PRICE,
                    REUSED_TICKER ->
                    Set.of();
        };
    }
}
