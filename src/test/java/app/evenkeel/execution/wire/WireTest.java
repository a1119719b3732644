package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.execution.run.RunJournal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What the tests over the wire share. */
abstract class WireTest {
    /** Stands until it is cancelled, and so can be filled in parts. */
    static final OrderStyle STANDING =
            new OrderStyle(OrderType.LIMIT, TimeInForce.GTC, BigDecimal.ZERO);

    @TempDir private Path folder;

    /** A test's steps against one venue. */
    interface Steps {
        void on(Bench bench) throws Exception;
    }

    void at(String venue, Steps steps) throws Exception {
        try (Bench bench = new Bench(venue, Files.createTempDirectory(folder, venue))) {
            steps.on(bench);
        }
    }

    static List<OrderState> states(Bench bench, RebalanceRun run) {
        return bench.orders(run).stream().map(TradeOrder::state).toList();
    }

    /** Every state that an order was ever in. */
    static List<OrderState> history(Bench bench, TradeOrder order) {
        return bench
                .session
                .stores()
                .database()
                .read(tx ->
                        bench.session
                                .stores()
                                .orders()
                                .events(tx, bench.session.caller(), order.id()))
                .stream()
                .map(event -> event.state())
                .toList();
    }

    static List<ExchangeOrder> atExchange(Bench bench) {
        return bench.exchange.orders(Bench.CUSTOMER);
    }

    static @Nullable ProblemCode code(@Nullable Problem problem) {
        return problem == null ? null : problem.code();
    }

    /** The exchange's own ledger and ours say the same of every order. */
    static void assertBooksAgree(Bench bench, RebalanceRun run) {
        assertOrdersAgree(bench, run);
        assertThat(bench.fills(run)).hasSameSizeAs(bench.exchange.trades(Bench.CUSTOMER));
    }

    /** The same of the orders of one run among others. */
    static void assertOrdersAgree(Bench bench, RebalanceRun run) {
        for (TradeOrder order : bench.orders(run)) {
            BigDecimal executed =
                    bench.exchange
                            .byClientId(Bench.CUSTOMER, order.request().clientId().value())
                            .map(real -> real.executed)
                            .orElse(BigDecimal.ZERO);
            assertThat(order.filled()).isEqualByComparingTo(executed);
        }
    }

    /** The process is gone. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A journal under which the process dies when it is to note what became of an order. */
    static RunJournal dyingAtUpdate(RunJournal journal) {
        return (RunJournal)
                Proxy.newProxyInstance(
                        RunJournal.class.getClassLoader(),
                        new Class<?>[] {RunJournal.class},
                        (_, method, args) -> {
                            boolean ofOrder =
                                    args != null
                                            && args.length == 3
                                            && args[0] instanceof TradeOrder
                                            && args[1] instanceof Collection<?>;
                            if (ofOrder) {
                                throw new Death();
                            }
                            try {
                                return method.invoke(journal, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
