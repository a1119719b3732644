package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What came of asking for prices.
 *
 * @param assets one a line, by symbol
 * @param rates {@code null} if none were asked for
 */
public record PriceUpdate(List<Line> assets, @Nullable Rates rates) {
    public PriceUpdate {
        assets = List.copyOf(assets);
    }

    /** How many lines failed, the exchange rates included. */
    public long failures() {
        long failed = assets.stream().filter(line -> line.outcome() == Outcome.FAILED).count();
        return failed + (rates != null && rates.problem() != null ? 1 : 0);
    }

    /** How it went for one asset. */
    public enum Outcome {
        /** A source answered, though not perhaps the first, nor for all days. */
        DONE,
        /** No source is set for it. */
        NO_SOURCE,
        FAILED
    }

    /**
     * What came of one asset.
     *
     * @param feed that answered first, or {@code null}
     * @param saved bars that were new or changed
     * @param held bars that are held back for the user to judge
     * @param last the last day that is stored of that feed, or {@code null}
     * @param whole whether what is known now tells of every day that was needed, as far as a source
     *     has anything to tell
     * @param problems why other sources did not answer, in the order in which they were asked
     */
    public record Line(
            Asset asset,
            Outcome outcome,
            @Nullable String feed,
            long saved,
            int held,
            @Nullable LocalDate last,
            boolean whole,
            List<Problem> problems) {
        public Line {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What came of the exchange rates.
     *
     * @param saved rates that were new or changed
     * @param last the last day that is stored, or {@code null}
     * @param held why rates that came are not used
     * @param problem why none came, or {@code null}
     */
    public record Rates(
            String feed,
            long saved,
            @Nullable LocalDate last,
            List<Problem> held,
            @Nullable Problem problem) {
        public Rates {
            held = List.copyOf(held);
        }
    }
}
