package app.evenkeel.portfolio;

import org.jspecify.annotations.Nullable;

/**
 * How dropped files are matched.
 *
 * @param account the account that the user chose for all of them, or {@code null}
 * @param restoreDeleted whether rows that the user deleted come back as new
 */
public record StagingOptions(@Nullable String account, boolean restoreDeleted) {}
