package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.AssetService;
import app.evenkeel.portfolio.CorporateActionService;
import app.evenkeel.portfolio.FeedOrderService;
import app.evenkeel.portfolio.HealthService;
import app.evenkeel.portfolio.ImportService;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.NetworkService;
import app.evenkeel.portfolio.PriceQualityService;
import app.evenkeel.portfolio.PriceService;
import app.evenkeel.portfolio.PriceSourceService;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.portfolio.QuoteService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.TemplateService;
import app.evenkeel.portfolio.TransferService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.VerifyService;
import app.evenkeel.portfolio.collect.CollectService;
import app.evenkeel.portfolio.collect.ConnectionService;
import app.evenkeel.portfolio.collect.Network;
import app.evenkeel.portfolio.export.ExportService;
import app.evenkeel.portfolio.job.JobService;
import app.evenkeel.portfolio.job.PricesJob;
import app.evenkeel.portfolio.job.RetentionService;
import app.evenkeel.portfolio.notice.MailAccounts;
import app.evenkeel.portfolio.notice.MailService;
import app.evenkeel.portfolio.notice.SmtpPost;
import app.evenkeel.security.AccessService;
import app.evenkeel.security.CredentialSeal;
import app.evenkeel.security.Keys;
import app.evenkeel.security.Vault;
import app.evenkeel.security.VaultException;
import app.evenkeel.storage.Backups;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;
import app.evenkeel.storage.UserStore;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What lives from unlock to lock: the open store and the services over it. */
public final class SessionGraph implements AutoCloseable {
    /** Setting that holds the language of the window, as a language tag. */
    public static final String LANGUAGE = "language";

    /** A name of its own, so that whoever runs a host knows whom to turn to. */
    private static final String USER_AGENT = "Evenkeel";

    private final Closer closer;
    private final Session session;
    private final String userName;
    private final ImportService imports;
    private final LedgerService ledger;
    private final ValuationService valuation;
    private final PriceService prices;
    private final AssetService assets;
    private final TransferService transfers;
    private final CorporateActionService actions;
    private final HealthService health;
    private final SettingService settings;
    private final TemplateService templates;
    private final VerifyService verify;
    private final ExportService exports;
    private final AccessService access;
    private final Backups backups;
    private @Nullable SessionJobs jobs;
    private final NetworkService network;
    private final MailService mails;
    private final PriceSourceService priceSources;
    private final PriceUpdateService priceUpdates;
    private final PriceQualityService priceQuality;
    private final QuoteService quotes;
    private final Network collectNetwork;
    private final ConnectionService connections;
    private final CollectService collect;
    private final FeedOrderService feedOrder;
    private final RetentionService retention;
    private final AnalysisServices analysis;
    private final PolicyServices policy;
    private final ExecutionServices execution;

    private SessionGraph(
            Closer closer,
            Session session,
            Backups backups,
            CredentialSeal seal,
            String userName,
            Vault vault,
            FeedSource source) {
        this.closer = closer;
        this.session = session;
        this.backups = backups;
        this.userName = userName;
        this.ledger = new LedgerService(session);
        this.valuation = new ValuationService(session);
        closer.add(valuation::forget);
        this.prices = new PriceService(session);
        this.assets = new AssetService(session);
        this.transfers = new TransferService(session, ledger, valuation);
        this.actions = new CorporateActionService(session, ledger, valuation);
        this.settings = new SettingService(session);
        this.templates = new TemplateService(session, settings, FileReading.standard());
        this.imports = new ImportService(session, templates::reading);
        this.exports = new ExportService(session, backups);
        this.access = new AccessService(vault, userName);
        MailAccounts mailAccounts = new MailAccounts(session, seal);
        Gate gate =
                new Gate(
                        () -> NetworkService.hosts(settings, mailAccounts.hosts()),
                        () -> NetworkService.isOffline(settings),
                        Time.of(session.clock()),
                        System.nanoTime());
        Fetch fetch = closer.add(new Fetch(gate, USER_AGENT));
        Feeds feeds =
                source.feeds(
                        gate,
                        fetch,
                        session.clock(),
                        () -> settings.get(NetworkService.STOOQ_KEY, ""));
        this.network = new NetworkService(settings, gate);
        this.mails = new MailService(session, mailAccounts, gate, new SmtpPost());
        this.feedOrder = new FeedOrderService(session, settings, feeds);
        this.retention = new RetentionService(settings);
        this.priceSources = new PriceSourceService(session, feeds, feedOrder::order);
        this.priceUpdates = new PriceUpdateService(session, feeds, priceSources, valuation);
        this.priceQuality = new PriceQualityService(session);
        this.quotes = new QuoteService(session, feeds, priceSources, valuation);
        this.collectNetwork =
                new Network(gate, fetch, chain -> NetworkService.node(settings, chain));
        this.connections = new ConnectionService(session, ledger, seal, collectNetwork, settings);
        this.collect = new CollectService(session, ledger, valuation, connections);
        this.health = new HealthService(session, ledger, valuation, transfers, actions, collect);
        this.analysis = AnalysisServices.of(session, settings, valuation, closer);
        this.verify = new VerifyService(session, analysis.figures());
        this.policy = PolicyServices.of(session, analysis.portfolios(), valuation);
        this.execution =
                ExecutionServices.of(
                        session,
                        vault.directory(),
                        valuation,
                        connections,
                        settings,
                        access,
                        analysis,
                        policy);
        closer.add(execution.execution());
    }

