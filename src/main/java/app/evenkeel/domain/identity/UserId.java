package app.evenkeel.domain.identity;

/** Names one user of the store. */
public record UserId(long value) {}
