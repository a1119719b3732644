package app.evenkeel.portfolio.job;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.QuoteService;
import app.evenkeel.portfolio.QuoteUpdate;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

import java.util.List;

/**
 * Fetches the latest price of what is held; the quote of a later moment replaces the one before.
 */
public final class QuotesJob implements Job {
    public static final String NAME = "quotes";

    private final QuoteService quotes;

    public QuotesJob(QuoteService quotes) {
        this.quotes = quotes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JobResult run(JobContext context) {
        List<QuoteUpdate> lines = quotes.update(null, context.progress());
        List<QuoteUpdate> failed = lines.stream().filter(QuoteUpdate::isFailed).toList();
        Problem first =
                failed.stream().flatMap(line -> line.problems().stream()).findFirst().orElse(null);
        long found = lines.stream().filter(line -> line.quote() != null).count();
        return new JobResult(found, failed.size(), first);
    }
}
