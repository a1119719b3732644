package app.evenkeel.execution.simulation;

/** Counts the moments between steps, and lets the process die at one of them. */
final class CrashPoints {
    private long passed;
    private long dieAt = Long.MAX_VALUE;

    /** Dies at the {@code count}-th moment from now. */
    void dieAfter(long count) {
        dieAt = passed + count;
    }

    void live() {
        dieAt = Long.MAX_VALUE;
    }

    long passed() {
        return passed;
    }

    /** A moment between two steps. */
    void pass() {
        if (++passed >= dieAt) {
            dieAt = Long.MAX_VALUE;
            throw new Crash();
        }
    }
}
