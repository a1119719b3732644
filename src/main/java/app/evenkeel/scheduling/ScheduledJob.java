package app.evenkeel.scheduling;

import app.evenkeel.domain.job.DueRule;

import java.time.Duration;
import java.util.Set;

/**
 * A job and how it is treated.
 *
 * @param usual when it is due until the user says otherwise
 * @param resources names of what it needs for itself: no two jobs that share one run at once
 * @param needsNetwork whether it waits while the user is offline by choice
 * @param limit how long a run may take; time asleep does not count
 * @param beginsDue whether it is due at once in a store that never had it, and not at the next
 *     moment of its rule
 */
public record ScheduledJob(
        Job job,
        DueRule usual,
        Set<String> resources,
        Retry retry,
        boolean needsNetwork,
        Duration limit,
        boolean beginsDue) {
    private static final Duration USUAL_LIMIT = Duration.ofHours(1);

    public ScheduledJob {
        resources = Set.copyOf(resources);
    }

    /** A local job: tried once, run late rather than never, in nobody's way. */
    public static ScheduledJob of(Job job, DueRule usual) {
        return new ScheduledJob(job, usual, Set.of(), Retry.NEVER, false, USUAL_LIMIT, false);
    }

    /** Runs apart from other jobs that use the same. */
    public ScheduledJob using(String... names) {
        return new ScheduledJob(job, usual, Set.of(names), retry, needsNetwork, limit, beginsDue);
    }

    public ScheduledJob retrying(Retry again) {
        return new ScheduledJob(job, usual, resources, again, needsNetwork, limit, beginsDue);
    }

    public ScheduledJob overNetwork() {
        return new ScheduledJob(job, usual, resources, retry, true, limit, beginsDue);
    }

    /** Is asked to stop, and counts as failed, after this. */
    public ScheduledJob within(Duration time) {
        return new ScheduledJob(job, usual, resources, retry, needsNetwork, time, beginsDue);
    }

    /** Has nothing before its first run, which is not waited for. */
    public ScheduledJob atOnce() {
        return new ScheduledJob(job, usual, resources, retry, needsNetwork, limit, true);
    }

    String name() {
        return job.name();
    }
}
