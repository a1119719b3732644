package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.ExchangeOrder.NewOrder;
import app.evenkeel.exchange.Fault;
import app.evenkeel.exchange.Faults.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Orders that never arrived, in an account in which the user trades too. */
class LostOrderScenarioTest extends WireTest {
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void knowsThatAFillIsOfTheUsersOwnOlderOrder(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    long own = place(bench, "7", ExchangeOrder.Stands.GTC, "39000").id;
                    bench.time.set(Duration.ofMinutes(1));
                    bench.time.leap();
                    bench.around =
                            real ->
                                    new DepositingGateway(
                                            real,
                                            () -> bench.exchange.fillStanding(own, BigDecimal.ONE));
                    bench.faults.next(Kind.ORDER, Fault.LOST_BEFORE);
                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));
                    // What the user bought might have been bought by it.
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.ORDER_UNKNOWN);
                    bench.around = real -> real;
                    bench.time.set(Duration.ofMinutes(20));

                    bench.engine().reconcile(run.id());

                    assertThat(states(bench, run)).containsExactly(OrderState.ABSENT);
                    assertThat(bench.run(bench.line(Side.SELL, Bench.ETH, "1")).state())
                            .as("another run in the same account")
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void readsClosedOrdersPageByPage() throws Exception {
        at(
                "kraken",
                bench -> {
                    Instant since = bench.time.now().minusSeconds(10);
                    bench.exchange.listing("BTC/EUR").levelQuantity("100");
                    for (int i = 0; i < 120; i++) {
                        place(
                                bench,
                                Integer.toString(1_000 + i),
                                ExchangeOrder.Stands.IOC,
                                "40100");
                    }

                    assertThat(bench.gateway.orders(Bench.BTC, since)).hasSize(120);
                });
    }

    private static ExchangeOrder place(
            Bench bench, String id, ExchangeOrder.Stands stands, String limit) throws Exception {
        return bench.exchange.place(
                Bench.CUSTOMER,
                new NewOrder(
                        id,
                        "BTC/EUR",
                        true,
                        ExchangeOrder.Kind.LIMIT,
                        stands,
                        new BigDecimal("0.001"),
                        new BigDecimal(limit)));
    }
}
