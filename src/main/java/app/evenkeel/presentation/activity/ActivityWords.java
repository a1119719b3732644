package app.evenkeel.presentation.activity;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** Schedules, outcomes and durations in the user's language. */
final class ActivityWords {
    private final Messages messages;
    private final Formats formats;
    private final ZoneId zone;

    /**
     * @param zone that times are shown in
     */
    ActivityWords(Messages messages, Formats formats, ZoneId zone) {
        this.messages = messages;
        this.formats = formats;
        this.zone = zone;
    }

    /** What a job or a notification is about. */
    String title(String job) {
        return messages.subject(job);
    }

    /** When it is due; with the zone where that is not the user's. */
    String schedule(DueRule rule) {
        String words =
                switch (rule) {
                    case DueRule.Every every ->
                            every.minutes() == 60
                                    ? messages.text("activity.every.hour")
                                    : every.minutes() % 60 == 0
                                            ? messages.text(
                                                    "activity.every.hours", every.minutes() / 60)
                                            : messages.text(
                                                    "activity.every.minutes", every.minutes());
                    case DueRule.Daily daily ->
                            messages.text("activity.daily", daily.at().toString());
                    case DueRule.Weekly weekly ->
                            weekly.days().equals(DueRule.Weekly.WORKING_DAYS)
                                    ? messages.text("activity.weekdays", weekly.at().toString())
                                    : messages.text(
                                            "activity.weekly",
                                            days(weekly),
                                            weekly.at().toString());
                    case DueRule.Monthly monthly ->
                            monthly.day() == DueRule.Monthly.LAST
                                    ? messages.text(
                                            "activity.monthly.last", monthly.at().toString())
                                    : messages.text(
                                            "activity.monthly",
                                            monthly.day(),
                                            monthly.at().toString());
                };
        return rule.zone().equals(zone) ? words : words + " " + rule.zone().getId();
    }

    private String days(DueRule.Weekly weekly) {
        return EnumSet.copyOf(weekly.days()).stream()
                .map(day -> day.getDisplayName(TextStyle.SHORT, messages.language()))
                .collect(Collectors.joining(", "));
    }

    String outcome(RunOutcome outcome) {
        return messages.text("activity.outcome." + outcome.name());
    }

    String cause(RunCause cause) {
        return messages.text("activity.cause." + cause.name());
    }

    /** How a job stands: what it is doing, or what became of it last. */
    String state(JobStatus job) {
        RunningJob running = job.running();
        if (running != null) {
            return running.total() > 0
                    ? messages.text("activity.running.of", running.done(), running.total())
                    : outcome(RunOutcome.RUNNING);
        }
        JobRun last = job.last();
        return last == null ? messages.text("activity.never") : outcome(last.outcome());
    }

    /** When a job comes next, or why it does not. */
    String next(JobStatus job) {
        if (job.schedule().paused()) {
            return messages.text("activity.paused");
        }
        if (job.isHeld()) {
            return messages.text("activity.held");
        }
        var again = job.schedule().again();
        return again == null
                ? time(job.schedule().nextDue())
                : messages.text("activity.again", time(again.notBefore()));
    }

    String time(@Nullable Instant time) {
        return formats.dateTime(time, zone);
    }

    String duration(@Nullable Duration duration) {
        if (duration == null) {
            return Formats.UNKNOWN;
        }
        // A clock that was set back in between must not show less than nothing.
        long millis = Math.max(0, duration.toMillis());
        if (millis < 60_000) {
            return messages.text(
                    "activity.seconds", formats.number(BigDecimal.valueOf(millis, 3), 1, 1));
        }
        return messages.text("activity.minutes", millis / 60_000, millis / 1000 % 60);
    }

    /** The style of an outcome; empty where it is as it should be. */
    static String style(RunOutcome outcome) {
        return switch (outcome) {
            case FAILED -> "ek-error";
            case PARTLY, INTERRUPTED -> "ek-warn";
            case RUNNING, DONE, CANCELLED -> "";
        };
    }
}
