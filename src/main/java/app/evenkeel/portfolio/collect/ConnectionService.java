package app.evenkeel.portfolio.collect;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.holding.Connection.Withdrawal;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.holdings.BitcoinCollector;
import app.evenkeel.ingestion.holdings.EthereumCollector;
import app.evenkeel.ingestion.holdings.ExchangeCollector;
import app.evenkeel.ingestion.holdings.HoldingsCollector;
import app.evenkeel.ingestion.holdings.KeyPermissions;
import app.evenkeel.ingestion.holdings.Venue;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.security.CredentialSeal;
import app.evenkeel.security.Credentials;
import app.evenkeel.security.chain.EthereumAddress;
import app.evenkeel.storage.ConnectionStore.Sealed;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keys to exchanges and addresses on block chains: adding, listing and removing them. A key goes in
 * and never comes out but to the exchange it is for.
 */
public final class ConnectionService {
    private static final int LONGEST_LABEL = 100;
    private static final String NONCE = "nonce.";
    private static final String KEY = "key";
    private static final String SECRET = "secret";
    private static final String PASSPHRASE = "passphrase";

    private final Session session;
    private final Stores stores;
    private final LedgerService ledger;
    private final CredentialSeal seal;
    private final Network network;
    private final SettingService settings;
    private final Time time;

    /** One for each key, whoever sends under it: the collector and the runs. */
    private final Map<Long, KeyQueue> queues = new ConcurrentHashMap<>();

    public ConnectionService(
            Session session,
            LedgerService ledger,
            CredentialSeal seal,
            Network network,
            SettingService settings) {
        this.session = session;
        this.stores = session.stores();
        this.ledger = ledger;
        this.seal = seal;
        this.network = network;
        this.settings = settings;
        this.time = Time.of(session.clock());
    }

    /** An exchange that a key can be for. */
    public record VenueName(String word, String label) {}

    /** Every exchange whose balances can be collected. */
    public static List<VenueName> venues() {
        return Stream.of(Venue.values()).map(v -> new VenueName(v.word(), v.label())).toList();
    }

    public List<Connection> connections() {
        return stores.database().read(tx -> stores.connections().connections(tx, session.caller()));
    }

    public List<WatchedAddress> addresses() {
        return stores.database().read(tx -> stores.connections().addresses(tx, session.caller()));
    }

    /**
     * Asks the exchange what the key may do, seals it and stores it. Blocks.
     *
     * @param account what is collected belongs to; {@code null} for the exchange's usual one
     * @param acceptWithdrawal whether to keep a key that may withdraw
     * @param credentials stay the caller's to close
     * @throws EvenkeelException if the key may withdraw and that was not accepted, if the exchange
     *     refuses it, or the label is taken
     */
    public Connection add(
            String venue,
            String label,
            @Nullable AccountId account,
            Credentials credentials,
            boolean acceptWithdrawal,
            Progress progress) {
        Venue known = venue(venue);
        String name = checkedLabel(label);
        KeyPermissions seen =
                collector(known, credentials, KeyQueue.ofNewKey(time)).permissions(progress);
        if (seen.withdrawal() == Withdrawal.YES && !acceptWithdrawal) {
            throw problem(ProblemCode.KEY_MAY_WITHDRAW, known.label());
        }
        AccountId place = account == null ? ledger.accountFor(known.account()) : account;
        // Sealing takes a second, in which the store must not be held; an unused number is no harm.
        long id = stores.database().write(tx -> stores.connections().nextId(tx, session.caller()));
        Connection connection =
                new Connection(
                        id,
                        known.word(),
                        name,
                        place,
                        seen.withdrawal(),
                        seen.seen(),
                        acceptWithdrawal,
                        session.clock().instant());
        char[] passphrase = credentials.passphrase();
        Sealed sealed =
                new Sealed(
                        seal.seal(credentials.key(), place(connection, KEY)),
                        seal.seal(credentials.secret(), place(connection, SECRET)),
                        passphrase == null
                                ? null
                                : seal.seal(passphrase, place(connection, PASSPHRASE)));
        stores.database()
                .<Boolean>write(tx -> {
                    stores.connections().insert(tx, session.caller(), connection, sealed);
                    return true;
                });
        session.changes().publish(Change.COLLECTED);
        return connection;
    }

