package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunOutcome;
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
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.exchange.Faults;
import app.evenkeel.exchange.Keys;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.exchange.LoopbackServer;
import app.evenkeel.execution.ArmingService;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.security.Credentials;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** The schedule's live runs of two portfolios at an exchange on this machine. */
class ParallelRunsSliceTest {
    private static final String PASSPHRASE = "nine brown kettles at noon";
    private static final Instant EVENING = Instant.parse("2026-11-12T18:00:00Z");
    private static final String ORDER = "POST /api/v3/order";
    private static final BigDecimal MUCH = new BigDecimal("100000");

    @TempDir private static Path folder;
    private static final HandClock CLOCK = new HandClock(EVENING);
    private static final LoopbackExchange EXCHANGE = new LoopbackExchange(CLOCK::instant);
    private static final Keys KEYS = new Keys();
    private static LoopbackServer server;
    private static Vault vault;
    private static SessionGraph session;

    @BeforeAll
    static void open() throws IOException {
        EXCHANGE.slack(Duration.ofSeconds(60));
        EXCHANGE.list("BTC", "EUR", "40000", "9").rules("0.1", "0.0001", "0.0001", "10");
        EXCHANGE.list("ETH", "EUR", "2000", "90").rules("0.01", "0.001", "0.001", "10");
        server = new LoopbackServer(EXCHANGE, new Faults(new Random(1)), KEYS, 0);
        vault = RememberingVaults.at(folder.resolve("store"));
        session =
                SessionGraph.create(
                                vault,
                                new SessionGraph.NewStore("me", CurrencyCode.EUR, "en"),
                                PASSPHRASE.toCharArray(),
                                CLOCK)
                        .session();
        // Nothing but the exchange on this machine is asked for anything.
        session.network().setOffline(false);
        session.jobs().setPaused("quotes", true);
        redirect();
        for (String name : List.of("first", "second")) {
            account(name, MUCH);
        }
    }

    @AfterAll
    static void close() {
        session.close();
        server.close();
    }

    private static void redirect() {
        session.collectNetwork().redirect("binance", server.address());
    }

    /** An account with a bitcoin, a portfolio over it alone, and the leave to trade there. */
    private static void account(String name, BigDecimal pilot) {
        AccountId account =
                session.ledger().accountFor(new AccountRef(AccountKind.EXCHANGE, "Binance", name));
        hold(account, AssetRef.coin("BTC"), "1");
        hold(account, AssetRef.cash(CurrencyCode.EUR), "4000");
        EXCHANGE.deposit(name, "BTC", "1");
        EXCHANGE.deposit(name, "EUR", "4000");
        Keys.Customer customer = KEYS.add("key of " + name, name);
        try (Credentials credentials =
                new Credentials(
                        customer.key().toCharArray(), customer.secret().toCharArray(), null)) {
            session.connections().add("binance", name, account, credentials, false, Progress.NONE);
        }
        session.execution()
                .arming()
                .arm(
                        new ArmingService.Wanted(
                                name,
                                Duration.ofDays(30),
                                CurrencyCode.EUR,
                                new Limits(
                                        MUCH,
                                        MUCH,
                                        50,
                                        new BigDecimal("0.05"),
                                        new BigDecimal("0.05"),
                                        3),
                                pilot),
                        name,
                        PASSPHRASE.toCharArray(),
                        Progress.NONE);
        session.analysis()
                .portfolios()
                .create(
                        Portfolio.over(
                                name,
                                Set.of(account),
                                CurrencyCode.EUR,
                                ZoneOffset.UTC,
                                CLOCK.instant()));
    }

