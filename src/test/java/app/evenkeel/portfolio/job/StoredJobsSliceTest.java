package app.evenkeel.portfolio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobExecutor;
import app.evenkeel.scheduling.ScheduledJob;
import app.evenkeel.scheduling.ThreadSleeper;
import app.evenkeel.security.Vault;
import app.evenkeel.storage.Backups;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.StorageException;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class StoredJobsSliceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456789Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final Clock CLOCK = Clock.fixed(NOW, ZONE);
    private static final JobSchedule SCHEDULE =
            new JobSchedule(
                    "prices", DueRules.parse("every 15m", ZONE), NOW, at(900), false, null, 0);

    @TempDir private Path folder;
    private JobStoreFolder store;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve(Vault.FILE), "{\"invented\": true}");
        store = JobStoreFolder.open(folder, CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsSchedulesAndRunsAgainInTheNextSession() {
        JobSchedule after =
                SCHEDULE.withNextDue(at(1800))
                        .withPaused(true)
                        .withAgain(new JobSchedule.Again(at(900), at(960), 2, RunCause.RETRY));
        store.log.save(SCHEDULE);
        JobRun run = store.log.begin(begun(at(900), at(901)), SCHEDULE);
        JobRun failed =
                run.ended(
                        at(902),
                        RunOutcome.FAILED,
                        3,
                        1,
                        Problem.of(ProblemCode.TOTAL_DIFFERS, "", "a,b"));
        assertThat(store.log.end(failed, after)).isTrue();
        JobRun open = store.log.begin(begun(at(1800), at(1801)), after);

        store.close();
        store = JobStoreFolder.open(folder, CLOCK);

        assertThat(store.log.schedules()).containsExactly(after.withFence(2));
        assertThat(store.log.unfinished()).containsExactly(open);
        assertThat(service().runs(10)).containsExactly(open, failed);
        assertThat(store.log.hasRun("prices", at(900))).isTrue();
        assertThat(store.log.hasRun("prices", at(901))).isFalse();
        assertThat(store.log.lastDue("prices")).contains(at(1800));
    }

    @Test
    void takesNoEndFromARunThatLostItsLease() {
        store.log.save(SCHEDULE);
        JobRun first = store.log.begin(begun(at(900), at(901)), SCHEDULE);
        JobRun second = store.log.begin(begun(at(900), at(950)), SCHEDULE);

        assertThat(store.log.end(done(first), SCHEDULE.withNextDue(at(9000)))).isFalse();
        assertThat(store.log.end(done(second), SCHEDULE)).isTrue();
        assertThat(store.log.end(done(second), SCHEDULE)).as("a second time").isFalse();

        assertThat(service().runs(9))
                .extracting(JobRun::outcome)
                .containsExactly(RunOutcome.DONE, RunOutcome.INTERRUPTED);
        assertThat(store.log.schedules().getFirst().nextDue()).isEqualTo(at(900));
    }

    @Test
    void notifiesOncePerCauseAndNotPerRetry() {
        store.log.save(SCHEDULE);
        fail("one", new JobSchedule.Again(at(900), at(960), 2, RunCause.RETRY));
        assertThat(service().notifications()).isEmpty();

        fail("two", null);
        fail("three", null);

        Notification note = service().notifications().getFirst();
        assertThat(service().notifications()).hasSize(1);
        assertThat(note.times()).isEqualTo(2);
        assertThat(note.problem()).isEqualTo(Problem.of(ProblemCode.DISK, "three"));
        assertThat(note.isOpen()).isTrue();
    }

    @Test
    void resolvesANotificationWhenTheJobDoesItsWorkAgain() {
        store.log.save(SCHEDULE);
        fail("full", null);
        store.log.end(done(store.log.begin(begun(at(1800), at(1801)), SCHEDULE)), SCHEDULE);
        assertThat(service().notifications().getFirst().isOpen()).isFalse();

        fail("full", null);

        assertThat(service().notifications()).extracting(Notification::times).containsOnly(1L);
        assertThat(service().notifications()).hasSize(2);
    }

    @Test
    void saysNoMoreOfAMutedCause() {
        store.log.save(SCHEDULE);
        fail("full", null);
        service().setMuted(service().notifications().getFirst().id(), true);
        store.log.end(done(store.log.begin(begun(at(1800), at(1801)), SCHEDULE)), SCHEDULE);

        fail("full", null);

        assertThat(service().notifications()).hasSize(1);
        assertThat(service().notifications().getFirst().isOpen()).isFalse();
        service().setMuted(service().notifications().getFirst().id(), false);
        service().markRead();
        assertThat(service().notifications().getFirst().isRead()).isTrue();
    }

    @Test
    void makesACopyThatOpensAsAStoreAndHidesWhatIsInIt() throws IOException {
        new SettingService(store.session).put("remember", "a walnut in the harbour");

        Backups.Backup made = store.backups.make(NOW, Progress.NONE);

        assertThat(store.backups.list()).containsExactly(made);
        assertThat(made.madeAt()).isEqualTo("2026-11-20T10:00:00Z");
        try (Stream<Path> files = Files.list(made.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("evenkeel.mv.db", "vault.json");
        }
        assertThat(
                        new String(
                                Files.readAllBytes(made.folder().resolve("evenkeel.mv.db")),
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("walnut");
        try (Database copy = Database.open(made.folder(), JobStoreFolder.key())) {
            Stores stores = Stores.of(copy);
            Map<String, String> settings =
                    copy.read(tx -> stores.settings().findAll(tx, store.session.caller()));
            assertThat(settings).containsEntry("remember", "a walnut in the harbour");
        }
    }

    @Test
    void keepsNoCopyThatCannotBeOpened() throws IOException {
        store.close();
        Database database = Database.open(folder, JobStoreFolder.key());
        try (database;
                Backups wrong = new Backups(folder, database, new byte[32])) {
            assertThatThrownBy(() -> wrong.make(NOW, Progress.NONE))
                    .isInstanceOf(StorageException.class);
            try (Stream<Path> left = Files.list(folder.resolve("backup"))) {
                assertThat(left).isEmpty();
            }
        }
        store = JobStoreFolder.open(folder, CLOCK);
    }

    @Test
    void keepsTheNewestOfEachDayWeekAndMonth() throws IOException {
        Path backup = folder.resolve("backup");
        Files.createDirectories(backup.resolve("evenkeel-other"));
        Files.createFile(backup.resolve("evenkeel-schema-1.mv.db"));
        for (int day = 0; day < 400; day++) {
            String time =
                    Instant.parse("2025-10-16T12:30:00Z")
                            .plus(Duration.ofDays(day))
                            .toString()
                            .replace(":", "");
            Files.createDirectories(backup.resolve("evenkeel-" + time));
            Files.createFile(backup.resolve("evenkeel-" + time).resolve("evenkeel.mv.db"));
        }

        store.backups.rotate(new Backups.Keep(7, 5, 12));

        assertThat(store.backups.list())
                .extracting(each -> each.madeAt().toString().substring(0, 10))
                .containsExactly(
                        "2026-11-19",
                        "2026-11-18",
                        "2026-11-17",
                        "2026-11-16",
                        "2026-11-15",
                        "2026-11-14",
                        "2026-11-13",
                        "2026-11-08",
                        "2026-11-01",
                        "2026-10-31",
                        "2026-10-25",
                        "2026-09-30",
                        "2026-08-31",
                        "2026-07-31",
                        "2026-06-30",
                        "2026-05-31",
                        "2026-04-30",
                        "2026-03-31",
                        "2026-02-28",
                        "2026-01-31",
                        "2025-12-31");
        assertThat(backup.resolve("evenkeel-other")).exists();
        assertThat(backup.resolve("evenkeel-schema-1.mv.db")).exists();
        assertThat(store.backups.rotate(new Backups.Keep(7, 5, 12))).isZero();
    }

    @Test
    void makesNoSecondCopyForTheSameMoment() {
        BackupJob job = new BackupJob(store.backups, retention());

        assertThat(job.run(context(NOW.minusSeconds(600))).done()).isEqualTo(1);
        assertThat(job.run(context(NOW.minusSeconds(600))).done()).isZero();

        assertThat(store.backups.list()).hasSize(1);
    }

    @Test
    void removesOldRunsButTheLastOfEachJob() {
        store.log.save(SCHEDULE);
        for (int i = 0; i < 5; i++) {
            Instant when = NOW.minus(Duration.ofDays(200 - i));
            JobRun run = store.log.begin(begun(when, when), SCHEDULE);
            store.log.end(run.ended(when.plusSeconds(1), RunOutcome.DONE, 1, 0, null), SCHEDULE);
        }

        long removed = cleanup().run(context(NOW)).done();

        assertThat(removed).isEqualTo(4);
        assertThat(service().runs(10)).hasSize(1);
    }

    @Test
    void removesWhatACutOffCopyLeft() throws IOException {
        Path draft = folder.resolve("backup").resolve("evenkeel-2026-11-01T000000Z.part");
        Files.createDirectories(draft);
        Files.setLastModifiedTime(draft, FileTime.from(NOW.minus(Duration.ofDays(3))));
        Path fresh = folder.resolve("backup").resolve("evenkeel-2026-11-20T095900Z.part");
        Files.createDirectories(fresh);
        Files.setLastModifiedTime(fresh, FileTime.from(NOW));

        assertThat(cleanup().run(context(NOW)).done()).isEqualTo(1);

        assertThat(draft).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void writesNoSnapshotOfAnEmptyLedger() {
        ValuationService valuation = new ValuationService(store.session);
        SettingService settings = new SettingService(store.session);
        SnapshotJob job =
                new SnapshotJob(
                        store.session,
                        new SnapshotService(
                                store.session,
                                valuation,
                                settings,
                                new FigureService(
                                        store.session,
                                        valuation,
                                        new PortfolioService(store.session, settings))));

        assertThat(job.run(context(NOW)).done()).isZero();
    }

    @Test
    void worksOutFiguresUpToTheDayBefore() {
        SettingService settings = new SettingService(store.session);
        FigureService figures =
                new FigureService(
                        store.session,
                        new ValuationService(store.session),
                        new PortfolioService(store.session, settings));
        LocalDate today = LocalDate.ofInstant(NOW, store.session.clock().getZone());
        assertThat(figures.exact(Scope.ALL, settings.baseCurrency(), today)).isEmpty();

        new FigureJob(store.session, figures).run(context(NOW));

        assertThat(figures.exact(Scope.ALL, settings.baseCurrency(), today))
                .contains(new FigureService.Exact(today.minusDays(1), List.of()));
    }

    @Test
    void listsJobsWithTheirLastRuns() {
        JobExecutor executor =
                new JobExecutor(
                        List.of(
                                ScheduledJob.of(
                                        new BackupJob(store.backups, retention()),
                                        DueRules.parse("daily 12:00", ZONE))),
                        store.log,
                        CLOCK,
                        new ThreadSleeper(),
                        Runnable::run,
                        () -> false,
                        () -> {});
        executor.open();
        JobService jobs = new JobService(store.session, executor);

        JobRun run = jobs.runHere("backup", Progress.NONE);
        jobs.reschedule("backup", "weekdays 18:30");
        jobs.setPaused("backup", true);

        assertThat(jobs.jobs()).hasSize(1);
        assertThat(jobs.jobs().getFirst().last()).isEqualTo(run);
        assertThat(jobs.jobs().getFirst().schedule().rule().text())
                .isEqualTo("weekdays 18:30 Asia/Tokyo");
        assertThat(store.log.schedules().getFirst().paused()).isTrue();
    }

    private RetentionService retention() {
        return new RetentionService(new SettingService(store.session));
    }

    private CleanupJob cleanup() {
        return new CleanupJob(store.session, retention(), store.backups);
    }

    private JobService service() {
        return new JobService(
                store.session,
                new JobExecutor(
                        List.of(),
                        store.log,
                        CLOCK,
                        new ThreadSleeper(),
                        Runnable::run,
                        () -> false,
                        () -> {}));
    }

    private void fail(String why, JobSchedule.@Nullable Again again) {
        JobRun run = store.log.begin(begun(at(900), at(901)), SCHEDULE);
        store.log.end(
                run.ended(at(902), RunOutcome.FAILED, 0, 0, Problem.of(ProblemCode.DISK, why)),
                SCHEDULE.withAgain(again));
    }

    private static JobRun done(JobRun run) {
        return run.ended(run.started().plusSeconds(5), RunOutcome.DONE, 1, 0, null);
    }

    private static JobRun begun(Instant due, Instant when) {
        return new JobRun(
                0,
                "prices",
                due,
                1,
                RunCause.SCHEDULE,
                0,
                when,
                null,
                RunOutcome.RUNNING,
                0,
                0,
                null);
    }

    private static JobContext context(Instant due) {
        return new JobContext(due, Progress.NONE, CLOCK);
    }

    private static Instant at(long seconds) {
        return NOW.plusSeconds(seconds);
    }
}
