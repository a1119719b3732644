package app.evenkeel.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class DueRuleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void isDueAtTheShiftedTimeWhereDaylightSavingSkipsIt() {
        List<String> due = dues("daily 02:30 Europe/Berlin", "2026-03-27T12:00:00Z", 4);

        assertThat(due)
                .containsExactly(
                        "2026-03-28T01:30:00Z", // 02:30 winter time
                        "2026-03-29T01:30:00Z", // 03:30 summer time: 02:30 does not exist
                        "2026-03-30T00:30:00Z",
                        "2026-03-31T00:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every 15m Europe/Berlin",
                "every 7m Australia/Lord_Howe",
                "every 1440m America/New_York",
                "daily 02:30 Europe/Berlin",
                "daily 00:00 Asia/Beirut",
                "MON,THU 01:45 Australia/Lord_Howe",
                "monthly last 02:30 America/New_York"
            })
    void knowsTheLastTimeUpToAnyAsTheOneThatNoneFollows(String text) {
        DueRule rule = DueRules.parse(text, ZoneOffset.UTC);
        Random random = new Random(7);
        Instant from = Instant.parse("2025-12-31T12:00:00Z");
        for (int i = 0; i < 500; i++) {
            Instant time = from.plusMillis(random.nextLong(Duration.ofDays(400).toMillis()));
            Instant last = rule.lastUpTo(time);
            assertThat(last).isBeforeOrEqualTo(time);
            assertThat(rule.nextAfter(last)).isAfter(time);
            assertThat(rule.nextAfter(last.minusNanos(1))).as("is one of them").isEqualTo(last);
            assertThat(rule.lastUpTo(last)).isEqualTo(last);
        }
    }

    @Test
    void isDueOnceWhereATimeComesTwice() {
        List<String> due = dues("daily 02:30 Europe/Berlin", "2026-10-23T12:00:00Z", 3);

        assertThat(due)
                .containsExactly(
                        "2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,02:30", "Europe/Berlin,03:00", "America/New_York,02:30",
        "America/New_York,01:30", "Asia/Tokyo,02:30", "Australia/Lord_Howe,02:15",
        "Australia/Lord_Howe,01:45", "Africa/Cairo,00:30", "Asia/Beirut,00:00"
    })
    void isDueOnceOnEachDateOfAYear(String zone, String time) {
        DueRule rule = DueRules.parse("daily " + time, ZoneId.of(zone));
        Instant at = Instant.parse("2025-12-31T12:00:00Z");
        List<LocalDate> dates = new ArrayList<>();

        for (int i = 0; i < 365; i++) {
            Instant next = rule.nextAfter(at);
            assertThat(next).isAfter(at);
            assertThat(next.atZone(rule.zone()).toLocalTime())
                    .isBetween(LocalTime.parse(time), LocalTime.parse(time).plusHours(1));
            dates.add(next.atZone(rule.zone()).toLocalDate());
            at = next;
        }

        assertThat(dates).doesNotHaveDuplicates();
        for (int i = 1; i < dates.size(); i++) {
            assertThat(dates.get(i)).isEqualTo(dates.get(i - 1).plusDays(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,2026-03-29,23", "Europe/Berlin,2026-10-25,25",
        "America/New_York,2026-03-08,23", "America/New_York,2026-11-01,25",
        "Asia/Tokyo,2026-03-29,24", "Australia/Lord_Howe,2026-10-04,23.5",
        "Australia/Lord_Howe,2026-04-05,24.5"
    })
    void countsMinutesAsTheyPassOnTheDayOfAChange(String zone, LocalDate day, double hours) {
        DueRule rule = new DueRule.Every(15, ZoneId.of(zone));
        Instant start = day.atStartOfDay(rule.zone()).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(rule.zone()).toInstant();
        int count = 0;

        for (Instant at = start; at.isBefore(end); at = rule.nextAfter(at)) {
            assertThat(rule.nextAfter(at)).isEqualTo(at.plus(Duration.ofMinutes(15)));
            count++;
        }

        assertThat(count).isEqualTo((int) (hours * 4));
    }

    @Test
    void answersTheSameForEveryMomentInBetween() {
        DueRule rule = new DueRule.Every(7, BERLIN);
        Instant due = rule.nextAfter(Instant.parse("2026-05-05T10:00:00Z"));

        assertThat(rule.nextAfter(due.minusMillis(1))).isEqualTo(due);
        assertThat(rule.nextAfter(due)).isAfter(due);
    }

    @Test
    void isDueOnTheLastDayOfAShortMonth() {
        assertThat(dues("monthly 31 09:00 Asia/Tokyo", "2026-01-15T00:00:00Z", 4))
                .isEqualTo(dues("monthly last 09:00 Asia/Tokyo", "2026-01-15T00:00:00Z", 4))
                .containsExactly(
                        "2026-01-31T00:00:00Z",
                        "2026-02-28T00:00:00Z",
                        "2026-03-31T00:00:00Z",
                        "2026-04-30T00:00:00Z");
        assertThat(dues("monthly 30 09:00 Asia/Tokyo", "2026-02-01T00:00:00Z", 2))
                .containsExactly("2026-02-28T00:00:00Z", "2026-03-30T00:00:00Z");
    }

    @Test
    void leavesTheWeekendOut() {
        assertThat(dues("weekdays 22:00 UTC", "2026-11-19T23:00:00Z", 3))
                .containsExactly(
                        "2026-11-20T22:00:00Z", "2026-11-23T22:00:00Z", "2026-11-24T22:00:00Z");
    }

    @Test
    void fallsOnTheNextDayWhereADateWasLeftOut() {
        // Samoa went from 29 to 31 December 2011.
        assertThat(dues("daily 10:00 Pacific/Apia", "2011-12-28T21:00:00Z", 3))
                .containsExactly(
                        "2011-12-29T20:00:00Z", "2011-12-30T20:00:00Z", "2011-12-31T20:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every 15m Asia/Tokyo",
                "daily 18:30 Europe/Berlin",
                "weekdays 07:00 America/New_York",
                "MON,THU 07:00 UTC",
                "monthly 25 09:00 Asia/Tokyo",
                "monthly last 23:59 Australia/Lord_Howe"
            })
    void readsItsOwnText(String text) {
        assertThat(DueRules.parse(text, BERLIN).text()).isEqualTo(text);
    }

    @Test
    void takesTheUsersZoneAndLooserWords() {
        assertThat(DueRules.parse(" Every  2h ", BERLIN)).isEqualTo(new DueRule.Every(120, BERLIN));
        assertThat(DueRules.parse("monday,thursday 7:05", BERLIN).text())
                .isEqualTo("MON,THU 07:05 Europe/Berlin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every",
                "every 0m",
                "every 2000m",
                "daily",
                "daily 25:00",
                "sometimes 10:00",
                "MO 10:00",
                "monthly 32 10:00",
                "monthly 0 10:00",
                "daily 10:00 Mars/Base",
                "daily 10:00 UTC UTC",
                "every 99999999999m",
                "every 99999999h"
            })
    void refusesWhatIsNoRule(String text) {
        assertThatThrownBy(() -> DueRules.parse(text, BERLIN))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.BAD_SCHEDULE));
    }

    private static List<String> dues(String rule, String from, int count) {
        DueRule parsed = DueRules.parse(rule, BERLIN);
        List<String> due = new ArrayList<>();
        Instant at = Instant.parse(from);
        for (int i = 0; i < count; i++) {
            at = parsed.nextAfter(at);
            due.add(at.toString());
        }
        return due;
    }
}