    private static void hold(AccountId account, AssetRef asset, String units) {
        Head head =
                new Head(
                        TransactionId.NONE,
                        account,
                        "",
                        EVENING.minus(Duration.ofDays(1)),
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        Leg in = new Leg(session.ledger().assetFor(asset), new BigDecimal(units));
        session.ledger()
                .add(Transaction.of(TransactionType.OPENING_BALANCE, head, Movement.ofIn(in)));
    }

    @Test
    void carriesOutTwoPortfoliosOverTwoAccountsAtOnce() {
        dueTomorrow("first", "0.8");
        dueTomorrow("second", "0.7");
        int before = execution().runs().size();
        // Neither order is answered before both were sent.
        server.hold(ORDER, (int) server.count(ORDER) + 2);

        look();
        execution().awaitIdle();
        server.hold(ORDER, 0);

        assertThat(execution().runs()).hasSize(before + 2);
        assertThat(List.of(run("first"), run("second")))
                .allSatisfy(run -> {
                    assertThat(run.reason()).isNull();
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void leavesPricesTheirTurnAndIsCutOffAndTakenUpWhereTheSessionEnds() throws Exception {
        dueTomorrow("first", "0.5", "0.3");
        off("second");
        int before = (int) server.count(ORDER);
        server.hold(ORDER, before + 2);
        look();
        server.awaitCount(ORDER, before + 1);
        long id = run("first").id();
        assertThat(session.jobs().runHere("drift", Progress.NONE).outcome())
                .as("in the lane of the prices, while the order is not answered")
                .isIn(RunOutcome.DONE, RunOutcome.PARTLY);

        Thread closing = Thread.ofPlatform().start(session::close);
        while (!waitsForRuns(closing)) {
            Thread.onSpinWait();
        }
        server.hold(ORDER, 0);
        closing.join();

        session = SessionGraph.unlock(vault, null, PASSPHRASE.toCharArray(), CLOCK);
        redirect();
        assertThat(execution().run(id).state())
                .as("before its next line")
                .isEqualTo(RunState.BUYING);
        look();
        execution().awaitIdle();
        assertThat(execution().run(id).state()).isEqualTo(RunState.COMPLETED);
        assertThat(server.count(ORDER)).isEqualTo(before + 2);
    }

    @Test
    void leavesADateDueWhoseRunWouldBeMoreThanTheFirstOfALeaveMayTrade() {
        account("third", BigDecimal.TEN);
        off("first");
        off("second");
        dueTomorrow("third", "0.8");
        Instant due = named("third").nextRebalance();
        List<RebalanceRun> before = execution().runs();

        JobRun held = look();

        assertThat(Objects.requireNonNull(held.problem()).code())
                .isEqualTo(ProblemCode.LIMIT_PILOT);
        assertThat(execution().runs()).as("it would fail and use up the date").isEqualTo(before);
        assertThat(named("third").nextRebalance()).isEqualTo(due);
        off("third");
    }

    @Test
    void plansFromNoPricesButThoseOfTheLatestRound() {
        off("first");
        dueTomorrow("second", "0.5");
        session.jobs().setPaused("quotes", false);
        List<RebalanceRun> before = execution().runs();

        JobRun held = look();

        assertThat(Objects.requireNonNull(held.problem()).code())
                .isEqualTo(ProblemCode.PRICES_TO_COME);
        assertThat(execution().runs()).isEqualTo(before);
        session.jobs().setPaused("quotes", true);
        look();
        execution().awaitIdle();
        assertThat(execution().runs()).hasSize(before.size() + 1);
    }

    /** Whether closing the session has come as far as waiting for the runs under way. */
    private static boolean waitsForRuns(Thread closing) {
        StackTraceElement[] frames = closing.getStackTrace();
        return Arrays.stream(frames)
                        .anyMatch(each ->
                                each.getClassName().equals(ExecutionService.class.getName()))
                && Arrays.stream(frames).anyMatch(each -> each.getMethodName().equals("parkNanos"));
    }

    private static Portfolio named(String name) {
        return session.analysis().portfolios().named(name);
    }

    private static RebalanceRun run(String portfolio) {
        return execution().runs().stream()
                .filter(run -> run.portfolio().equals(portfolio))
                .findFirst()
                .orElseThrow();
    }

    private static JobRun look() {
        return session.jobs().runHere("rebalance", Progress.NONE);
    }

    private static void off(String name) {
        session.execution().automation().set(named(name).id(), Automation.OFF);
    }

    private static void dueTomorrow(String name, String bitcoin) {
        dueTomorrow(name, bitcoin, "0");
    }

    private static void dueTomorrow(String name, String bitcoin, String ether) {
        Portfolio portfolio = named(name);
        BigDecimal first = new BigDecimal(bitcoin);
        BigDecimal second = new BigDecimal(ether);
        price("BTC", "40000");
        price("ETH", "2000");
        session.policy()
                .targets()
                .setTargets(
                        portfolio.id(),
                        session.policy()
                                .targets()
                                .of(
                                        List.of(
                                                new TargetRow("BTC", first, ""),
                                                new TargetRow("ETH", second, ""),
                                                new TargetRow(
                                                        "CASH",
                                                        BigDecimal.ONE
                                                                .subtract(first)
                                                                .subtract(second),
                                                        ""))));
        session.policy()
                .targets()
                .setPolicy(
                        portfolio,
                        new RebalancePolicy(
                                PolicyFrequency.DAILY,
                                ZoneOffset.UTC,
                                LocalTime.of(9, 0),
                                BandKind.ABSOLUTE,
                                new BigDecimal("0.05"),
                                Destination.TARGET));
        session.execution()
                .automation()
                .set(
                        portfolio.id(),
                        new Automation(
                                Automation.Approval.WITHIN_CAP,
                                Mode.LIVE,
                                new Money(MUCH, CurrencyCode.EUR)));
        // An hour late, and so well within the time that it waits for data.
        CLOCK.now =
                LocalDate.ofInstant(CLOCK.now, ZoneOffset.UTC)
                        .plusDays(1)
                        .atTime(10, 0)
                        .toInstant(ZoneOffset.UTC);
        price("BTC", "40000");
        price("ETH", "2000");
    }

    private static void price(String coin, String price) {
        Quote quote =
                new Quote(
                        new BigDecimal(price), null, null, CurrencyCode.EUR, CLOCK.now, "binance");
        AssetId asset = session.ledger().assetFor(AssetRef.coin(coin));
        session.session()
                .stores()
                .database()
                .<Boolean>write(tx -> {
                    session.session().stores().feeds().saveQuote(tx, asset, quote);
                    return true;
                });
        session.session().changes().publish(Change.PRICES);
    }

    private static ExecutionService execution() {
        return session.execution().execution();
    }
}