    /**
     * Stores an address, once its checksum is found right.
     *
     * @param account what is collected belongs to; {@code null} for one named as the address is
     * @param tokens contract addresses by symbol
     */
    public WatchedAddress add(
            Chain chain,
            String address,
            String label,
            @Nullable AccountId account,
            Map<String, String> tokens) {
        String name = checkedLabel(label);
        String checked = checked(chain, address.strip());
        Map<String, String> contracts = new TreeMap<>();
        tokens.forEach((symbol, contract) ->
                contracts.put(symbol.strip(), checked(Chain.ETHEREUM, contract.strip())));
        if (chain != Chain.ETHEREUM && !contracts.isEmpty()) {
            throw problem(ProblemCode.BAD_ENTRY, "only Ethereum has such tokens");
        }
        String provider = chain == Chain.BITCOIN ? "Bitcoin" : "Ethereum";
        AccountId place =
                account == null
                        ? ledger.accountFor(new AccountRef(AccountKind.WALLET, provider, name))
                        : account;
        WatchedAddress stored =
                stores.database()
                        .write(tx ->
                                stores.connections()
                                        .insert(
                                                tx,
                                                session.caller(),
                                                new WatchedAddress(
                                                        0, chain, checked, name, place,
                                                        contracts)));
        session.changes().publish(Change.COLLECTED);
        return stored;
    }

    /**
     * Removes a connection and forgets its key; the account and its ledger stay.
     *
     * @throws EvenkeelException if orders may be open that only this key can ask for, or have fills
     *     that are not in the ledger
     */
    public void removeConnection(String label) {
        Connection found =
                connections().stream()
                        .filter(c -> c.label().equals(label))
                        .findFirst()
                        .orElseThrow(() -> problem(ProblemCode.CONNECTION_NOT_FOUND, label));
        stores.database()
                .<Boolean>write(tx -> {
                    Stream.concat(
                                    stores
                                            .orders()
                                            .findLive(tx, session.caller(), Mode.LIVE)
                                            .stream()
                                            .filter(order ->
                                                    order.account().equals(found.account())),
                                    stores
                                            .orders()
                                            .toBook(tx, session.caller(), found.account())
                                            .stream())
                            .findFirst()
                            .ifPresent(order -> {
                                throw problem(
                                        ProblemCode.CONNECTION_IN_USE,
                                        label,
                                        order.request().clientId().value());
                            });
                    stores.connections().deleteConnection(tx, session.caller(), found.id());
                    stores.collected().clear(tx, session.caller(), found.account());
                    return true;
                });
        session.changes().publish(Change.COLLECTED);
    }

    /** Removes an address; the account and its ledger stay. */
    public void removeAddress(String label) {
        WatchedAddress found =
                addresses().stream()
                        .filter(a -> a.label().equals(label))
                        .findFirst()
                        .orElseThrow(() -> problem(ProblemCode.CONNECTION_NOT_FOUND, label));
        stores.database()
                .<Boolean>write(tx -> {
                    stores.connections().deleteAddress(tx, session.caller(), found.id());
                    stores.collected().clear(tx, session.caller(), found.account());
                    return true;
                });
        session.changes().publish(Change.COLLECTED);
    }

    /**
     * The collector of a connection, after another look at what its key may do.
     *
     * @throws EvenkeelException if it may withdraw by now and that was not accepted
     */
    HoldingsCollector open(Connection connection, Progress progress) {
        ExchangeCollector collector;
        try (Credentials credentials = opened(connection)) {
            collector = collector(venue(connection.venue()), credentials, queue(connection));
        }
        KeyPermissions seen = collector.permissions(progress);
        stores.database()
                .<Boolean>write(tx -> {
                    stores.connections()
                            .updateSeen(
                                    tx,
                                    session.caller(),
                                    new Connection(
                                            connection.id(),
                                            connection.venue(),
                                            connection.label(),
                                            connection.account(),
                                            seen.withdrawal(),
                                            seen.seen(),
                                            connection.withdrawalAccepted(),
                                            session.clock().instant()));
                    return true;
                });
        if (seen.withdrawal() == Withdrawal.YES && !connection.withdrawalAccepted()) {
            throw problem(ProblemCode.KEY_MAY_WITHDRAW, connection.label());
        }
        return collector;
    }

