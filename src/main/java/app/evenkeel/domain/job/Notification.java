package app.evenkeel.domain.job;

import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * Something the user should know although nobody was asked: one for each cause, however often it
 * came up. The problem's sentence says the cause and what mends it.
 *
 * @param subject the job that it is about, or {@link #ofPortfolio}
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
    private static final String PORTFOLIO = "portfolio:";

    /** The subject of what became of a portfolio's rebalance. */
    public static String ofPortfolio(String name) {
        return PORTFOLIO + name;
    }

    /** The name of the portfolio that it is about; empty where it is about a job. */
    public Optional<String> portfolio() {
        return portfolioOf(subject);
    }

    /** The name of the portfolio that a subject is; empty where it is a job. */
    public static Optional<String> portfolioOf(String subject) {
        return subject.startsWith(PORTFOLIO)
                ? Optional.of(subject.substring(PORTFOLIO.length()))
                : Optional.empty();
    }

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
