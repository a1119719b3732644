package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.Fault;
import app.evenkeel.exchange.Faults.Kind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** Runs whose plan is no longer one of what is held. */
class OldPlanScenarioTest extends WireTest {
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void sendsNothingByAPlanThatDidNotKnowOfAnOlderRunsFill(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.time.leap();
                    bench.faults.next(Kind.ORDER, Fault.LOST_AFTER);
                    for (int i = 0; i < 400; i++) {
                        bench.faults.next(Kind.FIND, Fault.ERROR_BEFORE);
                    }
                    RebalanceRun first = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));
                    assertThat(states(bench, first)).containsExactly(OrderState.UNKNOWN);
                    bench.faults.clear();
                    bench.gateway = bench.open();

                    RebalanceRun second = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(states(bench, first)).containsExactly(OrderState.FILLED);
                    assertThat(second.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(second.reason())).isEqualTo(ProblemCode.RUN_OVERTAKEN);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void settlesWhatIsOpenAndSendsNoMoreAfterADay(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.0001");
                    long id =
                            bench.store(
                                            STANDING,
                                            bench.line(Side.BUY, Bench.BTC, "0.2"),
                                            bench.line(Side.BUY, Bench.ETH, "1"))
                                    .id();
                    bench.used = dyingAtUpdate(bench.journal);
                    assertThatThrownBy(() -> bench.engine().advance(id)).isInstanceOf(Death.class);
                    assertThat(bench.exchange.standing()).hasSize(1);
                    bench.used = bench.journal;
                    bench.time.set(Duration.ofHours(25));
                    bench.gateway = bench.open();

                    RebalanceRun run = bench.engine().advance(id);

                    assertThat(code(run.reason())).isEqualTo(ProblemCode.RUN_PLAN_OLD);
                    assertThat(run.state().isOver()).isTrue();
                    assertThat(bench.exchange.standing()).isEmpty();
                    assertThat(run.line(2).state()).isEqualTo(LineState.SKIPPED);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertBooksAgree(bench, run);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void sendsNothingByAPlanThatAnotherRunsTradesCameAfter(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun waiting =
                            bench.store(OrderStyle.USUAL, bench.line(Side.BUY, Bench.BTC, "0.2"));
                    RebalanceRun other = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));
                    assertThat(other.state()).isEqualTo(RunState.COMPLETED);

                    RebalanceRun run = bench.engine().advance(waiting.id());

                    assertThat(run.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.RUN_OVERTAKEN);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertThat(bench.run(bench.line(Side.BUY, Bench.BTC, "0.1")).state())
                            .as("planned afterwards")
                            .isEqualTo(RunState.COMPLETED);
                });
    }
}
