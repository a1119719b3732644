package app.evenkeel.scheduling;

import app.evenkeel.domain.task.Progress;

import java.time.Clock;
import java.time.Instant;

/**
 * What a run is given.
 *
 * @param dueAt the moment it is for, which may lie in the past
 * @param progress asks it to stop when the user cancels and when the store is locked
 */
public record JobContext(Instant dueAt, Progress progress, Clock clock) {}
