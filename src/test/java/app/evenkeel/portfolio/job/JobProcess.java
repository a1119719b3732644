package app.evenkeel.portfolio.job;

import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobExecutor;
import app.evenkeel.scheduling.JobResult;
import app.evenkeel.scheduling.ScheduledJob;
import app.evenkeel.scheduling.ThreadSleeper;
import app.evenkeel.storage.ChildJava;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** Runs a job again and again in a process of its own, to be killed. Arguments: the folder. */
final class JobProcess {
    static final String JOB = "writer";

    private JobProcess() {}

    public static void main(String[] args) {
        try (JobStoreFolder store = JobStoreFolder.open(Path.of(args[0]), Clock.systemUTC())) {
            JobExecutor executor = executor(store);
            executor.open();
            System.out.println("READY");
            while (true) {
                JobRun run = executor.runHere(JOB, Progress.NONE);
                System.out.println("ENDED " + run.id());
            }
        }
    }

    /** An executor whose one job writes down each moment that it was run for. */
    static JobExecutor executor(JobStoreFolder store) {
        return new JobExecutor(
                List.of(
                        ScheduledJob.of(
                                new Writer(new SettingService(store.session)),
                                DueRules.parse("daily 12:00", ZoneOffset.UTC))),
                store.log,
                store.session.clock(),
                new ThreadSleeper(),
                Runnable::run,
                () -> false,
                () -> {});
    }

    static Process start(Path folder) throws IOException {
        return ChildJava.running(JobProcess.class, folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private record Writer(SettingService settings) implements Job {
        @Override
        public String name() {
            return JOB;
        }

        @Override
        public JobResult run(JobContext context) {
            settings.put("run-for", context.dueAt().toString());
            return JobResult.done(1);
        }
    }
}
