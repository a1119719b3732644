package app.evenkeel.portfolio.job;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.PriceUpdate;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

/** Fetches the daily prices that are missing; what is stored already stays as it is. */
public final class PricesJob implements Job {
    private final PriceUpdateService prices;

    public PricesJob(PriceUpdateService prices) {
        this.prices = prices;
    }

    @Override
    public String name() {
        return "prices";
    }

    @Override
    public JobResult run(JobContext context) {
        PriceUpdate update =
                prices.update(
                        new PriceUpdateService.Request(null, null, null, false),
                        context.progress());
        long saved = update.assets().stream().mapToLong(PriceUpdate.Line::saved).sum();
        Problem first =
                update.assets().stream()
                        .filter(line -> line.outcome() == PriceUpdate.Outcome.FAILED)
                        .flatMap(line -> line.problems().stream())
                        .findFirst()
                        .orElse(null);
        return new JobResult(saved, update.failures(), first);
    }
}
