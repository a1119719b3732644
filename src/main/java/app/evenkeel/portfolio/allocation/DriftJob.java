package app.evenkeel.portfolio.allocation;

import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.allocation.DriftService.Drift;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;

/**
 * Compares every portfolio that has targets with them, and keeps the figures of the day. What is
 * outside its band, or cannot be told, counts as not done, so that the user hears of it once until
 * everything is within again.
 */
public final class DriftJob implements Job {
    private static final int DIGITS = 1;

    private final PortfolioService portfolios;
    private final TargetService targets;
    private final DriftService drift;

    public DriftJob(PortfolioService portfolios, TargetService targets, DriftService drift) {
        this.portfolios = portfolios;
        this.targets = targets;
        this.drift = drift;
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public JobResult run(JobContext context) {
        long within = 0;
        long off = 0;
        @Nullable Problem first = null;
        for (Portfolio portfolio : portfolios.all()) {
            if (targets.targets(portfolio.id()).isEmpty()) {
                continue;
            }
            Problem why = why(portfolio, drift.record(portfolio));
            if (why == null) {
                within++;
            } else {
                off++;
                first = first == null ? why : first;
            }
        }
        return first == null ? JobResult.done(within) : JobResult.partly(within, off, first);
    }

    private static @Nullable Problem why(Portfolio portfolio, Drift found) {
        Allocation allocation = found.allocation();
        if (allocation == null) {
            return found.obstacles().getFirst();
        }
        return allocation.isOutside()
                ? Problem.of(
                        ProblemCode.PORTFOLIO_OFF,
                        portfolio.name(),
                        Decimals.plain(
                                allocation
                                        .drift()
                                        .movePointRight(2)
                                        .setScale(DIGITS, RoundingMode.HALF_EVEN)))
                : null;
    }
}
