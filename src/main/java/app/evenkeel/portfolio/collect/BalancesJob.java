package app.evenkeel.portfolio.collect;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.collect.CollectService.Outcome;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

import java.util.List;
import java.util.Objects;

/** Collects what is held at every exchange and address. */
public final class BalancesJob implements Job {
    private final CollectService collect;

    public BalancesJob(CollectService collect) {
        this.collect = collect;
    }

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public JobResult run(JobContext context) {
        List<Outcome> outcomes = collect.collect(null, false, context.progress());
        List<Problem> problems =
                outcomes.stream().map(Outcome::problem).filter(Objects::nonNull).toList();
        if (problems.isEmpty()) {
            return JobResult.done(outcomes.size());
        }
        if (problems.size() == outcomes.size()) {
            throw new EvenkeelException(problems.getFirst());
        }
        return JobResult.partly(
                outcomes.size() - problems.size(), problems.size(), problems.getFirst());
    }
}