    /**
     * Makes a store with its first user. Blocks for a second or two.
     *
     * @return the open session and the recovery key, which is stored nowhere
     */
    public static Created create(Path directory, NewStore wanted, char[] passphrase, Clock clock) {
        return create(new Vault(directory), wanted, passphrase, clock);
    }

    /**
     * As {@link #create(Path, NewStore, char[], Clock)}, in the folder of a vault yet to be made.
     */
    public static Created create(Vault vault, NewStore wanted, char[] passphrase, Clock clock) {
        try (Creation creation = Creation.begin(vault.directory())) {
            Vault.Created created = vault.create(wanted.userName(), passphrase);
            SessionGraph graph = start(vault, created.keys(), clock, Feeds::standard);
            try {
                graph.settings.setBaseCurrency(wanted.currency());
                graph.settings.put(LANGUAGE, wanted.language());
                if (wanted.online()) {
                    graph.network.setOffline(false);
                } else {
                    graph.beginOffline();
                }
                creation.complete();
                return new Created(graph, created.recoveryKey());
            } catch (RuntimeException e) {
                graph.close();
                throw e;
            }
        }
    }

    /** Whom the program tells what is owned is the user's to say; until then it asks nobody. */
    private void beginOffline() {
        network.setOffline(true);
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores()
                            .notifications()
                            .note(
                                    tx,
                                    session.caller(),
                                    Notification.Level.INFO,
                                    PricesJob.NAME,
                                    Problem.of(ProblemCode.OFFLINE),
                                    session.clock().instant());
                    return true;
                });
    }

    /** Whether a folder holds a store; one whose making did not end is none. */
    public static boolean exists(Path directory) {
        return Creation.isComplete(directory);
    }

    /** The vault of a store; opening one without its database would hide that the data is gone. */
    private static Vault whole(Vault vault) {
        requireWhole(vault.directory());
        return vault;
    }

    /**
     * For whoever is about to ask for a passphrase.
     *
     * @throws VaultException if a file of the store is missing
     */
    public static void requireWhole(Path directory) {
        Creation.requireWhole(directory);
    }

    /**
     * Opens a store. Blocks for about a second.
     *
     * @param userName or {@code null} for the user who made the store
     */
    public static SessionGraph unlock(
            Path directory, @Nullable String userName, char[] passphrase, Clock clock) {
        return unlock(new Vault(directory), userName, passphrase, clock);
    }

    /** As {@link #unlock(Path, String, char[], Clock)}, with its vault. */
    public static SessionGraph unlock(
            Vault vault, @Nullable String userName, char[] passphrase, Clock clock) {
        // Takes as long as a passphrase does, and need not wait for it.
        Thread.ofVirtual().name("storage-mapping").start(Database::warmUp);
        return start(vault, whole(vault).unlock(userName, passphrase), clock, Feeds::standard);
    }

    /** Opens a store with feeds of the caller's own. */
    static SessionGraph unlock(Vault vault, char[] passphrase, Clock clock, FeedSource source) {
        return start(vault, whole(vault).unlock(null, passphrase), clock, source);
    }

    /** Opens a store with its recovery key and gives it a new passphrase. */
    public static SessionGraph recover(
            Path directory, String recoveryKey, char[] newPassphrase, Clock clock) {
        Vault vault = new Vault(directory);
        return start(
                vault, whole(vault).recover(recoveryKey, newPassphrase), clock, Feeds::standard);
    }

    public String userName() {
        return userName;
    }

    public Session session() {
        return session;
    }

    public ImportService imports() {
        return imports;
    }

    public LedgerService ledger() {
        return ledger;
    }

    public ValuationService valuation() {
        return valuation;
    }

    public PriceService prices() {
        return prices;
    }

    public AssetService assets() {
        return assets;
    }

    public TransferService transfers() {
        return transfers;
    }

    public CorporateActionService actions() {
        return actions;
    }

    public HealthService health() {
        return health;
    }

    public SettingService settings() {
        return settings;
    }

    /** The user's. Blocks. */
    Locale language() {
        return Locale.forLanguageTag(settings.get(LANGUAGE, "en"));
    }

    public TemplateService templates() {
        return templates;
    }

    public VerifyService verify() {
        return verify;
    }

    public ExportService exports() {
        return exports;
    }

    public AccessService access() {
        return access;
    }

    /** Background jobs, which run only once {@link #startJobs} was called. Blocks at first. */
    public JobService jobs() {
        return openJobs().service();
    }

    /** Runs background jobs until the session is closed, unless the user may only read. */
    public void startJobs() {
        if (session.caller().mayWrite()) {
            openJobs().start();
        }
    }

    private synchronized SessionJobs openJobs() {
        SessionJobs open = jobs;
        if (open == null) {
            open = closer.add(SessionJobs.open(this, backups));
            jobs = open;
        }
        return open;
    }

    /** Whom the program may talk to, and whether it does. */
    public ConnectionService connections() {
        return connections;
    }

    public CollectService collect() {
        return collect;
    }

    /** Where collectors send their requests. */
    public Network collectNetwork() {
        return collectNetwork;
    }

    public NetworkService network() {
        return network;
    }

    /** Notifications by e-mail. */
    public MailService mails() {
        return mails;
    }

    public PriceSourceService priceSources() {
        return priceSources;
    }

    public PriceUpdateService priceUpdates() {
        return priceUpdates;
    }

    public PriceQualityService priceQuality() {
        return priceQuality;
    }

    public QuoteService quotes() {
        return quotes;
    }

    public FeedOrderService feedOrder() {
        return feedOrder;
    }

    public RetentionService retention() {
        return retention;
    }

    /** Portfolios and how they did. */
    public AnalysisServices analysis() {
        return analysis;
    }

    /** Targets, how far off portfolios are, and plans. */
    public PolicyServices policy() {
        return policy;
    }

    /** What carries plans out. */
    public ExecutionServices execution() {
        return execution;
    }

    /** Registers what must be closed before the store is. */
    public <T extends AutoCloseable> T closing(T resource) {
        return closer.add(resource);
    }

    @Override
    public void close() {
        closer.close();
    }

    private static SessionGraph start(Vault vault, Keys keys, Clock clock, FeedSource source) {
        Path directory = vault.directory();
        Closer closer = new Closer();
        byte[] fileKey = keys.fileKey();
        CredentialSeal seal = closer.add(keys.seal());
        // H2 keeps what it needs; only the backups and the seal keep a key of their own.
        keys.close();
        try {
            Database database = closer.add(Database.open(directory, fileKey));
            Backups backups = closer.add(new Backups(directory, database, fileKey));
            Stores stores = Stores.of(database);
            Caller caller = callerOf(database, stores.users(), keys);
            Session session = new Session(caller, stores, new Changes(), clock);
            // Stored, but the service that wrote it does not come to say so.
            database.onUnconfirmed(
                    () -> List.of(Change.values()).forEach(session.changes()::publish));
            return new SessionGraph(closer, session, backups, seal, keys.userName(), vault, source);
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        } finally {
            Arrays.fill(fileKey, (byte) 0);
        }
    }

    /** A user without a row yet gets one, and may do there what the key slot says and no more. */
    private static Caller callerOf(Database database, UserStore users, Keys keys) {
        return database.read(tx -> users.find(tx, keys.userName()))
                .orElseGet(
                        () -> database.write(tx -> users.insert(tx, keys.userName(), keys.role())));
    }

    /** A session over a store that was just made. */
    public record Created(SessionGraph session, String recoveryKey) {}

    /**
     * What a new store is made with, beside the passphrase, which travels apart so that it can be
     * cleared.
     *
     * @param language of the window, as a language tag
     * @param online whether the program may use the network from the start
     */
    public record NewStore(
            String userName, CurrencyCode currency, String language, boolean online) {
        /** A store that begins offline. */
        public NewStore(String userName, CurrencyCode currency, String language) {
            this(userName, currency, language, false);
        }
    }
}
