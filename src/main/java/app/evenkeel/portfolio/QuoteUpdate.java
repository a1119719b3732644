package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came of asking for the latest price of an asset.
 *
 * @param quote what counts now, or {@code null} if no source gave one
 * @param problems why sources before it did not, in the order in which they were asked
 */
public record QuoteUpdate(Asset asset, @Nullable Quote quote, List<Problem> problems) {
    public QuoteUpdate {
        problems = List.copyOf(problems);
    }

    /** Whether a source was asked and none gave a price; an asset that has none is no failure. */
    public boolean isFailed() {
        return quote == null
                && problems.stream().noneMatch(problem -> problem.code() == ProblemCode.NO_FEED);
    }
}