    private Credentials opened(Connection connection) {
        Sealed sealed =
                stores.database()
                        .read(tx ->
                                stores.connections().sealed(tx, session.caller(), connection.id()))
                        .orElseThrow(() ->
                                problem(ProblemCode.CONNECTION_NOT_FOUND, connection.label()));
        byte[] passphrase = sealed.passphrase();
        return new Credentials(
                seal.open(sealed.key(), place(connection, KEY)),
                seal.open(sealed.secret(), place(connection, SECRET)),
                passphrase == null ? null : seal.open(passphrase, place(connection, PASSPHRASE)));
    }

    /** What an opened key is for. */
    public interface KeyUse<T> {
        /**
         * @param credentials cleared when this returns
         * @param base where to send requests instead of the exchange's own address, for trial
         * @param queue of all that is sent under the key
         */
        T with(Credentials credentials, Gate gate, @Nullable URI base, KeyQueue queue);
    }

    /** Opens a connection's key for one use. */
    public <T> T use(Connection connection, KeyUse<T> use) {
        try (Credentials credentials = opened(connection)) {
            return use.with(
                    credentials,
                    network.gate(),
                    network.base(venue(connection.venue()).word()),
                    queue(connection));
        }
    }

    private KeyQueue queue(Connection connection) {
        String kept = NONCE + connection.id();
        return queues.computeIfAbsent(
                connection.id(),
                _ ->
                        new KeyQueue(
                                time,
                                Long.parseLong(settings.get(kept, "0")),
                                next -> settings.put(kept, Long.toString(next))));
    }

    /**
     * Asks the exchange once more what a key may do, and stores it. Blocks.
     *
     * @throws EvenkeelException if it may withdraw by now and that was not accepted
     */
    public void recheck(Connection connection, Progress progress) {
        open(connection, progress);
    }

    HoldingsCollector open(WatchedAddress address) {
        return switch (address.chain()) {
            case BITCOIN ->
                    new BitcoinCollector(
                            address.address(), network.fetch(), network.node(Chain.BITCOIN));
            case ETHEREUM ->
                    new EthereumCollector(
                            address.address(),
                            address.tokens(),
                            network.fetch(),
                            network.node(Chain.ETHEREUM));
        };
    }

    private ExchangeCollector collector(Venue venue, Credentials credentials, KeyQueue queue) {
        return new ExchangeCollector(
                venue,
                credentials,
                network.gate(),
                network.base(venue.word()),
                session.clock(),
                queue);
    }

    private static String[] place(Connection connection, String column) {
        return new String[] {
            connection.venue(), connection.label(), Long.toString(connection.id()), column
        };
    }

    private static Venue venue(String word) {
        return Venue.of(word)
                .orElseThrow(() ->
                        problem(
                                ProblemCode.BAD_ENTRY,
                                "the venue \""
                                        + word
                                        + "\" is none of "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(Venue.values())
                                                        .map(Venue::word)
                                                        .toList())));
    }

    private static String checked(Chain chain, String address) {
        return switch (chain) {
            case BITCOIN -> {
                if (!BitcoinCollector.isValid(address)) {
                    throw problem(ProblemCode.BAD_ADDRESS, shortened(address));
                }
                yield address;
            }
            case ETHEREUM ->
                    EthereumAddress.checked(address)
                            .orElseThrow(
                                    () -> problem(ProblemCode.BAD_ADDRESS, shortened(address)));
        };
    }

    /** What was pasted by mistake may be a private key, which must not be shown again. */
    private static String shortened(String address) {
        return address.length() <= 12
                ? address
                : address.substring(0, 6) + "\u2026" + address.substring(address.length() - 4);
    }

    private String checkedLabel(String label) {
        String name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL || name.contains("\n")) {
            throw problem(ProblemCode.BAD_ENTRY, "a label has 1 to " + LONGEST_LABEL + " letters");
        }
        boolean taken =
                connections().stream().anyMatch(c -> c.label().equals(name))
                        || addresses().stream().anyMatch(a -> a.label().equals(name));
        if (taken) {
            throw problem(ProblemCode.CONNECTION_EXISTS, name);
        }
        return name;
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
