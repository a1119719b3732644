package app.evenkeel.execution.wire;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.exchange.Faults;
import app.evenkeel.exchange.Keys;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.exchange.LoopbackServer;
import app.evenkeel.execution.LedgerBooks;
import app.evenkeel.execution.StoredJournal;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.execution.run.Books;
import app.evenkeel.execution.run.Breakers;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Leave;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.execution.run.RunEngine;
import app.evenkeel.execution.run.RunJournal;
import app.evenkeel.ingestion.holdings.ExchangeCollector;
import app.evenkeel.ingestion.holdings.Venue;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.portfolio.Session;
import app.evenkeel.security.Credentials;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An exchange on this machine with one customer, a store, and the engine between the two. */
final class Bench implements AutoCloseable {
    static final String CUSTOMER = "someone";
    static final Market BTC = new Market("BTC", "EUR");
    static final Market ETH = new Market("ETH", "EUR");

    /** For a clock that runs ten times as fast: a second here is a tenth of one. */
    static final Pace PACE =
            new Pace(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(60),
                    3,
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(10),
                    LoopbackExchange.FILLS_UP_AFTER.multipliedBy(2),
                    Duration.ofMinutes(10),
                    3);

    final FastTime time = new FastTime();
    final Faults faults = new Faults(new Random(7));
    final LoopbackExchange exchange = new LoopbackExchange(time::now);
    final LoopbackServer server;
    final Session session;
    final StoredJournal journal;
    final AccountId account;
    final String venue;
    private final Keys.Customer customer;
    private final ClientIdSource ids = new ClientIdSource(new Random());
    OrderGateway gateway;
    Limits limits =
            new Limits(
                    new BigDecimal("100000"),
                    new BigDecimal("1000000"),
                    50,
                    new BigDecimal("0.05"),
                    new BigDecimal("0.05"),
                    3);
    Function<RebalanceRun, Leave> leave = _ -> leave();
    volatile @Nullable Problem refusal;

    /** The run is paused before its next line once so many of its orders were sent. */
    volatile long pausesAfter = Integer.MAX_VALUE;

    CurrencyCode currency = CurrencyCode.EUR;
    BigDecimal rate = BigDecimal.ONE;
    @Nullable BigDecimal pilot;
    long freeBytes = Long.MAX_VALUE;
    Books books;
    RunJournal used;
    UnaryOperator<OrderGateway> around = gateway -> gateway;

    Bench(String venue, Path folder) throws IOException {
        this.venue = venue;
        Keys keys = new Keys();
        this.customer =
                venue.equals("coinbase")
                        ? keys.addOfCoinbase("key", CUSTOMER)
                        : keys.add("key", CUSTOMER);
        exchange.slack(Duration.ofSeconds(20));
        Capability capability = LiveVenues.row(venue).orElseThrow().capability();
        exchange.feeIn(
                capability.fee() == Capability.FeeAsset.QUOTE
                        ? LoopbackExchange.FeeIn.QUOTE
                        : LoopbackExchange.FeeIn.RECEIVED);
        exchange.list("BTC", "EUR", "40000", "0.5").rules("0.1", lot("0.0001"), "0.0001", "10");
        exchange.list("ETH", "EUR", "2500", "8").rules("0.01", lot("0.001"), "0.001", "10");
        // Bitstamp tells its time with this one's offers.
        exchange.list("BTC", "USD", "46000", "0.5");
        exchange.deposit(CUSTOMER, "BTC", "1");
        exchange.deposit(CUSTOMER, "ETH", "10");
        exchange.deposit(CUSTOMER, "EUR", "20000");
        this.server = new LoopbackServer(exchange, faults, keys, 0);
        String label = capability.label();
        this.session = session(folder);
        this.journal = new StoredJournal(session);
        this.used = journal;
        this.books = new LedgerBooks(session);
        this.account =
                session.stores()
                        .database()
                        .write(tx ->
                                session.stores()
                                        .accounts()
                                        .insert(
                                                tx,
                                                session.caller(),
                                                new AccountRef(AccountKind.EXCHANGE, label, label)))
                        .id();
        this.gateway = open();
    }

