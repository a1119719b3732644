package app.evenkeel.execution.rehearsal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.SocketTrap;
import app.evenkeel.execution.StopSwitch;
import app.evenkeel.execution.StoredJournal;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.run.Breakers;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Leave;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.execution.run.RunEngine;
import app.evenkeel.ingestion.net.VirtualTime;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import jdk.jfr.consumer.RecordedEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Runs that move no money. */
class RehearsalTest {
    private static final Market BTC = new Market("BTC", "EUR");
    private static final Market ETH = new Market("ETH", "EUR");

    @TempDir private Path folder;
    private final VirtualTime time = new VirtualTime();
    private final Map<Market, KnownPrice> prices = new HashMap<>();
    private Session session;
    private StoredJournal journal;
    private AccountId account;
    private StopSwitch stop;

    @BeforeEach
    void open() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        Stores stores = Stores.of(EmptyStores.open(folder.resolve("store"), key));
        Caller caller =
                stores.database().write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        session =
                new Session(
                        caller,
                        stores,
                        new Changes(),
                        Clock.fixed(VirtualTime.START, ZoneOffset.UTC));
        journal = new StoredJournal(session);
        stop = new StopSwitch(folder);
        account =
                stores.database()
                        .write(tx ->
                                stores.accounts()
                                        .insert(
                                                tx,
                                                caller,
                                                new AccountRef(AccountKind.EXCHANGE, "X", "X")))
                        .id();
        prices.put(BTC, price("40000", VirtualTime.START));
        prices.put(ETH, price("2500", VirtualTime.START));
        hold(Map.of("BTC", "1", "ETH", "10", "EUR", "5000"));
    }

    @AfterEach
    void close() {
        session.stores().database().close();
    }

    @Test
    void writesDownADryRunAndFillsNothing() {
        RebalanceRun run = run(Mode.DRY, line(Side.SELL, ETH, "4"), line(Side.BUY, BTC, "0.3"));

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(Objects.requireNonNull(run.reason()).code())
                .isEqualTo(ProblemCode.RUN_REHEARSED);
        assertThat(journal.orders(run.id()))
                .extracting(TradeOrder::state)
                .containsOnly(OrderState.PLANNED)
                .hasSize(2);
        assertThat(journal.orders(run.id())).extracting(TradeOrder::mode).containsOnly(Mode.DRY);
        assertThat(journal.fills(run.id())).isEmpty();
        // The paper book is another's.
        assertThat(held()).containsEntry("ETH", new BigDecimal("10"));
    }

    @Test
    void reckonsADryPurchaseWithWhatTheDrySalesWouldBring() {
        RebalanceRun without = run(Mode.DRY, line(Side.BUY, BTC, "0.3"));
        RebalanceRun with = run(Mode.DRY, line(Side.SELL, ETH, "4"), line(Side.BUY, BTC, "0.3"));

        assertThat(journal.orders(without.id()).getFirst().request().quantity())
                .isLessThan(new BigDecimal("0.125"));
        assertThat(journal.orders(with.id()).getLast().request().quantity())
                .isEqualByComparingTo("0.3");
    }

    @Test
    void fillsAPaperRunFromItsOwnBookAtWhatIsOnOffer() {
        RebalanceRun run = run(Mode.PAPER, line(Side.SELL, ETH, "4"), line(Side.BUY, BTC, "0.3"));

        assertThat(run.reason()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(journal.orders(run.id()))
                .extracting(TradeOrder::state)
                .containsOnly(OrderState.FILLED);
        assertThat(journal.orders(run.id())).extracting(TradeOrder::mode).containsOnly(Mode.PAPER);
        assertThat(held().get("ETH")).isEqualByComparingTo("6");
        assertThat(held().get("BTC")).isEqualByComparingTo("1.3");
        // 5000 + 4 ETH below 2500 - 0.3 BTC above 40000 - 0.1% of both.
        assertThat(held().get("EUR")).isBetween(new BigDecimal("2950"), new BigDecimal("2990"));
    }

    @Test
    void fillsNoMoreOnPaperThanIsOnOffer() {
        RebalanceRun run = run(Mode.PAPER, line(Side.SELL, BTC, "1"), line(Side.SELL, ETH, "2"));

        // A quarter of a bitcoin at each step of 0.05%, of which the collar spans twenty.
        assertThat(journal.fills(run.id()).values().stream().mapToInt(List::size).max())
                .hasValue(4);
        assertThat(run.line(1).state()).isEqualTo(LineState.DONE);
    }

    /** An account whose deposits were not imported owes money in the ledger. */
    @Test
    void reckonsOnPaperWithCashBelowZero() {
        hold(Map.of("BTC", "1", "EUR", "-40000"));

        RebalanceRun run = run(Mode.PAPER, line(Side.SELL, BTC, "0.1"), line(Side.BUY, ETH, "1"));

        assertThat(run.line(1).state()).isEqualTo(LineState.DONE);
        assertThat(Objects.requireNonNull(run.line(2).outcome()).code())
                .isEqualTo(ProblemCode.ORDER_NO_CASH);
        assertThat(Objects.requireNonNull(run.reason()).code()).isEqualTo(ProblemCode.RUN_LEFT_OUT);
        assertThat(held().get("EUR")).isNegative();
    }

    @Test
    void keepsAPaperOrderStandingAndFillsItWhenThePriceComes() {
        RunLine line = line(Side.BUY, BTC, "0.1");
        OrderStyle style = new OrderStyle(OrderType.LIMIT, TimeInForce.GTC, BigDecimal.ZERO);
        prices.put(
                BTC,
                new KnownPrice(
                        new BigDecimal("40000"),
                        null,
                        null,
                        new BigDecimal("1"),
                        VirtualTime.START,
                        new BigDecimal("0.0001")));

        RebalanceRun run = run(Mode.PAPER, style, line);

        assertThat(journal.orders(run.id()).getFirst().state()).isEqualTo(OrderState.FILLED);
        assertThat(journal.fills(run.id()).values().iterator().next()).hasSizeGreaterThan(1);
    }

    @Test
    void s19TradesNothingAtAStalePrice() {
        prices.put(BTC, price("40000", VirtualTime.START.minus(Duration.ofDays(6))));

        RebalanceRun run = run(Mode.PAPER, line(Side.BUY, BTC, "0.1"));

        assertThat(Objects.requireNonNull(run.line(1).outcome()).code())
                .isEqualTo(ProblemCode.PRICE_OLD);
        assertThat(journal.orders(run.id())).isEmpty();
    }

    @Test
    void sendsNothingWhileTradingIsStopped() {
        stop.stop(VirtualTime.START);
        RebalanceRun stopped = run(Mode.PAPER, line(Side.BUY, BTC, "0.1"));
        stop.release();
        RebalanceRun released = run(Mode.PAPER, line(Side.BUY, BTC, "0.1"));

        assertThat(stopped.state()).isEqualTo(RunState.FAILED);
        assertThat(Objects.requireNonNull(stopped.reason()).code())
                .isEqualTo(ProblemCode.TRADING_STOPPED);
        assertThat(released.state()).isEqualTo(RunState.COMPLETED);
    }

    /** I5: nothing that rehearses can reach a network, and nothing does. */
    @Test
    void s27ReachesNoNetworkOnPaperOrDry() throws IOException {
        List<RecordedEvent> written =
                SocketTrap.writes(
                        folder.resolve("sockets.jfr"),
                        () -> {
                            run(Mode.DRY, line(Side.SELL, ETH, "4"), line(Side.BUY, BTC, "0.3"));
                            run(Mode.PAPER, line(Side.SELL, ETH, "4"), line(Side.BUY, BTC, "0.3"));
                        });

        assertThat(written).isEmpty();
        noClasses()
                .that()
                .resideInAPackage("app.evenkeel.execution.rehearsal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "app.evenkeel.execution.live..", "org.knowm..", "si.mazi..", "java.net..")
                .check(
                        new ClassFileImporter()
                                .importPackages("app.evenkeel.execution.rehearsal")
                                .that(
                                        DescribedPredicate.describe(
                                                "of the program",
                                                type -> !type.getName().contains("Test"))));
    }

    private static KnownPrice price(String value, Instant at) {
        return new KnownPrice(
                new BigDecimal(value), null, null, null, at, new BigDecimal("0.0001"));
    }

    private void hold(Map<String, String> holdings) {
        Map<String, BigDecimal> held = new HashMap<>();
        holdings.forEach((symbol, quantity) -> held.put(symbol, new BigDecimal(quantity)));
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores().paper().setBalances(tx, session.caller(), account, held);
                    return true;
                });
    }

    private Map<String, BigDecimal> held() {
        return session.stores()
                .database()
                .read(tx -> session.stores().paper().balances(tx, session.caller(), account));
    }

    private RunLine line(Side side, Market market, String quantity) {
        return RunLine.planned(
                side == Side.SELL ? 1 : 2,
                account,
                market,
                side,
                new BigDecimal(quantity),
                Objects.requireNonNull(prices.get(market)).price(),
                BigDecimal.ONE,
                "test");
    }

    private RebalanceRun run(Mode mode, RunLine... lines) {
        return run(mode, OrderStyle.USUAL, lines);
    }

    private RebalanceRun run(Mode mode, OrderStyle style, RunLine... lines) {
        List<RunLine> numbered = new ArrayList<>();
        for (RunLine each : lines) {
            numbered.add(
                    RunLine.planned(
                            numbered.size() + 1,
                            each.account(),
                            each.market(),
                            each.side(),
                            each.quantity(),
                            each.price(),
                            each.rate(),
                            each.why()));
        }
        RebalanceRun run =
                new RebalanceRun(
                        0,
                        mode,
                        "all",
                        CurrencyCode.of("EUR"),
                        "test",
                        style,
                        RunState.APPROVED,
                        numbered,
                        Map.of(),
                        time.now(),
                        time.now(),
                        null);
        RebalanceRun stored =
                session.stores()
                        .database()
                        .write(tx -> session.stores().runs().insert(tx, session.caller(), run));
        KnownPrices known = market -> Optional.ofNullable(prices.get(market));
        OrderGateway gateway =
                mode == Mode.DRY
                        ? new DryGateway(known, held(), time)
                        : new PaperGateway(
                                session,
                                account,
                                new PaperCash(CurrencyCode.EUR, Map.of()),
                                known,
                                time);
        return new RunEngine(
                        journal,
                        (_, _) ->
                                new Desk(
                                        gateway,
                                        () -> {
                                            Problem why = stop.refusal();
                                            return why == null
                                                    ? new Leave.Granted(
                                                            Limits.REHEARSAL, null, null)
                                                    : new Leave.Withheld(why);
                                        }),
                        new Breakers(journal, time, () -> Long.MAX_VALUE, (_, _) -> null),
                        new ClientIdSource(new Random()),
                        _ -> {},
                        time,
                        Pace.USUAL,
                        () -> false)
                .advance(stored.id());
    }
}
