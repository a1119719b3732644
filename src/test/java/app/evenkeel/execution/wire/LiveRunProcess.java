package app.evenkeel.execution.wire;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.execution.LedgerBooks;
import app.evenkeel.execution.StoredJournal;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.execution.run.Breakers;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Leave;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.execution.run.RunEngine;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.Session;
import app.evenkeel.security.Credentials;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Takes up what was cut off and then runs one live run after another, until it is killed.
 * Arguments: folder, venue, address, key, secret.
 */
final class LiveRunProcess implements AutoCloseable {
    private static final Market BTC = new Market("BTC", "EUR");
    private static final Market ETH = new Market("ETH", "EUR");
    private static final Limits LIMITS =
            new Limits(
                    new BigDecimal("100000"),
                    new BigDecimal("1000000000"),
                    50,
                    new BigDecimal("0.05"),
                    new BigDecimal("0.05"),
                    3);

    /** No request waits for longer than a moment at the exchange of this machine. */
    private static final Pace PACE =
            new Pace(
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(60),
                    3,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    3);

    final Session session;
    final StoredJournal journal;
    private final AccountId account;
    private final RunEngine engine;

    LiveRunProcess(Path folder, String venue, URI address, String key, String secret) {
        byte[] fileKey = new byte[32];
        Arrays.fill(fileKey, (byte) 7);
        Stores stores = Stores.of(Database.open(folder, fileKey));
        Caller caller =
                stores.database()
                        .write(tx ->
                                stores.users()
                                        .find(tx, "owner")
                                        .orElseGet(() ->
                                                stores.users().insert(tx, "owner", Role.ADMIN)));
        Time time = Time.of(Clock.systemUTC());
        this.session = new Session(caller, stores, new Changes(), Clock.systemUTC());
        this.journal = new StoredJournal(session);
        this.account = account(stores, caller);
        Gate gate =
                new Gate(List.of(fast(Hosts.BINANCE), fast(Hosts.KRAKEN)), () -> false, time, 3);
        OrderGateway gateway;
        try (Credentials credentials =
                new Credentials(key.toCharArray(), secret.toCharArray(), null)) {
            gateway =
                    LiveVenues.open(
                            venue, credentials, gate, time, address, KeyQueue.ofNewKey(time));
        }
        this.engine =
                new RunEngine(
                        journal,
                        (_, _) -> new Desk(gateway, () -> new Leave.Granted(LIMITS, null, null)),
                        new Breakers(journal, time, () -> Long.MAX_VALUE, (_, _) -> null),
                        new ClientIdSource(new SecureRandom()),
                        new LedgerBooks(session),
                        time,
                        PACE,
                        () -> false);
    }

    private static AccountId account(Stores stores, Caller caller) {
        return stores.database()
                .write(tx ->
                        stores.accounts().findAll(tx, caller).stream()
                                .findFirst()
                                .map(Account::id)
                                .orElseGet(() ->
                                        stores.accounts()
                                                .insert(
                                                        tx,
                                                        caller,
                                                        new AccountRef(
                                                                AccountKind.EXCHANGE,
                                                                "exchange",
                                                                "exchange"))
                                                .id()));
    }

    private static Host fast(Host host) {
        return new Host(host.name(), host.purpose(), 1_000, 1_000);
    }

    public static void main(String[] args) {
        Random random = new Random();
        try (LiveRunProcess process =
                new LiveRunProcess(
                        Path.of(args[0]), args[1], URI.create(args[2]), args[3], args[4])) {
            System.out.println("READY");
            process.resume();
            for (; ; ) {
                process.run(random.nextBoolean());
            }
        }
    }

    /** Takes every run to its end that was cut off; returns how many there were. */
    int resume() {
        List<RebalanceRun> cutOff =
                session.stores()
                        .database()
                        .read(tx -> session.stores().runs().findUnfinished(tx, session.caller()));
        cutOff.forEach(run -> engine.advance(run.id()));
        return cutOff.size();
    }

    /** Sells some of one coin and buys some of the other. */
    private void run(boolean sellsBtc) {
        List<RunLine> lines =
                List.of(
                        sellsBtc
                                ? line(1, BTC, Side.SELL, "0.01", "40000")
                                : line(1, ETH, Side.SELL, "0.16", "2500"),
                        sellsBtc
                                ? line(2, ETH, Side.BUY, "0.158", "2500")
                                : line(2, BTC, Side.BUY, "0.0098", "40000"));
        RebalanceRun run =
                new RebalanceRun(
                        0,
                        Mode.LIVE,
                        "all",
                        CurrencyCode.of("EUR"),
                        "test",
                        OrderStyle.USUAL,
                        RunState.APPROVED,
                        lines,
                        Map.of(),
                        session.clock().instant(),
                        session.clock().instant(),
                        null);
        RebalanceRun stored =
                session.stores()
                        .database()
                        .write(tx -> session.stores().runs().insert(tx, session.caller(), run));
        engine.advance(stored.id());
    }

    private RunLine line(int number, Market market, Side side, String quantity, String price) {
        return RunLine.planned(
                number,
                account,
                market,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ONE,
                "test");
    }

    @Override
    public void close() {
        session.stores().database().close();
    }
}
