package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.exchange.Fault;
import app.evenkeel.exchange.Faults.Kind;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.ingestion.holdings.ExchangeCollector;
import app.evenkeel.ingestion.net.KeyQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Runs, breakers, clocks and rates, numbered as in the list of scenarios. */
class RunScenarioTest extends WireTest {
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s21SellsOnceWhenThePurchaseFails(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("BTC/EUR").open(false);
                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "4"),
                                    bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
                    assertThat(run.reason()).isNotNull();
                    assertThat(run.line(1).state()).isEqualTo(LineState.DONE);
                    assertThat(bench.engine().advance(run.id())).isEqualTo(run);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertThat(bench.free("ETH")).isEqualByComparingTo("6");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s21BuysNoMoreThanWhatTheSalesBrought(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.deposit(Bench.CUSTOMER, "EUR", "-20000");

                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "4"),
                                    bench.line(Side.BUY, Bench.BTC, "0.5"));

                    // 4 ETH bring 10,000 euro, and 0.5 BTC would take 20,000.
                    assertThat(run.line(2).state()).isEqualTo(LineState.PARTLY);
                    assertThat(code(run.line(2).outcome())).isEqualTo(ProblemCode.ORDER_NO_CASH);
                    assertThat(run.line(2).executed())
                            .isBetween(new BigDecimal("0.24"), new BigDecimal("0.25"));
                    assertThat(bench.free("EUR")).isGreaterThanOrEqualTo(BigDecimal.ZERO);
                    assertThat(states(bench, run)).doesNotContain(OrderState.REJECTED);
                });
    }

    @Test
    void s24FollowsAVenueWhoseClockJumps() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.exchange.slack(Duration.ofSeconds(8));
                    assertThat(bench.run(bench.line(Side.SELL, Bench.ETH, "1")).state())
                            .isEqualTo(RunState.COMPLETED);
                    bench.exchange.skew(Duration.ofSeconds(50));

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void s24FollowsThisComputersClockWhenItIsSet() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.exchange.slack(Duration.ofSeconds(8));
                    assertThat(bench.run(bench.line(Side.SELL, Bench.ETH, "1")).state())
                            .isEqualTo(RunState.COMPLETED);
                    bench.exchange.skew(Duration.ofSeconds(50));
                    bench.time.set(Duration.ofSeconds(-40));

                    // The exchange's own clock goes by the same one here, and so was set back with
                    // it.
                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void s24RefusesToTradeByAClockThatIsFarOff() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.exchange.skew(Duration.ofMinutes(5));

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(code(run.reason())).isEqualTo(ProblemCode.CLOCK_OFF);
                    assertThat(bench.posts()).isZero();
                });
    }

    /** Coinbase says of a time only that the key is not one. */
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken", "bitstamp", "bitfinex"})
    void s24And25TriesAgainUnderANewIntentWhenTimeOrNumberAreRefused(String venue)
            throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.ORDER, Fault.CLOCK);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(states(bench, run))
                            .containsExactly(OrderState.REJECTED, OrderState.FILLED);
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(atExchange(bench)).hasSize(1);
                });
    }

    @Test
    void s25LetsRequestsUnderOneKeyGoOneAfterAnother() throws Exception {
        at(
                "kraken",
                bench -> {
                    bench.server.latency(Duration.ofMillis(5));
                    CompletableFuture<?>[] asking = new CompletableFuture<?>[16];
                    for (int i = 0; i < asking.length; i++) {
                        asking[i] = CompletableFuture.runAsync(() -> bench.gateway.balances());
                    }
                    CompletableFuture.allOf(asking).join();

                    // Out of order, the exchange would have refused a number, and it would be asked
                    // again.
                    assertThat(bench.server.count("POST /0/private/BalanceEx"))
                            .isEqualTo(asking.length);
                });
    }

    @Test
    void s25LetsAllThatGoesUnderOneKeyGoOneAfterAnother() throws Exception {
        at(
                "kraken",
                bench -> {
                    bench.server.latency(Duration.ofMillis(5));
                    KeyQueue queue = KeyQueue.ofNewKey(bench.time);
                    OrderGateway one = bench.open(queue);
                    OrderGateway two = bench.open(queue);
                    ExchangeCollector three = bench.collector(queue);
                    CompletableFuture<?>[] asking = new CompletableFuture<?>[24];
                    for (int i = 0; i < asking.length; i += 3) {
                        asking[i] = CompletableFuture.runAsync(() -> one.balances());
                        asking[i + 1] = CompletableFuture.runAsync(() -> two.balances());
                        asking[i + 2] =
                                CompletableFuture.runAsync(() -> three.collect(Progress.NONE));
                    }
                    CompletableFuture.allOf(asking).join();

                    assertThat(
                                    bench.server.count("POST /0/private/Balance")
                                            + bench.server.count("POST /0/private/BalanceEx"))
                            .as("none of them refused and asked again")
                            .isEqualTo(asking.length);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUSY", "BANNED"})
    void s26WaitsAsLongAsTheExchangeAsks(String fault) throws Exception {
        at(
                "binance",
                bench -> {
                    bench.faults.next(Kind.ORDER, Fault.valueOf(fault));
                    long began = bench.time.nanos();

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(states(bench, run))
                            .containsExactly(OrderState.REJECTED, OrderState.FILLED);
                    assertThat(Duration.ofNanos(bench.time.nanos() - began))
                            .isGreaterThan(Duration.ofSeconds(1));
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                });
    }

    @AtEveryVenue
    void s26AsksAgainAfterQuestionsWereTooMany(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.BALANCES, Fault.BUSY, Fault.BUSY);
                    bench.faults.next(Kind.DEPTH, Fault.MAINTENANCE, Fault.LOST_BEFORE);

                    assertThat(bench.run(bench.line(Side.BUY, Bench.BTC, "0.1")).state())
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void s30LetsOneRunAtATimeTradeInAnAccount() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.0001");
                    long first = bench.store(STANDING, bench.line(Side.BUY, Bench.BTC, "0.2")).id();
                    CompletableFuture<RebalanceRun> running =
                            CompletableFuture.supplyAsync(() -> bench.engine().advance(first));
                    bench.exchange.awaitStanding();

                    RebalanceRun second = bench.run(bench.line(Side.SELL, Bench.ETH, "1"));

                    assertThat(second.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(second.reason())).isEqualTo(ProblemCode.ACCOUNT_HAS_RUN);
                    assertThat(running.join().state().isOver()).isTrue();
                    assertThat(bench.run(bench.line(Side.SELL, Bench.ETH, "1")).state())
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void endsWithAReasonWhereBalancesNeverAgree(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    OrderGateway real = bench.gateway;
                    bench.around =
                            gateway ->
                                    new DepositingGateway(
                                            real,
                                            () ->
                                                    bench.exchange.deposit(
                                                            Bench.CUSTOMER, "EUR", "7"));

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.BALANCES_DIFFER);
                    assertThat(run.line(1).state()).isEqualTo(LineState.DONE);
                });
    }

    @AtEveryVenue
    void triesOnceWhereThereIsNotEnoughToPayWith(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    OrderGateway real = bench.gateway;
                    bench.around =
                            gateway ->
                                    new DepositingGateway(
                                            real,
                                            () ->
                                                    bench.exchange.deposit(
                                                            Bench.CUSTOMER, "EUR", "-19999"));

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(states(bench, run)).containsExactly(OrderState.REJECTED);
                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.ORDER_REFUSED);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    @Test
    void endsARunWhoseKeyIsRefused() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.gateway = bench.open("another key");

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(run.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.KEY_REFUSED);
                    assertThat(bench.posts()).isZero();
                });
    }

    @Test
    void takesBackAStandingOrderWhenTradingIsStopped() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.0001");
                    long id =
                            bench.store(
                                            STANDING,
                                            bench.line(Side.BUY, Bench.BTC, "0.2"),
                                            bench.line(Side.BUY, Bench.ETH, "1"))
                                    .id();
                    CompletableFuture<RebalanceRun> running =
                            CompletableFuture.supplyAsync(() -> bench.engine().advance(id));
                    bench.exchange.awaitStanding();
                    bench.refusal = Problem.of(ProblemCode.TRADING_STOPPED, "now");

                    RebalanceRun run = running.join();

                    assertThat(bench.exchange.standing()).isEmpty();
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.TRADING_STOPPED);
                    assertThat(run.line(2).state()).isEqualTo(LineState.SKIPPED);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    @Test
    void stopsAtEachOfItsLimits() throws Exception {
        at(
                "binance",
                bench -> {
                    Limits wide = bench.limits;
                    bench.limits = limits("1000", "1000000", 50, "0.05");
                    assertThat(code(sell(bench).line(1).outcome()))
                            .isEqualTo(ProblemCode.LIMIT_ORDER);
                    bench.limits = limits("100000", "2000", 50, "0.05");
                    assertThat(code(sell(bench).reason())).isEqualTo(ProblemCode.LIMIT_TURNOVER);
                    bench.freeBytes = 1;
                    bench.limits = wide;
                    assertThat(code(sell(bench).reason())).isEqualTo(ProblemCode.DISK_LOW);
                    bench.freeBytes = Long.MAX_VALUE;
                    bench.pilot = new BigDecimal("100");
                    assertThat(code(sell(bench).reason())).isEqualTo(ProblemCode.LIMIT_PILOT);
                    bench.pilot = null;
                    assertThat(bench.posts()).isZero();

                    bench.limits = limits("100000", "1000000", 1, "0.05");
                    RebalanceRun many =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "1"),
                                    bench.line(Side.SELL, Bench.BTC, "0.1"));
                    assertThat(code(many.reason())).isEqualTo(ProblemCode.LIMIT_ORDERS);
                    bench.limits = limits("100000", "1000000", 50, "0.000001");
                    RebalanceRun dear =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "1"),
                                    bench.line(Side.SELL, Bench.BTC, "0.1"));
                    assertThat(code(dear.reason())).isEqualTo(ProblemCode.LIMIT_LOSS);
                    assertThat(bench.posts()).isEqualTo(2);
                });
    }

    @Test
    void stopsAfterRefusalsInARow() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.faults.next(
                            Kind.ORDER, Fault.CLOCK, Fault.CLOCK, Fault.CLOCK, Fault.CLOCK);

                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "1"),
                                    bench.line(Side.SELL, Bench.BTC, "0.1"));

                    assertThat(code(run.reason())).isEqualTo(ProblemCode.REJECTS_REPEATED);
                    assertThat(bench.posts()).isEqualTo(3);
                });
    }

    private static RebalanceRun sell(Bench bench) {
        return bench.run(bench.line(Side.SELL, Bench.ETH, "1"));
    }

    private static Limits limits(String order, String turnover, int orders, String loss) {
        return new Limits(
                new BigDecimal(order),
                new BigDecimal(turnover),
                orders,
                new BigDecimal(loss),
                new BigDecimal("0.05"),
                3);
    }
}
