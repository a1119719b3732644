package app.evenkeel.bench;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
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
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.exchange.Faults;
import app.evenkeel.exchange.Keys;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.exchange.LoopbackServer;
import app.evenkeel.execution.ArmingService;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.execution.RunStart;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.security.Credentials;
import app.evenkeel.security.RememberingVaults;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Portfolios, each over an account and a key of its own at one exchange on this machine, rebalanced
 * live at once: how long that takes beside what the limit of requests to the exchange allows.
 * Arguments: portfolios, folder of the store.
 */
final class RebalancesOurs {
    private static final String PASSPHRASE = "nine brown kettles at noon";
    private static final String ORDER = "POST /api/v3/order";
    private static final BigDecimal MUCH = new BigDecimal("1000000");
    private static final Host HOST = Hosts.BINANCE;

    private final LoopbackExchange exchange = new LoopbackExchange(Instant::now);
    private final Keys keys = new Keys();
    private final LoopbackServer server;
    private final SessionGraph session;

    private RebalancesOurs(Path folder) throws IOException {
        exchange.slack(Duration.ofSeconds(60));
        exchange.list("BTC", "EUR", "40000", "1000").rules("0.1", "0.0001", "0.0001", "10");
        server = new LoopbackServer(exchange, new Faults(new Random(1)), keys, 0);
        session =
                SessionGraph.create(
                                RememberingVaults.at(folder),
                                new SessionGraph.NewStore("me", CurrencyCode.EUR, "en", true),
                                PASSPHRASE.toCharArray(),
                                Clock.systemUTC())
                        .session();
        session.collectNetwork().redirect("binance", server.address());
    }

    static void main(String[] arguments) throws Exception {
        int portfolios = Integer.parseInt(arguments[0]);
        RebalancesOurs bench = new RebalancesOurs(Path.of(arguments[1]));
        try {
            bench.run(portfolios);
        } finally {
            bench.session.close();
            bench.server.close();
        }
    }

    private void run(int portfolios) throws Exception {
        List<Portfolio> made = new ArrayList<>();
        for (int i = 0; i < portfolios; i++) {
            made.add(portfolio("customer " + i));
        }
        price();
        ExecutionService execution = session.execution().execution();
        List<RebalanceRun> runs = new ArrayList<>();
        for (Portfolio each : made) {
            Plan plan = session.policy().plans().plan(each, PlanRequest.FULL);
            RebalanceRun run =
                    execution.prepare(
                            each, plan, RunStart.asked(Mode.LIVE, "bench"), (key, args) -> key);
            runs.add(execution.approve(run.id()));
        }
        int before = server.seen().size();
        Stopwatch all = new Stopwatch();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RebalanceRun>> ended = new ArrayList<>();
            for (RebalanceRun run : runs) {
                ended.add(threads.submit(() -> execution.carryOut(run.id())));
            }
            for (Future<RebalanceRun> each : ended) {
                if (each.get().state() != RunState.COMPLETED) {
                    throw new IllegalStateException(String.valueOf(each.get().reason()));
                }
            }
        }
        all.print("rebalance");
        int requests = server.seen().size() - before;
        Stopwatch.print("requests", requests);
        Stopwatch.print("orders", (double) server.count(ORDER));
        Stopwatch.print("allowed", (requests - HOST.burst()) / HOST.perSecond());
    }

    /** One over an account that holds a bitcoin too many, which may be traded live. */
    private Portfolio portfolio(String name) {
        AccountId account =
                session.ledger().accountFor(new AccountRef(AccountKind.EXCHANGE, "Binance", name));
        hold(account, AssetRef.coin("BTC"), "1");
        hold(account, AssetRef.cash(CurrencyCode.EUR), "4000");
        exchange.deposit(name, "BTC", "1");
        exchange.deposit(name, "EUR", "4000");
        Keys.Customer customer = keys.add("key of " + name, name);
        try (Credentials credentials =
                new Credentials(
                        customer.key().toCharArray(), customer.secret().toCharArray(), null)) {
            session.connections().add("binance", name, account, credentials, false, Progress.NONE);
        }
        BigDecimal part = new BigDecimal("0.05");
        session.execution()
                .arming()
                .arm(
                        new ArmingService.Wanted(
                                name,
                                Duration.ofDays(1),
                                CurrencyCode.EUR,
                                new Limits(MUCH, MUCH, 50, part, part, 3),
                                MUCH),
                        name,
                        PASSPHRASE.toCharArray(),
                        Progress.NONE);
        Portfolio made =
                session.analysis()
                        .portfolios()
                        .create(
                                Portfolio.over(
                                        name,
                                        Set.of(account),
                                        CurrencyCode.EUR,
                                        ZoneOffset.UTC,
                                        Instant.now()));
        session.policy()
                .targets()
                .setTargets(
                        made.id(),
                        session.policy()
                                .targets()
                                .of(
                                        List.of(
                                                new TargetRow("BTC", new BigDecimal("0.8"), ""),
                                                new TargetRow("CASH", new BigDecimal("0.2"), ""))));
        return made;
    }

    private void hold(AccountId account, AssetRef asset, String units) {
        Head head =
                new Head(
                        TransactionId.NONE,
                        account,
                        "",
                        Instant.now().minus(Duration.ofDays(1)),
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        Leg in = new Leg(session.ledger().assetFor(asset), new BigDecimal(units));
        session.ledger()
                .add(Transaction.of(TransactionType.OPENING_BALANCE, head, Movement.ofIn(in)));
    }

    private void price() {
        Quote quote =
                new Quote(
                        new BigDecimal("40000"),
                        null,
                        null,
                        CurrencyCode.EUR,
                        Instant.now(),
                        "binance");
        AssetId bitcoin = session.ledger().assetFor(AssetRef.coin("BTC"));
        session.session()
                .stores()
                .database()
                .<Boolean>write(tx -> {
                    session.session().stores().feeds().saveQuote(tx, bitcoin, quote);
                    return true;
                });
        session.session().changes().publish(Change.PRICES);
    }
}
