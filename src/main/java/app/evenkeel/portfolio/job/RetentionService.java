package app.evenkeel.portfolio.job;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.SettingService;

import java.util.OptionalInt;

/** How long runs, notifications and backups are kept. Blocking and thread-safe. */
public final class RetentionService {
    private final SettingService settings;

    public RetentionService(SettingService settings) {
        this.settings = settings;
    }

    /** What the user set; what is usual where that is not within the bounds. */
    public int get(Retention what) {
        return number(settings.get(what.setting(), ""), what).orElse(what.usual());
    }

    /**
     * @param text as typed
     * @throws EvenkeelException if it is no number within the bounds, or the caller may only read
     */
    public void set(Retention what, String text) {
        int wanted =
                number(text, what)
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(
                                                ProblemCode.NUMBER_RANGE,
                                                Integer.toString(what.least()),
                                                Integer.toString(what.most()))));
        settings.put(what.setting(), Integer.toString(wanted));
    }

    private static OptionalInt number(String text, Retention what) {
        try {
            int number = Integer.parseInt(text.strip());
            return number >= what.least() && number <= what.most()
                    ? OptionalInt.of(number)
                    : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
