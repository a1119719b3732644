package app.evenkeel.scheduling;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;

/** What follows from schedules and the time; pure functions. */
final class Timing {
    /** Later than this is called late: the executor looks around more often. */
    private static final Duration ON_TIME = Duration.ofMinutes(2);

    /** Every rule has a moment within this. */
    private static final Duration LONGEST_PERIOD = Duration.ofDays(40);

    /** A changed rule waits a day at most; more means that the clock was wrong. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);

    /** How often a job that took the program down with it is begun again, beside its retries. */
    private static final int RESUMES = 3;

    private Timing() {}

    /**
     * The latest moment of the rule up to now that had no run: it makes up for those before it.
     * {@code null} if each had one, as where the clock went wrong for a while.
     *
     * @param schedule whose next moment has come and had no run
     */
    static @Nullable Instant latestDue(
            JobSchedule schedule, Instant now, Predicate<Instant> hasRun) {
        DueRule rule = schedule.rule();
        Instant recent = now.minus(LONGEST_PERIOD);
        Instant first =
                schedule.nextDue().isBefore(recent) ? rule.nextAfter(recent) : schedule.nextDue();
        // The clock may have been set back: some of these moments had their run before it was.
        for (Instant at = rule.lastUpTo(now);
                at.isAfter(first);
                at = rule.lastUpTo(at.minusNanos(1))) {
            if (!hasRun.test(at)) {
                return at;
            }
        }
        return hasRun.test(first) ? null : first;
    }

    /** The next moment of the rule that had no run. */
    static Instant nextFree(DueRule rule, Instant after, Predicate<Instant> hasRun) {
        Instant next = rule.nextAfter(after);
        while (hasRun.test(next)) {
            next = rule.nextAfter(next);
        }
        return next;
    }

    static RunCause cause(Instant due, Instant now) {
        return Duration.between(due, now).compareTo(ON_TIME) > 0
                ? RunCause.LATE
                : RunCause.SCHEDULE;
    }

    /**
     * The schedule after the clock went back: moments that it passes again are due again, unless
     * they had their run.
     */
    static JobSchedule afterSetBack(JobSchedule schedule, Instant now, Predicate<Instant> hasRun) {
        Instant since = schedule.since();
        // A wait for the next date begins at a moment of the rule; any other start that lies ahead
        // was given by the clock while it was wrong.
        boolean isWaiting =
                since.isAfter(now)
                        && !since.isAfter(now.plus(LONGEST_WAIT))
                        && schedule.rule().nextAfter(since.minusNanos(1)).equals(since);
        Instant next = nextFree(schedule.rule(), isWaiting ? since : now, hasRun);
        JobSchedule.Again again = schedule.again();
        JobSchedule moved =
                next.isBefore(schedule.nextDue()) ? schedule.withNextDue(next) : schedule;
        if (again != null && again.notBefore().isAfter(now.plus(Duration.ofDays(1)))) {
            return moved.withAgain(
                    new JobSchedule.Again(again.due(), now, again.attempt(), again.cause()));
        }
        return moved;
    }

    /**
     * The schedule under another rule. A rule of the same time of day in another zone does not make
     * it due twice on one date.
     *
     * @param lastDue the moment of the last run, or {@code null}
     */
    static JobSchedule changed(
            JobSchedule schedule, DueRule rule, @Nullable Instant lastDue, Instant now) {
        Instant from = now;
        if (lastDue != null && onlyZoneDiffers(schedule.rule(), rule)) {
            LocalDate done = lastDue.atZone(schedule.rule().zone()).toLocalDate();
            Instant next = rule.nextAfter(from);
            if (!next.atZone(rule.zone()).toLocalDate().isAfter(done)) {
                from = next;
            }
        }
        return schedule.restarted(rule, from);
    }

    private static boolean onlyZoneDiffers(DueRule before, DueRule after) {
        if (before instanceof DueRule.Every || after instanceof DueRule.Every) {
            return false;
        }
        String text = after.text();
        String words = text.substring(0, text.length() - after.zone().getId().length());
        return before.text().equals(words + before.zone().getId());
    }

    /** The schedule after a run. */
    static JobSchedule afterEnd(JobRun ended, JobSchedule before, Retry retry, Instant now) {
        return switch (ended.outcome()) {
            case FAILED -> before.withAgain(afterFailure(ended, before, retry, now));
            case INTERRUPTED -> before.withAgain(afterStop(ended, now));
            case RUNNING, DONE, PARTLY, CANCELLED -> before;
        };
    }

    /** What follows a failed attempt: another one, unless the next moment makes up for it. */
    static JobSchedule.@Nullable Again afterFailure(
            JobRun run, JobSchedule schedule, Retry retry, Instant now) {
        if (run.cause() == RunCause.USER || !retry.goesOnAfter(run.attempt())) {
            return null;
        }
        Instant next = now.plus(retry.pauseAfter(run.attempt()));
        return next.isBefore(schedule.nextDue())
                ? new JobSchedule.Again(run.due(), next, run.attempt() + 1, RunCause.RETRY)
                : null;
    }

    /** What follows a run that the end of the program cut off: it is begun again at once. */
    static JobSchedule.Again afterStop(JobRun run, Instant now) {
        return new JobSchedule.Again(run.due(), now, run.attempt(), RunCause.RESUME);
    }

    /**
     * What follows a run that a crash cut off: it is begun again, unless it seems to be the reason.
     */
    static JobSchedule.@Nullable Again afterCrash(JobRun run, Retry retry, Instant now) {
        return run.attempt() < retry.attempts() + RESUMES
                ? new JobSchedule.Again(run.due(), now, run.attempt() + 1, RunCause.RESUME)
                : null;
    }

    /** A run that begins now. */
    static JobRun begun(String job, Instant due, int attempt, RunCause cause, Instant now) {
        return new JobRun(
                0, job, due, attempt, cause, 0, now, null, RunOutcome.RUNNING, 0, 0, null);
    }
}
