package app.evenkeel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Which runs go at once: a test decides when each of their threads gets on. */
class RunLanesTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<Long> done = new ArrayList<>();
    private final RunLanes lanes = new RunLanes(threads::add);

    @Test
    void letsRunsOverOtherAccountsGoAtOnceAndNeverTwoOverOne() {
        begin(1, 1, 2);
        begin(2, 3);
        begin(3, 2);
        begin(4, 4);

        assertThat(threads).as("of the first, the second and the fourth").hasSize(3);
        threads.remove().run();
        assertThat(done).containsExactly(1L);
        assertThat(threads).as("the account is free again").hasSize(3);
        goOn();
        assertThat(done).containsExactly(1L, 2L, 4L, 3L);
    }

    @Test
    void keepsTheOrderInWhichRunsOverAnAccountCame() {
        begin(1, 1);
        begin(2, 1, 2);
        begin(3, 2);

        assertThat(threads).as("the third waits for the second, which came before it").hasSize(1);
        goOn();
        assertThat(done).containsExactly(1L, 2L, 3L);
    }

    @Test
    void worksOnARunOnceAtATime() {
        assertThat(begin(1, 1)).isTrue();
        assertThat(begin(1, 1)).isFalse();
        assertThat(begin(2, 1)).isTrue();
        assertThat(begin(2, 1)).as("waits already").isFalse();
        goOn();
        lanes.awaitIdle();
        assertThat(done).containsExactly(1L, 2L);
        assertThat(begin(1, 1)).as("to be taken up again").isTrue();
    }

    @Test
    void beginsNothingMoreOnceItIsClosed() {
        begin(1, 1);
        begin(2, 1);
        lanes.close();
        goOn();
        assertThat(done).as("what was under way comes to its end").containsExactly(1L);
        assertThat(begin(3, 3)).isFalse();
        lanes.awaitIdle();
    }

    private boolean begin(long run, long... accounts) {
        return lanes.begin(run(run, accounts), () -> done.add(run));
    }

    private void goOn() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private static RebalanceRun run(long id, long... accounts) {
        List<RunLine> lines =
                Arrays.stream(accounts)
                        .mapToObj(account ->
                                RunLine.planned(
                                        (int) account,
                                        new AccountId(account),
                                        new Market("BTC", "EUR"),
                                        Side.BUY,
                                        BigDecimal.ONE,
                                        BigDecimal.TEN,
                                        BigDecimal.ONE,
                                        "test"))
                        .toList();
        return new RebalanceRun(
                id,
                Mode.PAPER,
                "all",
                CurrencyCode.EUR,
                "test",
                OrderStyle.USUAL,
                RunState.APPROVED,
                lines,
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }
}
