package app.evenkeel.domain.job;

import java.time.Instant;

/**
 * How far a run under way has come.
 *
 * @param title message key of what the job does
 * @param step message key of what it last said it is doing, or empty
 * @param total how many in all, or -1 while unknown
 */
public record RunningJob(
        String job, String title, Instant started, String step, long done, long total) {}
