package app.evenkeel.bootstrap.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.LocalDate;

/** The day that figures are worked out for. */
final class DayOption {
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day, such as 2026-03-31; else today")
    private @Nullable LocalDate asOf;

    LocalDate day(CommandContext context) {
        return asOf == null ? LocalDate.now(context.clock()) : asOf;
    }
}
