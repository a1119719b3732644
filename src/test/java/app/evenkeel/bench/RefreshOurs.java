package app.evenkeel.bench;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.ingestion.market.feed.LoopbackFeeds;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.PriceSourceService;
import app.evenkeel.portfolio.PriceUpdate;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A refresh of many assets from a server on this machine that takes 50 ms for an answer, with a
 * limit of 10 requests a second.
 */
final class RefreshOurs {
    private static final int BURST = 10;
    private static final double PER_SECOND = 10;
    private static final long LATENCY_MILLIS = 50;

    private RefreshOurs() {}

    static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        Clock clock = Clock.systemUTC();
        Host host = new Host(Hosts.YAHOO.name(), "", PER_SECOND, BURST);
        Gate gate = new Gate(List.of(host), () -> false, Time.of(clock), 1);
        try (LoopbackServer server = new LoopbackServer();
                Fetch fetch = new Fetch(gate, "bench");
                Database database = Database.open(Path.of(arguments[1]), new byte[32])) {
            String chart = LoopbackFeeds.yahooChart(LocalDate.now(clock).minusDays(3));
            server.answering(exchange -> {
                pause();
                LoopbackServer.ok(exchange, "application/json", chart);
            });
            Stores stores = Stores.of(database);
            Caller caller = database.write(tx -> stores.users().insert(tx, "bench", Role.ADMIN));
            database.<Boolean>write(tx -> {
                for (int i = 0; i < count; i++) {
                    stores.assets()
                            .insert(
                                    tx,
                                    AssetRef.security(
                                            AssetKind.EQUITY, "S" + i, "", CurrencyCode.USD, ""));
                }
                return true;
            });
            Session session = new Session(caller, stores, new Changes(), clock);
            Feeds feeds = LoopbackFeeds.yahoo(fetch, server.base(), clock);
            PriceUpdateService updates =
                    new PriceUpdateService(
                            session,
                            feeds,
                            new PriceSourceService(session, feeds),
                            new ValuationService(session));
            long start = System.nanoTime();
            PriceUpdate update =
                    updates.update(
                            new PriceUpdateService.Request(null, null, null, false), Progress.NONE);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (update.failures() > 0 || update.assets().size() != count) {
                throw new IllegalStateException("not all assets were refreshed");
            }
            System.out.println(ChildProcess.MARK + "refresh " + seconds);
            System.out.println(
                    ChildProcess.MARK
                            + "allowed "
                            + ((count - BURST) / PER_SECOND + LATENCY_MILLIS / 1e3));
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LATENCY_MILLIS));
    }
}
