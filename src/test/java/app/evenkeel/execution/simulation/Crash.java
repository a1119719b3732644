package app.evenkeel.execution.simulation;

/** The process is gone. An error, so that nothing in the program can live on. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("crash", null, false, false);
    }
}
