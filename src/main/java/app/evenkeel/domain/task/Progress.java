package app.evenkeel.domain.task;

/** How far long work has come, and whether the user wants it to stop. Thread-safe. */
public interface Progress {
    /** Shows nothing and is never cancelled. */
    Progress NONE =
            new Progress() {
                @Override
                public void report(String step, long done, long total) {}

                @Override
                public boolean isCancelled() {
                    return false;
                }
            };

    /**
     * Says how far the work is; cheap enough to call for every row.
     *
     * @param step message key of what is being done
     * @param total how many in all, or -1 while unknown
     */
    void report(String step, long done, long total);

    /** Whether the work should stop at the next safe point. No thread is ever interrupted. */
    boolean isCancelled();

    /** Throws if the user wants the work to stop. */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new WorkCancelledException();
        }
    }
}
