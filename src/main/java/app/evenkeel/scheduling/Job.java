package app.evenkeel.scheduling;

/**
 * Work that is done again and again without anybody watching.
 *
 * <p>It may be begun a second time for the same due moment, as after a crash, so it must do no harm
 * when it finds its work done: what it stores is keyed by what it is about and by {@link
 * JobContext#dueAt}, never by how often it ran.
 */
public interface Job {
    /** Stable name in lower case: key of its schedule, and what the command line calls it. */
    String name();

    /** Message key of what it does. */
    default String title() {
        return "job." + name();
    }

    /**
     * Does the work. Blocks.
     *
     * @throws app.evenkeel.domain.problem.EvenkeelException if none of it could be done
     * @throws app.evenkeel.domain.task.WorkCancelledException at a safe point, when asked to stop
     */
    JobResult run(JobContext context);
}
