package app.evenkeel.portfolio.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.PriceSourceService;
import app.evenkeel.portfolio.PriceUpdate;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.portfolio.QuoteService;
import app.evenkeel.portfolio.QuoteUpdate;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.scheduling.ExecutorDay;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobLog;
import app.evenkeel.scheduling.JobResult;
import app.evenkeel.scheduling.SimulatedWorld;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A simulated day on the encrypted store: the stored job log, and the real price services with
 * their gate and checks. A process that is gone leaves the store closed; the next opens it again.
 */
final class StoredGround implements ExecutorDay.Ground, AutoCloseable {
    private static final int ASSETS = 2;

    /** By the machine's time, which has nothing to do with the simulated one. */
    private static final Duration NEVER = Duration.ofHours(1);

    private final Path folder;
    private final String name;
    private final SimulatedWorld world;
    private final Gate gate;
    private final HostileFeed feed;
    private final Map<String, AssetId> assets = new LinkedHashMap<>();
    private Session session;

    /**
     * @param name of the day, which has an owner and assets of its own
     */
    StoredGround(
            Path folder, String name, SimulatedWorld world, Random random, BooleanSupplier isCalm) {
        this.folder = folder;
        this.name = name;
        this.world = world;
        this.gate =
                new Gate(
                        () -> List.of(HostileFeed.HOST),
                        () -> false,
                        time(world),
                        random.nextLong(),
                        NEVER);
        this.feed = new HostileFeed(world, random, isCalm, gate);
        this.session = open();
        seed();
    }

    private static Time time(SimulatedWorld world) {
        Instant start = world.now();
        return new Time() {
            @Override
            public Instant now() {
                return world.clock().instant();
            }

            @Override
            public long nanos() {
                return Duration.between(start, world.now()).toNanos();
            }

            @Override
            public void pause(Duration duration) {
                world.sleep(duration);
            }
        };
    }

    private Session open() {
        Stores stores = Stores.of(EmptyStores.open(folder, JobStoreFolder.key()));
        Caller caller =
                stores.database()
                        .write(tx ->
                                stores.users()
                                        .find(tx, name)
                                        .orElseGet(
                                                () -> stores.users().insert(tx, name, Role.ADMIN)));
        return new Session(caller, stores, new Changes(), world.clock());
    }

    /**
     * Each asset has a price from before, as a first answer has nothing else to be held against.
     */
    private void seed() {
        LocalDate day = feed.lastDay().minusDays(20);
        for (int i = 0; i < ASSETS; i++) {
            String symbol = name + "-" + i;
            AssetId asset =
                    session.stores()
                            .database()
                            .write(tx -> {
                                AssetId added =
                                        session.stores()
                                                .assets()
                                                .insert(
                                                        tx,
                                                        AssetRef.security(
                                                                AssetKind.EQUITY,
                                                                symbol,
                                                                symbol,
                                                                CurrencyCode.USD,
                                                                ""))
                                                .id();
                                PriceBar bar =
                                        new PriceBar(
                                                day,
                                                null,
                                                null,
                                                null,
                                                HostileFeed.close(symbol, day),
                                                null,
                                                Adjustment.RAW);
                                session.stores()
                                        .prices()
                                        .saveBars(
                                                tx,
                                                added,
                                                CurrencyCode.USD,
                                                "file",
                                                List.of(bar).iterator());
                                return added;
                            });
            assets.put(symbol, asset);
        }
    }

    @Override
    public JobLog log() {
        return new StoredJobLog(session);
    }

    @Override
    public List<JobRun> runs() {
        return session.stores()
                .database()
                .read(tx -> session.stores().jobs().latest(tx, session.caller(), Integer.MAX_VALUE))
                .reversed();
    }

    /** Each run is several writes to the disk. */
    @Override
    public String rule(String job, String usual) {
        return switch (job) {
            case "prices" -> "every 2h";
            case "bars" -> "every 6h";
            default -> usual;
        };
    }

    /** One asset after the other, so that a day can be repeated. */
    @Override
    public JobResult update(String job, JobContext context) {
        Feeds feeds = new Feeds(List.of(feed));
        PriceSourceService sources = new PriceSourceService(session, feeds);
        ValuationService valuation = new ValuationService(session);
        PriceUpdateService prices = new PriceUpdateService(session, feeds, sources, valuation);
        QuoteService quotes = new QuoteService(session, feeds, sources, valuation);
        List<Problem> problems = new ArrayList<>();
        for (String symbol : assets.keySet()) {
            context.progress().checkCancelled();
            if (job.equals("prices")) {
                quotes.update(symbol, context.progress()).stream()
                        .filter(QuoteUpdate::isFailed)
                        .forEach(line -> problems.addAll(line.problems()));
            } else {
                prices
                        .update(
                                new PriceUpdateService.Request(symbol, null, null, false),
                                context.progress())
                        .assets()
                        .stream()
                        .filter(line -> line.outcome() == PriceUpdate.Outcome.FAILED)
                        .forEach(line -> problems.addAll(line.problems()));
            }
        }
        return problems.isEmpty()
                ? JobResult.done(assets.size())
                : JobResult.partly(0, problems.size(), problems.getFirst());
    }

    @Override
    public void crash() {
        feed.crash();
        session.stores().database().close();
        session = open();
    }

    @Override
    public void check() {
        LocalDate last = feed.lastDay();
        assets.forEach((symbol, asset) -> {
            List<SourcedBar> bars =
                    session.stores()
                            .database()
                            .read(tx ->
                                    session.stores()
                                            .prices()
                                            .bars(tx, asset, LocalDate.EPOCH, 1_000));
            assertThat(bars)
                    .allSatisfy(bar ->
                            assertThat(bar.bar().close())
                                    .as("%s on %s", symbol, bar.bar().day())
                                    .isEqualByComparingTo(
                                            HostileFeed.close(symbol, bar.bar().day())));
            assertThat(bars.getFirst().bar().day()).as(symbol).isAfterOrEqualTo(last.minusDays(1));
            session.stores()
                    .database()
                    .read(tx -> session.stores().feeds().latestQuotes(tx))
                    .getOrDefault(asset, List.of())
                    .forEach(quote ->
                            assertThat(quote.last())
                                    .as("%s at %s", symbol, quote.at())
                                    .isEqualByComparingTo(HostileFeed.price(symbol, quote.at())));
        });
    }

    @Override
    public void close() {
        session.stores().database().close();
    }
}
