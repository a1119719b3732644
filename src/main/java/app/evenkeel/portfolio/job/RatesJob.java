package app.evenkeel.portfolio.job;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.portfolio.PriceUpdate;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

/** Fetches the exchange rates that are missing. */
public final class RatesJob implements Job {
    public static final String NAME = "rates";

    private final PriceUpdateService prices;

    public RatesJob(PriceUpdateService prices) {
        this.prices = prices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JobResult run(JobContext context) {
        PriceUpdate.Rates rates = prices.rates(null, context.progress());
        if (rates.problem() != null) {
            throw new EvenkeelException(rates.problem());
        }
        return rates.held().isEmpty()
                ? JobResult.done(rates.saved())
                : JobResult.partly(rates.saved(), rates.held().size(), rates.held().getFirst());
    }
}
