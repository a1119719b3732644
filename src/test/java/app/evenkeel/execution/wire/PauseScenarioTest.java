package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** Runs that are paused, and what they look at before they go on. */
class PauseScenarioTest extends WireTest {
    @Test
    void beginsNoRunWhileAllIsPaused() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.pausesAfter = 0;
                    RebalanceRun waits = bench.run(bench.line(Side.SELL, Bench.ETH, "1"));
                    assertThat(waits.state()).isEqualTo(RunState.APPROVED);
                    assertThat(bench.server.seen()).isEmpty();

                    bench.pausesAfter = Integer.MAX_VALUE;
                    assertThat(bench.engine().advance(waits.id()).state())
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void goesOnWhereNothingHappenedMeanwhile(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun run = paused(bench);

                    assertThat(bench.engine().advance(run.id()).state())
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void sendsNothingMoreWhereBalancesChangedMeanwhile(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun run = paused(bench);
                    bench.exchange.deposit(Bench.CUSTOMER, "BTC", "-0.95");
                    bench.time.leap();

                    RebalanceRun ended = bench.engine().advance(run.id());

                    assertThat(code(ended.reason())).isEqualTo(ProblemCode.BALANCES_DIFFER);
                    assertThat(ended.line(1).state()).isEqualTo(LineState.DONE);
                    assertThat(ended.line(2).state()).isEqualTo(LineState.SKIPPED);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    @Test
    void sendsNothingMoreByAClockThatIsFarOffMeanwhile() throws Exception {
        at(
                "binance",
                bench -> {
                    RebalanceRun run = paused(bench);
                    bench.exchange.skew(Duration.ofMinutes(5));

                    RebalanceRun ended = bench.engine().advance(run.id());

                    assertThat(code(ended.reason())).isEqualTo(ProblemCode.CLOCK_OFF);
                    assertThat(bench.posts()).isEqualTo(1);
                });
    }

    /** A run of two lines, of which one is done. */
    private static RebalanceRun paused(Bench bench) {
        bench.pausesAfter = 1;
        RebalanceRun run =
                bench.engine()
                        .advance(
                                bench.store(
                                                OrderStyle.USUAL,
                                                bench.line(Side.SELL, Bench.ETH, "1"),
                                                bench.line(Side.SELL, Bench.BTC, "0.1"))
                                        .id());
        assertThat(run.state()).isEqualTo(RunState.SELLING);
        bench.pausesAfter = Integer.MAX_VALUE;
        return run;
    }
}
