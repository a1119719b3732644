package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.Side;
import app.evenkeel.exchange.Fault;
import app.evenkeel.exchange.Faults.Kind;
import app.evenkeel.execution.StoredJournal;

import org.junit.jupiter.api.Test;

/** Looking once more at a run that is over, while others want the same account. */
class ReconcileScenarioTest extends WireTest {
    @Test
    void leavesARunAloneWhoseAccountAnotherHas() throws Exception {
        at(
                "binance",
                bench -> {
                    RebalanceRun over = unknown(bench);
                    RebalanceRun other =
                            bench.store(OrderStyle.USUAL, bench.line(Side.SELL, Bench.ETH, "1"));
                    assertThat(bench.journal.lease(other)).isEmpty();
                    int asked = bench.server.seen().size();

                    bench.engine().reconcile(over.id());

                    assertThat(bench.server.seen()).hasSize(asked);
                    assertThat(states(bench, over)).containsExactly(OrderState.UNKNOWN);
                    bench.journal.release(other);
                    bench.engine().reconcile(over.id());
                    assertThat(states(bench, over)).containsExactly(OrderState.FILLED);
                    assertThat(bench.journal.lease(other)).as("let go of afterwards").isEmpty();
                });
    }

    @Test
    void keepsItsAccountMeanwhileAndNotBeyondTheEndOfTheProcess() throws Exception {
        at(
                "binance",
                bench -> {
                    RebalanceRun over = unknown(bench);
                    RebalanceRun other =
                            bench.store(OrderStyle.USUAL, bench.line(Side.SELL, Bench.ETH, "1"));
                    assertThat(bench.journal.lease(over)).isEmpty();
                    assertThat(bench.journal.lease(other)).contains(over.id());

                    StoredJournal restarted = new StoredJournal(bench.session);

                    assertThat(restarted.lease(other)).isEmpty();
                    assertThat(restarted.lease(over)).contains(other.id());
                });
    }

    /** A run that is over, with an order whose end is not known. */
    private static RebalanceRun unknown(Bench bench) {
        bench.time.leap();
        bench.faults.next(Kind.ORDER, Fault.LOST_AFTER);
        for (int i = 0; i < 400; i++) {
            bench.faults.next(Kind.FIND, Fault.ERROR_BEFORE);
        }
        RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));
        assertThat(states(bench, run)).containsExactly(OrderState.UNKNOWN);
        bench.faults.clear();
        bench.gateway = bench.open();
        return run;
    }
}
