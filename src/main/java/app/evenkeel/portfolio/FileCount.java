package app.evenkeel.portfolio;

import app.evenkeel.domain.task.Progress;

/**
 * Tells how many of several files have been read, whatever the work on each of them tells of its
 * rows; nothing of one file alone, as there is nothing to count.
 */
final class FileCount implements Progress {
    private final Progress shown;
    private final long total;
    private long done;

    FileCount(Progress shown, long done, long total) {
        this.shown = shown;
        this.done = done;
        this.total = total;
        tell();
    }

    /** One file more is done. */
    void next() {
        done++;
        tell();
    }

    private void tell() {
        if (total > 1) {
            shown.report("progress.import.read", done, total);
        }
    }

    @Override
    public void report(String step, long doneRows, long allRows) {
        // Rows are no files.
    }

    @Override
    public boolean isCancelled() {
        return shown.isCancelled();
    }
}
