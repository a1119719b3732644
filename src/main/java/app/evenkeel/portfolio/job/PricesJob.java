package app.evenkeel.portfolio.job;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.PriceUpdate;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

import java.util.List;
import java.util.Optional;

/** Fetches the daily prices that are missing; what is stored already stays as it is. */
public final class PricesJob implements Job {
    public static final String NAME = "prices";

    private final PriceUpdateService prices;

    public PricesJob(PriceUpdateService prices) {
        this.prices = prices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JobResult run(JobContext context) {
        PriceUpdate update =
                prices.update(
                        new PriceUpdateService.Request(null, null, null, false),
                        context.progress());
        return result(update.assets());
    }

    /**
     * An asset that no source knows any more is no failure: nothing mends it, and every run would
     * be half a failure for ever.
     *
     * @throws EvenkeelException if every source that was asked failed, so that it is tried again
     */
    static JobResult result(List<PriceUpdate.Line> lines) {
        List<Problem> failures =
                lines.stream()
                        .filter(line -> line.outcome() == PriceUpdate.Outcome.FAILED)
                        .map(line ->
                                line.problems().stream()
                                        .filter(p -> p.code() != ProblemCode.FEED_KNOWS_NOT)
                                        .findFirst())
                        .flatMap(Optional::stream)
                        .toList();
        boolean anyDone =
                lines.stream().anyMatch(line -> line.outcome() == PriceUpdate.Outcome.DONE);
        if (!failures.isEmpty() && !anyDone) {
            throw new EvenkeelException(failures.getFirst());
        }
        long saved = lines.stream().mapToLong(PriceUpdate.Line::saved).sum();
        return failures.isEmpty()
                ? JobResult.done(saved)
                : JobResult.partly(saved, failures.size(), failures.getFirst());
    }
}
