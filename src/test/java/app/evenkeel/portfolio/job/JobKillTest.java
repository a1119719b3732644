package app.evenkeel.portfolio.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.scheduling.JobExecutor;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Kills a process that runs a job again and again, at random moments, and opens its store. */
class JobKillTest {
    @TempDir private Path folder;

    @Test
    void losesNoRunAndBeginsTheCutOffOneAgain() throws Exception {
        survive(3, new Random(20_261_121));
    }

    @Tag("slow")
    @Test
    void losesNoRunInManyKills() throws Exception {
        survive(50, new Random());
    }

    private void survive(int kills, Random random) throws IOException, InterruptedException {
        JobStoreFolder.open(folder, Clock.systemUTC()).close();
        for (int i = 0; i < kills; i++) {
            Set<Long> told = killOnce(random);
            try (JobStoreFolder store = JobStoreFolder.open(folder, Clock.systemUTC())) {
                List<JobRun> left = store.log.unfinished();
                assertThat(left).as("at most the one under way").hasSizeLessThan(2);
                JobExecutor executor = JobProcess.executor(store);
                JobService service = new JobService(store.session, executor);
                Set<Long> done = new HashSet<>();
                service.runs(100_000).stream()
                        .filter(run -> run.outcome() == RunOutcome.DONE)
                        .forEach(run -> done.add(run.id()));
                assertThat(done).as("kill %s", i + 1).containsAll(told);

                executor.open();
                assertThat(store.log.unfinished()).isEmpty();
                left.forEach(
                        run -> assertThat(outcome(service, run)).isEqualTo(RunOutcome.INTERRUPTED));
                if (!left.isEmpty()) {
                    JobSchedule.Again again = store.log.schedules().getFirst().again();
                    assertThat(again == null ? null : again.due()).isEqualTo(left.getFirst().due());
                }
                assertThat(service.runs(100_000))
                        .isSortedAccordingTo(Comparator.comparingLong(JobRun::fence).reversed());
            }
        }
    }

    private static RunOutcome outcome(JobService service, JobRun wanted) {
        return service.runs(100_000).stream()
                .filter(run -> run.id() == wanted.id())
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    /** The runs whose end was told before the kill. */
    private Set<Long> killOnce(Random random) throws IOException, InterruptedException {
        Process process = JobProcess.start(folder);
        Set<Long> ended = new HashSet<>();
        try (BufferedReader lines = JobProcess.lines(process)) {
            assertThat(lines.readLine()).isEqualTo("READY");
            // Not a wait for something to happen: the moment of the kill is the point.
            process.waitFor(random.nextLong(1_000), TimeUnit.MILLISECONDS);
            // By its handle, which leaves open what it said until then.
            process.toHandle().destroyForcibly();
            process.onExit().join();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("ENDED \\d+")) {
                    ended.add(Long.parseLong(line.substring(6)));
                }
            }
        }
        return ended;
    }
}
