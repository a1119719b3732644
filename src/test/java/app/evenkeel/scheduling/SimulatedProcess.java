package app.evenkeel.scheduling;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** An executor in a simulated world, whose loop is as late as the machine is slow. */
public final class SimulatedProcess {
    private final SimulatedWorld world;
    private final @Nullable Random random;
    private final JobExecutor executor;
    private long looks;

    /**
     * @param random decides how late the loop is; {@code null} for never
     */
    public SimulatedProcess(
            SimulatedWorld world,
            @Nullable Random random,
            List<ScheduledJob> jobs,
            JobLog log,
            BooleanSupplier isOffline) {
        this.world = world;
        this.random = random;
        this.executor =
                new JobExecutor(
                        jobs,
                        log,
                        world.clock(),
                        new WorldSleeper(),
                        task -> world.after(Duration.ZERO, task),
                        isOffline,
                        () -> {});
    }

    public JobExecutor executor() {
        return executor;
    }

    /** Opens the executor and lets its loop turn. */
    public SimulatedProcess start() {
        executor.open();
        look(++looks);
        return this;
    }

    private void look(long number) {
        // A loop that was woken has another look planned; the older one is stale.
        if (number != looks) {
            return;
        }
        long millis = Math.max(1, executor.lookAround().toMillis());
        if (number != looks) {
            return;
        }
        long late = random == null ? 0 : random.nextInt(8) * millis;
        long next = ++looks;
        world.after(Duration.ofMillis(millis + late), () -> look(next));
    }

    private final class WorldSleeper implements Sleeper {
        @Override
        public void sleep(Duration longest) {
            world.sleep(longest);
        }

        @Override
        public void wake() {
            long next = ++looks;
            world.after(Duration.ZERO, () -> look(next));
        }
    }
}
