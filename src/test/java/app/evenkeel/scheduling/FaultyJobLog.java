package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A process's view of a job log: calls fail now and then, before or after they did their work, and
 * none comes through once the process is dead.
 */
public final class FaultyJobLog implements JobLog {
    private final JobLog log;
    private final Random random;
    private final double faults;
    private final BooleanSupplier isFull;
    private boolean dead;

    public FaultyJobLog(JobLog log, Random random, double faults) {
        this(log, random, faults, () -> false);
    }

    /** A log that cannot store the end of a run while the disk is full. */
    public FaultyJobLog(JobLog log, BooleanSupplier isFull) {
        this(log, new Random(0), 0, isFull);
    }

    private FaultyJobLog(JobLog log, Random random, double faults, BooleanSupplier isFull) {
        this.log = log;
        this.random = random;
        this.faults = faults;
        this.isFull = isFull;
    }

    /** The process is gone. */
    public void kill() {
        dead = true;
    }

    private <T> T call(Supplier<T> work) {
        if (dead) {
            throw new SimulatedWorld.Killed();
        }
        double draw = random.nextDouble();
        if (draw < faults / 2) {
            throw new EvenkeelException(Problem.of(ProblemCode.DISK, "simulated, before"));
        }
        if (draw > 1 - faults / 10) {
            dead = true;
            if (random.nextBoolean()) {
                throw new SimulatedWorld.Killed();
            }
        }
        T result = work.get();
        if (dead) {
            throw new SimulatedWorld.Killed();
        }
        if (draw < faults) {
            throw new EvenkeelException(Problem.of(ProblemCode.DISK, "simulated, after"));
        }
        return result;
    }

    private <T> T read(Supplier<T> work) {
        if (dead) {
            throw new SimulatedWorld.Killed();
        }
        return work.get();
    }

    @Override
    public List<JobSchedule> schedules() {
        return read(log::schedules);
    }

    @Override
    public List<JobRun> unfinished() {
        return read(log::unfinished);
    }

    @Override
    public void save(JobSchedule schedule) {
        call(() -> {
            log.save(schedule);
            return true;
        });
    }

    @Override
    public JobRun begin(JobRun run, JobSchedule after) {
        return call(() -> log.begin(run, after));
    }

    @Override
    public boolean end(JobRun run, JobSchedule after) {
        if (isFull.getAsBoolean()) {
            throw new EvenkeelException(Problem.of(ProblemCode.DISK, "full"));
        }
        return call(() -> log.end(run, after));
    }

    @Override
    public boolean hasRun(String job, Instant due) {
        return read(() -> log.hasRun(job, due));
    }

    @Override
    public Optional<Instant> lastDue(String job) {
        return read(() -> log.lastDue(job));
    }
}
