package app.evenkeel.execution;

import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.security.Credentials;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What carrying plans out needs of the world: what differs where a test has a world of its own.
 *
 * @param time the same as the session's clock tells
 * @param pace of runs
 * @param ids of orders
 * @param freeBytes left on the store's disk
 * @param venues the way to exchanges
 * @param threads where runs get one each that nobody waits for; never interrupted
 */
public record Surroundings(
        Time time,
        Pace pace,
        ClientIdSource ids,
        LongSupplier freeBytes,
        Venues venues,
        Executor threads) {
    /** Opens the way to an account at an exchange, as {@link LiveVenues#open} does. */
    public interface Venues {
        OrderGateway open(
                String venue,
                Credentials credentials,
                Gate gate,
                Time time,
                @Nullable URI base,
                KeyQueue queue);
    }

    /**
     * The real ones.
     *
     * @param folder the store's
     */
    public static Surroundings of(Clock clock, Path folder) {
        return new Surroundings(
                Time.of(clock),
                Pace.USUAL,
                new ClientIdSource(new SecureRandom()),
                () -> folder.toFile().getUsableSpace(),
                LiveVenues::open,
                // Never in the way of the program's end.
                task -> Thread.ofVirtual().name("runs").start(task));
    }

    /** The same at another time. */
    Surroundings at(Time other) {
        return new Surroundings(other, pace, ids, freeBytes, venues, threads);
    }
}
