package app.evenkeel.bootstrap;

/**
 * Keeps Java's own logging from the terminal, where JavaFX would greet every user with a remark on
 * how it was started. The JDK makes one in place of its configuration; the program's own log is
 * another and stays. Set {@code EVENKEEL_TRACE} to see everything.
 *
 * <p>A process that is ended while the virtual machine itself still starts may print {@code
 * Runtime.exit(143) logging failed}: Java 25 does so for every program (its module of itself is not
 * defined yet where it wants to log the end), before any code of the program runs.
 */
public final class QuietLogging {}
