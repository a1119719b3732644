package app.evenkeel.bootstrap;

/**
 * Keeps Java's own logging from the terminal, where JavaFX would greet every user with a remark on
 * how it was started. The JDK makes one in place of its configuration; the program's own log is
 * another and stays. Set {@code EVENKEEL_TRACE} to see everything.
 */
public final class QuietLogging {}
