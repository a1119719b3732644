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
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.Fault;
import app.evenkeel.exchange.Faults.Kind;
import app.evenkeel.execution.gateway.Balance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What a venue may say of its markets and of balances, numbered as in the list of scenarios. */
class DataScenarioTest extends WireTest {
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s11LeavesOutAnOrderBelowTheMinimumAndDoesNotTry(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.BTC, "0.0002"),
                                    bench.line(Side.SELL, Bench.ETH, "1"));

                    assertThat(run.line(1).state()).isEqualTo(LineState.SKIPPED);
                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.ORDER_TOO_SMALL);
                    assertThat(run.line(2).state()).isEqualTo(LineState.DONE);
                    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    /** Bitfinex has no steps of quantity that could change. */
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken", "coinbase", "bitstamp"})
    void s12ReadsTheRulesAgainAfterARefusalAndTriesOnceMore(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.run(bench.line(Side.SELL, Bench.ETH, "1"));
                    bench.exchange.listing("BTC/EUR").rules("1", "0.01", "0.01", "10");

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1234"));

                    assertThat(states(bench, run))
                            .containsExactly(OrderState.REJECTED, OrderState.FILLED);
                    assertThat(run.line(1).executed()).isEqualByComparingTo("0.12");
                    assertThat(bench.orders(run))
                            .extracting(order -> order.request().clientId())
                            .doesNotHaveDuplicates();
                    assertThat(bench.posts()).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s13SendsExactDecimals(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange
                            .listing("BTC/EUR")
                            .rules("0.00000001", "0.00000001", "0.0001", "10");
                    BigDecimal wanted = new BigDecimal("0.54000003");

                    RebalanceRun run =
                            bench.run(
                                    RunLine.planned(
                                            1,
                                            bench.account,
                                            Bench.BTC,
                                            Side.SELL,
                                            wanted,
                                            new BigDecimal("40000"),
                                            BigDecimal.ONE,
                                            ""));

                    assertThat(atExchange(bench).getFirst().quantity).isEqualByComparingTo(wanted);
                    assertThat(run.line(1).executed()).isEqualByComparingTo(wanted);
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s17NeverTakesAnEmptyAnswerForNoHoldings(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    for (int i = 0; i < 20; i++) {
                        bench.faults.next(Kind.BALANCES, Fault.EMPTY);
                    }

                    RebalanceRun run = bench.run(bench.line(Side.SELL, Bench.ETH, "1"));

                    assertThat(run.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(run.reason()))
                            .isIn(ProblemCode.BALANCES_INCOMPLETE, ProblemCode.VENUE_UNWELL);
                    assertThat(run.line(1).state()).isEqualTo(LineState.SKIPPED);
                    assertThat(bench.posts()).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s17StopsWhereWhatIsToBeSoldIsNotAmongTheBalances(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.list("SOL", "EUR", "140", "100");

                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, new Market("SOL", "EUR"), "1"),
                                    bench.line(Side.BUY, Bench.BTC, "0.1"));

                    // Binance lists every coin, with nothing of it; Kraken only those that there
                    // are some of.
                    assertThat(run.state()).isIn(RunState.FAILED, RunState.PARTIAL);
                    assertThat(run.line(1).executed()).isZero();
                    assertThat(bench.posts()).isEqualTo(venue.equals("kraken") ? 0 : 1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void countsWhatIsLentOrStakedAsHeldAndNotAsFree(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    String lent = venue.equals("kraken") ? "BTC.F" : "LDBTC";
                    bench.exchange.deposit(Bench.CUSTOMER, lent, "0.5");

                    Balance told = bench.gateway.balances().getOrDefault("BTC", Balance.NONE);

                    assertThat(told.free()).isEqualByComparingTo("1");
                    assertThat(told.total()).isEqualByComparingTo("1.5");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s18LeavesAMarketAloneWhosePriceJumped(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RunLine planned = bench.line(Side.SELL, Bench.ETH, "1");
                    bench.exchange.listing("ETH/EUR").price(new BigDecimal("1500"));

                    RebalanceRun run = bench.run(planned, bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.PRICE_JUMPED);
                    assertThat(run.line(2).state()).isEqualTo(LineState.DONE);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s18LeavesAMarketAloneThatHasOneSideOnly(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("ETH/EUR").levelQuantity("0");

                    RebalanceRun run = bench.run(bench.line(Side.SELL, Bench.ETH, "1"));

                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.PRICE_UNSOUND);
                    assertThat(bench.posts()).isZero();
                });
    }

    @AtEveryVenue
    void s19TradesNothingInAMarketThatStandsStill(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.quiet(Duration.ofMinutes(20));

                    RebalanceRun halted = bench.run(bench.line(Side.SELL, Bench.ETH, "1"));

                    assertThat(code(halted.line(1).outcome())).isEqualTo(ProblemCode.PRICE_OLD);
                    assertThat(bench.posts()).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s20NeverPaysMoreThanTheCollarAllows(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.002");

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.4"));

                    BigDecimal best = new BigDecimal("40020");
                    for (Fill fill : bench.fills(run)) {
                        assertThat(fill.price())
                                .isLessThanOrEqualTo(best.multiply(new BigDecimal("1.01")));
                    }
                    assertThat(run.line(1).state()).isEqualTo(LineState.PARTLY);
                    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
                    List<TradeOrder> orders = bench.orders(run);
                    assertThat(orders).hasSize(Bench.PACE.attempts());
                    // Each waited until the book that it took was filled up again.
                    for (int i = 1; i < orders.size(); i++) {
                        assertThat(orders.get(i).createdAt())
                                .isAfterOrEqualTo(
                                        orders.get(i - 1).createdAt().plus(Bench.PACE.again()));
                    }
                    assertBooksAgree(bench, run);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s22TradesTheOthersWhereOneMarketIsClosed(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("ETH/EUR").open(false);

                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "1"),
                                    bench.line(Side.BUY, Bench.BTC, "0.1"));

                    assertThat(code(run.line(1).outcome()))
                            .isEqualTo(ProblemCode.ORDER_MARKET_CLOSED);
                    assertThat(run.line(2).state()).isEqualTo(LineState.DONE);
                    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
                });
    }

    @AtEveryVenue
    void s22TradesTheOthersWhereOneMarketClosesMeanwhile(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.run(bench.line(Side.SELL, Bench.ETH, "1"));
                    bench.exchange.listing("ETH/EUR").open(false);

                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "1"),
                                    bench.line(Side.BUY, Bench.BTC, "0.1"));

                    // The rules are a day old at most; the refusal tells.
                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.ORDER_REFUSED);
                    assertThat(run.line(2).state()).isEqualTo(LineState.DONE);
                    assertThat(bench.posts()).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s23TradesNoMarketThatTheVenueDoesNotHave(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RunLine line =
                            RunLine.planned(
                                    1,
                                    bench.account,
                                    new Market("LUNA", "EUR"),
                                    Side.BUY,
                                    BigDecimal.TEN,
                                    new BigDecimal("80"),
                                    BigDecimal.ONE,
                                    "");

                    RebalanceRun run = bench.run(line);

                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.ORDER_NO_MARKET);
                    assertThat(bench.posts()).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void s23TradesNoTickerThatMeansAnotherCoinNow(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    // The plan's price is of the old coin; the one listed under its name is worth
                    // 1/1000.
                    bench.exchange.list("LUNA", "EUR", "0.08", "100000");
                    RunLine line =
                            RunLine.planned(
                                    1,
                                    bench.account,
                                    new Market("LUNA", "EUR"),
                                    Side.BUY,
                                    BigDecimal.TEN,
                                    new BigDecimal("80"),
                                    BigDecimal.ONE,
                                    "");

                    RebalanceRun run = bench.run(line);

                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.PRICE_JUMPED);
                    assertThat(bench.posts()).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void usesOnlyWhatNoOtherOrderHoldsBack(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.place(
                            Bench.CUSTOMER,
                            new ExchangeOrder.NewOrder(
                                    "77",
                                    "ETH/EUR",
                                    false,
                                    ExchangeOrder.Kind.LIMIT,
                                    ExchangeOrder.Stands.GTC,
                                    new BigDecimal("8"),
                                    new BigDecimal("3000")));

                    RebalanceRun run = bench.run(bench.line(Side.SELL, Bench.ETH, "5"));

                    assertThat(run.line(1).executed()).isEqualByComparingTo("2");
                    assertThat(code(run.line(1).outcome())).isEqualTo(ProblemCode.ORDER_NOT_HELD);
                    assertThat(bench.orders(run))
                            .extracting(TradeOrder::state)
                            .containsExactly(OrderState.FILLED);
                });
    }
}
