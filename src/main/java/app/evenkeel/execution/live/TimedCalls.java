package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.GatewayException;

/** Questions that carry the venue's time, which is read anew where it is not known or refused. */
final class TimedCalls {
    private final VenueCalls calls;
    private final VenueClock clock;
    private final Runnable read;

    /**
     * @param read asks the venue for its time and gives that to the clock
     */
    TimedCalls(VenueCalls calls, VenueClock clock, Runnable read) {
        this.calls = calls;
        this.clock = clock;
        this.read = read;
    }

    /**
     * Makes sure that the venue's time is known.
     *
     * @throws GatewayException if it does not tell
     */
    void freshen() {
        if (clock.isStale()) {
            read.run();
        }
    }

    /**
     * Asks something that changes nothing, and again if the venue refused the time.
     *
     * @param call tells the clock if its time was refused
     * @throws GatewayException if there is no answer
     */
    <T> T question(VenueCalls.Call<T> call) {
        freshen();
        try {
            return calls.question(call);
        } catch (GatewayException e) {
            if (!clock.isStale()) {
                throw e;
            }
            freshen();
            return calls.question(call);
        }
    }
}
