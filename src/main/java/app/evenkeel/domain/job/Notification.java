package app.evenkeel.domain.job;

import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Something the user should know although nobody was asked: one for each cause, however often it
 * came up. The problem's sentence says the cause and what mends it.
 *
 * @param subject the job that it is about
 * @param times how often the cause came up
 * @param isMuted whether the user wants to hear no more of this cause
 * @param resolvedAt when the job did its work again, or {@code null} while the cause lasts
 */
public record Notification(
        long id,
        Level level,
        String subject,
        Problem problem,
        Instant firstAt,
        Instant lastAt,
        long times,
        boolean isRead,
        boolean isMuted,
        @Nullable Instant resolvedAt) {
    /** How much it matters. */
    public enum Level {
        /** Good to know. */
        INFO,
        /** Something is not up to date. */
        WARNING,
        /** Something does not work until the user does something. */
        ERROR
    }

    /** Whether it waits for the user to look at it. */
    public boolean isOpen() {
        return !isRead && !isMuted && resolvedAt == null;
    }
}
