package app.evenkeel.scheduling;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits in real time. */
public final class ThreadSleeper implements Sleeper {
    private final Semaphore calls = new Semaphore(0);

    @Override
    public void sleep(Duration longest) {
        try {
            if (calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if the system does, the loop looks around sooner.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void wake() {
        calls.release();
    }
}
