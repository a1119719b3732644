package app.evenkeel.portfolio.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.ingestion.market.feed.EcbFeed;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.PriceSourceService;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.portfolio.QuoteService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.scheduling.ExecutorDay;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobLog;
import app.evenkeel.scheduling.JobResult;
import app.evenkeel.scheduling.SimulatedWorld;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A simulated day on the encrypted store: the stored job log, and the real jobs of prices, latest
 * prices and rates with their gate and checks. A process that is gone leaves the store closed; the
 * next opens it again.
 */
final class StoredGround implements ExecutorDay.Ground, AutoCloseable {
    /** One only: several are asked at once, and the day could not be repeated. */
    private static final String SYMBOL = "ACME";

    /** By the machine's time, which has nothing to do with the simulated one. */
    private static final Duration NEVER = Duration.ofHours(1);

    private final Path folder;
    private final SimulatedWorld world;
    private final Gate gate;
    private final HostileFeed feed;
    private final HostileRates rates;
    private final AssetId asset;
    private final List<String> wrong = new ArrayList<>();
    private Session session;

    /**
     * @param folder of the day's own store
     */
    StoredGround(Path folder, SimulatedWorld world, Random random, BooleanSupplier isCalm) {
        this.folder = folder;
        this.world = world;
        this.gate =
                new Gate(
                        () -> List.of(HostileFeed.HOST, HostileRates.HOST),
                        () -> false,
                        time(world),
                        random.nextLong(),
                        NEVER);
        this.feed = new HostileFeed(world, random, isCalm, gate);
        this.rates = new HostileRates(world, random, isCalm, gate);
        this.session = open();
        this.asset = seed();
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
                                        .find(tx, "owner")
                                        .orElseGet(() ->
                                                stores.users().insert(tx, "owner", Role.ADMIN)));
        return new Session(caller, stores, new Changes(), world.clock());
    }

    /**
     * An asset that is held, with a price and rates from before, as a first answer has nothing else
     * to be held against.
     */
    private AssetId seed() {
        LocalDate day = feed.lastDay().minusDays(20);
        return session.stores()
                .database()
                .write(tx -> {
                    Stores stores = session.stores();
                    AssetId added =
                            stores.assets()
                                    .insert(
                                            tx,
                                            AssetRef.security(
                                                    AssetKind.EQUITY,
                                                    SYMBOL,
                                                    SYMBOL,
                                                    CurrencyCode.USD,
                                                    ""))
                                    .id();
                    PriceBar bar =
                            new PriceBar(
                                    day,
                                    null,
                                    null,
                                    null,
                                    HostileFeed.close(SYMBOL, day),
                                    null,
                                    Adjustment.RAW);
                    stores.prices()
                            .saveBars(tx, added, CurrencyCode.USD, "file", List.of(bar).iterator());
                    LocalDate rated = rates.lastDay().minusDays(25);
                    stores.prices()
                            .saveRates(
                                    tx,
                                    HostileRates.QUOTED.stream()
                                            .map(each -> HostileRates.rate(each, rated))
                                            .iterator(),
                                    "file");
                    AccountId account =
                            stores.accounts()
                                    .insert(
                                            tx,
                                            session.caller(),
                                            new AccountRef(AccountKind.BROKER, "broker", "mine"))
                                    .id();
                    Head head =
                            new Head(
                                    TransactionId.NONE,
                                    account,
                                    "",
                                    day.atTime(15, 0).toInstant(ZoneOffset.UTC),
                                    ZoneOffset.UTC,
                                    null,
                                    "",
                                    Origin.byHand());
                    stores.ledger()
                            .insert(
                                    tx,
                                    session.caller(),
                                    Transaction.of(
                                            TransactionType.OPENING_BALANCE,
                                            head,
                                            Movement.ofIn(new Leg(added, BigDecimal.TEN))),
                                    1);
                    return added;
                });
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
            // So that the calm has some of them whatever day of the week it is.
            case "rates" -> "every 8h";
            default -> usual;
        };
    }

    @Override
    public JobResult update(String job, JobContext context) {
        Feeds feeds = new Feeds(List.of(feed, rates));
        PriceSourceService sources = new PriceSourceService(session, feeds);
        ValuationService valuation = new ValuationService(session);
        PriceUpdateService prices = new PriceUpdateService(session, feeds, sources, valuation);
        Job real =
                switch (job) {
                    case "prices" ->
                            new QuotesJob(new QuoteService(session, feeds, sources, valuation));
                    case "bars" -> new PricesJob(prices);
                    case "rates" -> new RatesJob(prices);
                    default -> throw new IllegalArgumentException(job);
                };
        try {
            return real.run(context);
        } finally {
            // A later answer mends what an earlier one spoilt; meanwhile it was shown.
            wrong.addAll(wrongBars());
            wrong.addAll(wrongRates());
        }
    }

    private List<String> wrongBars() {
        return bars().stream()
                .filter(bar ->
                        bar.bar().close().compareTo(HostileFeed.close(SYMBOL, bar.bar().day()))
                                != 0)
                .map(SourcedBar::toString)
                .toList();
    }

    private List<String> wrongRates() {
        return keptRates().stream()
                .filter(rate -> !rate.equals(HostileRates.rate(rate.quote(), rate.date())))
                .map(FxRate::toString)
                .toList();
    }

    private List<SourcedBar> bars() {
        return session.stores()
                .database()
                .read(tx -> session.stores().prices().bars(tx, asset, LocalDate.EPOCH, 1_000));
    }

    private List<FxRate> keptRates() {
        List<FxRate> kept = new ArrayList<>();
        session.stores()
                .database()
                .<Boolean>read(tx -> {
                    session.stores().prices().forEachRate(tx, EcbFeed.ID, kept::add);
                    return true;
                });
        return kept;
    }

    @Override
    public void crash() {
        feed.crash();
        rates.crash();
        session.stores().database().close();
        session = open();
    }

    @Override
    public void check() {
        assertThat(wrong).as("stored at any time").isEmpty();
        assertThat(bars().getFirst().bar().day()).isAfterOrEqualTo(feed.lastDay().minusDays(1));
        assertThat(keptRates())
                .as("as new as they can be")
                .extracting(FxRate::date)
                .anyMatch(day -> !day.isBefore(rates.lastDay().minusDays(1)));
        List<Quote> quotes =
                session.stores()
                        .database()
                        .read(tx -> session.stores().feeds().latestQuotes(tx))
                        .getOrDefault(asset, List.of());
        assertThat(quotes)
                .isNotEmpty()
                .allSatisfy(quote ->
                        assertThat(quote.last())
                                .as("at %s", quote.at())
                                .isEqualByComparingTo(HostileFeed.price(SYMBOL, quote.at())));
    }

    @Override
    public void close() {
        session.stores().database().close();
    }
}