    private Session session(Path folder) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        Stores stores = Stores.of(EmptyStores.open(folder.resolve("store"), key));
        Caller caller =
                stores.database().write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        Clock clock =
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return time.now();
                    }
                };
        return new Session(caller, stores, new Changes(), clock);
    }

    /** Bitfinex takes every quantity of eight decimals, in whatever market. */
    private String lot(String usual) {
        return venue.equals("bitfinex") ? "0.00000001" : usual;
    }

    /** A way to the exchange as after a start of the program. */
    OrderGateway open() {
        return open(customer.key());
    }

    OrderGateway open(String key) {
        return open(key, KeyQueue.ofNewKey(time));
    }

    /** Another way to the exchange under the same key. */
    OrderGateway open(KeyQueue queue) {
        return open(customer.key(), queue);
    }

    /** The reader of balances under the same key. */
    ExchangeCollector collector(KeyQueue queue) {
        try (Credentials credentials =
                new Credentials(
                        customer.key().toCharArray(), customer.secret().toCharArray(), null)) {
            return new ExchangeCollector(
                    Venue.of(venue).orElseThrow(),
                    credentials,
                    gate(),
                    server.address(),
                    session.clock(),
                    queue);
        }
    }

    private Gate gate() {
        return new Gate(Hosts.ALL.stream().map(Bench::fast).toList(), () -> false, time, 3);
    }

    private OrderGateway open(String key, KeyQueue queue) {
        try (Credentials credentials =
                new Credentials(key.toCharArray(), customer.secret().toCharArray(), null)) {
            return LiveVenues.open(venue, credentials, gate(), time, server.address(), queue);
        }
    }

    private static Host fast(Host host) {
        return new Host(host.name(), host.purpose(), 1_000, 1_000);
    }

    RunEngine engine() {
        return engine(PACE);
    }

    RunEngine engine(Pace pace) {
        OrderGateway way = around.apply(gateway);
        return new RunEngine(
                used,
                (run, _) -> new Desk(way, () -> leave.apply(run)),
                new Breakers(used, time, () -> freeBytes, (_, _) -> null),
                ids,
                books,
                time,
                pace,
                () -> posts() >= pausesAfter);
    }

    private Leave leave() {
        Problem why = refusal;
        return why == null ? new Leave.Granted(limits, null, pilot) : new Leave.Withheld(why);
    }

    RunLine line(Side side, Market market, String quantity) {
        return RunLine.planned(
                1,
                account,
                market,
                side,
                new BigDecimal(quantity),
                Objects.requireNonNull(exchange.listings().get(market.toString())).price(),
                rate,
                "test");
    }

    /** Stores an approved run. */
    RebalanceRun store(OrderStyle style, RunLine... lines) {
        List<RunLine> numbered = new ArrayList<>();
        for (RunLine line : lines) {
            numbered.add(
                    RunLine.planned(
                            numbered.size() + 1,
                            line.account(),
                            line.market(),
                            line.side(),
                            line.quantity(),
                            line.price(),
                            line.rate(),
                            line.why()));
        }
        RebalanceRun run =
                new RebalanceRun(
                        0,
                        Mode.LIVE,
                        "all",
                        currency,
                        "test",
                        style,
                        RunState.APPROVED,
                        numbered,
                        Map.of(),
                        time.now(),
                        time.now(),
                        null);
        return session.stores()
                .database()
                .write(tx -> session.stores().runs().insert(tx, session.caller(), run));
    }

    RebalanceRun run(RunLine... lines) {
        return engine().advance(store(OrderStyle.USUAL, lines).id());
    }

    List<TradeOrder> orders(RebalanceRun run) {
        return journal.orders(run.id());
    }

    List<Fill> fills(RebalanceRun run) {
        return journal.fills(run.id()).values().stream().flatMap(List::stream).toList();
    }

    /** How many orders were posted. */
    long posts() {
        return server.count(Faults.Kind.ORDER);
    }

    BigDecimal free(String symbol) {
        return exchange.free(CUSTOMER).getOrDefault(symbol, BigDecimal.ZERO);
    }

    @Override
    public void close() {
        server.close();
        session.stores().database().close();
    }
}
