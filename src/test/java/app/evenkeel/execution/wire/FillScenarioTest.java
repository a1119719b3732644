package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.Fault;
import app.evenkeel.exchange.Faults.Kind;
import app.evenkeel.exchange.LoopbackExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What may happen to fills and to orders that stand, numbered as in the list of scenarios. */
class FillScenarioTest extends WireTest {
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s07LetsItsOwnFillsCountWhileTheExchangeListsTheOrderAsOpen(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.0001");
                    CompletableFuture<RebalanceRun> run =
                            standing(bench, bench.line(Side.BUY, Bench.BTC, "0.2"));
                    ExchangeOrder order = awaitStanding(bench);
                    for (int i = 0; i < 40; i++) {
                        bench.faults.next(Kind.FIND, Fault.OLD);
                    }
                    bench.exchange.fillStanding(order.id, BigDecimal.ONE);
                    bench.time.leap();

                    RebalanceRun ended = run.join();

                    assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertThat(ended.line(1).executed()).isEqualByComparingTo("0.2");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s07BuysFromItsOwnFillsWhileBalancesLag(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.BALANCES, Fault.NONE, Fault.OLD, Fault.OLD);

                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "9"),
                                    bench.line(Side.BUY, Bench.BTC, "0.9"));

                    // 36,000 euro of bitcoin, of which 20,000 were there before.
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s08CountsAFillThatCameBeforeItsCancellation(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.0001");
                    bench.faults.next(Kind.CANCEL, Fault.LOST_BEFORE, Fault.LOST_BEFORE);
                    CompletableFuture<RebalanceRun> run =
                            standing(bench, bench.line(Side.BUY, Bench.BTC, "0.2"));
                    ExchangeOrder order = awaitStanding(bench);
                    awaitCancel(bench);
                    bench.exchange.fillStanding(order.id, BigDecimal.ONE);

                    RebalanceRun ended = run.join();

                    assertThat(states(bench, ended)).containsExactly(OrderState.FILLED);
                    assertThat(history(bench, bench.orders(ended).getFirst()))
                            .contains(OrderState.CANCEL_PENDING);
                    assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    @AtEveryVenue
    void s09BooksThePartThatWasFilledBeforeItWasCancelled(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.0001");
                    CompletableFuture<RebalanceRun> run =
                            standing(bench, bench.line(Side.BUY, Bench.BTC, "0.2"));
                    ExchangeOrder order = awaitStanding(bench);
                    bench.exchange.fillStanding(order.id, new BigDecimal("0.4"));
                    bench.time.leap();

                    RebalanceRun ended = run.join();

                    assertThat(bench.orders(ended).getFirst().state())
                            .isEqualTo(OrderState.CANCELLED);
                    assertThat(ended.state()).isEqualTo(RunState.PARTIAL);
                    assertThat(ended.line(1).executed())
                            .isGreaterThanOrEqualTo(new BigDecimal("0.08"))
                            .isLessThanOrEqualTo(new BigDecimal("0.2"));
                    assertBooksAgree(bench, ended);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s10LeavesAFillBelowTheMinimumAsDustAndTellsSo(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.00001");
                    CompletableFuture<RebalanceRun> run =
                            standing(bench, bench.line(Side.BUY, Bench.BTC, "0.2"));
                    ExchangeOrder order = awaitStanding(bench);
                    long began = bench.time.nanos();
                    bench.exchange.fillStanding(order.id, new BigDecimal("0.0001"));
                    bench.time.leap();

                    RebalanceRun ended = run.join();

                    Duration took = Duration.ofNanos(bench.time.nanos() - began);
                    assertThat(took).isGreaterThan(Bench.PACE.standing());
                    assertThat(code(ended.line(1).outcome()))
                            .isEqualTo(ProblemCode.ORDER_REST_DUST);
                    assertThat(ended.line(1).state()).isEqualTo(LineState.PARTLY);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s10IsNotDoneWithHalfALineOfWhichTheRestIsBelowTheMinimum(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    // 5 euro of 12.50 are filled, and 10 is the least.
                    RebalanceRun dust = partly(bench, "0.005", "0.4");
                    assertThat(dust.state()).isEqualTo(RunState.PARTIAL);
                    assertThat(dust.line(1).state()).isEqualTo(LineState.PARTLY);
                    assertThat(code(dust.line(1).outcome())).isEqualTo(ProblemCode.ORDER_REST_DUST);

                    // 12.50 of 20 are filled, and 7.50 are left.
                    RebalanceRun part = partly(bench, "0.008", "0.625");
                    assertThat(part.state()).isEqualTo(RunState.PARTIAL);
                    assertThat(part.line(1).state()).isEqualTo(LineState.PARTLY);
                    assertThat(code(part.line(1).outcome())).isEqualTo(ProblemCode.ORDER_TOO_SMALL);
                });
    }

    private static RebalanceRun partly(Bench bench, String quantity, String filled)
            throws Exception {
        bench.exchange.listing("ETH/EUR").levelQuantity("0.00001");
        CompletableFuture<RebalanceRun> run =
                standing(bench, bench.line(Side.BUY, Bench.ETH, quantity));
        bench.exchange.fillStanding(awaitStanding(bench).id, new BigDecimal(filled));
        bench.time.leap();
        return run.join();
    }

    @Test
    void s14SellsWhatIsFreeAfterAFeeInTheBoughtCoin() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.exchange.listing("ETH/EUR").levelQuantity("1000");
                    RebalanceRun bought = bench.run(bench.line(Side.BUY, Bench.ETH, "4"));
                    assertThat(bench.fills(bought)).extracting(Fill::feeAsset).containsOnly("ETH");

                    RebalanceRun sold = bench.run(bench.line(Side.SELL, Bench.ETH, "14"));

                    assertThat(sold.line(1).state()).isEqualTo(LineState.DONE);
                    assertThat(states(bench, sold)).containsExactly(OrderState.FILLED);
                    assertThat(bench.free("ETH"))
                            .isBetween(BigDecimal.ZERO, new BigDecimal("0.001"));
                });
    }

    @Test
    void s15ReckonsWithAFeeInAThirdAsset() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.exchange.feeIn(LoopbackExchange.FeeIn.THIRD);
                    bench.exchange.deposit(Bench.CUSTOMER, "BNB", "1");
                    bench.exchange
                            .list("BNB", "EUR", "600", "100")
                            .rules("0.1", "0.001", "0.001", "10");

                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.BUY, Bench.BTC, "0.1"),
                                    bench.line(Side.SELL, new Market("BNB", "EUR"), "0.9"));

                    assertThat(bench.fills(run)).extracting(Fill::feeAsset).containsOnly("BNB");
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.free("BNB"))
                            .isBetween(new BigDecimal("0.09"), new BigDecimal("0.1"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s16IsDoneWhenWhatIsLeftIsLessThanALot(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun run = bench.run(bench.line(Side.SELL, Bench.ETH, "1.00099999"));

                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(run.line(1).executed()).isEqualByComparingTo("1");
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    @AtEveryVenue
    void countsAFillOnceThatIsToldTwice(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.FILLS, Fault.DOUBLED, Fault.DOUBLED);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.7"));

                    assertThat(run.line(1).executed()).isLessThanOrEqualTo(run.line(1).quantity());
                    assertBooksAgree(bench, run);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void takesInAFillThatComesAfterTheRun(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.time.leap();
                    bench.faults.next(Kind.ORDER, Fault.UNKNOWN_AFTER);
                    for (int i = 0; i < 400; i++) {
                        bench.faults.next(Kind.FIND, Fault.NOT_YET);
                        bench.faults.next(Kind.ORDERS, Fault.NOT_YET);
                        bench.faults.next(Kind.FILLS, Fault.NOT_YET);
                    }
                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));
                    // The balances tell that something was bought, so it is not taken for absent.
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.ORDER_UNKNOWN);

                    bench.faults.clear();
                    RebalanceRun later = bench.engine().reconcile(run.id());

                    assertThat(states(bench, later)).containsExactly(OrderState.FILLED);
                    assertThat(later.line(1).executed()).isEqualByComparingTo("0.2");
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    private static CompletableFuture<RebalanceRun> standing(Bench bench, RunLine line) {
        long id = bench.store(STANDING, line).id();
        return CompletableFuture.supplyAsync(() -> bench.engine().advance(id));
    }

    private static ExchangeOrder awaitStanding(Bench bench) throws InterruptedException {
        return bench.exchange.awaitStanding();
    }

    private static void awaitCancel(Bench bench) throws InterruptedException {
        bench.server.await(Kind.CANCEL);
    }
}
