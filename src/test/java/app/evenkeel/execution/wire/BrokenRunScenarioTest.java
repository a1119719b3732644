package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.execution.LedgerBooks;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Runs that meet what nobody thought of: they end, and are in nobody's way. */
class BrokenRunScenarioTest extends WireTest {
    @Test
    void endsWhereAnOrderThatIsToBeCancelledTurnsOutToBeRejected() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.time.leap();
                    bench.exchange.listing("BTC/EUR").levelQuantity("0.0001");
                    // Nothing of it was executed, as far as the venue tells.
                    bench.around =
                            real ->
                                    changed(
                                            changed(real, "fills", _ -> List.of()),
                                            "find",
                                            found ->
                                                    ((Optional<?>) found)
                                                            .map(each ->
                                                                    unfilled((VenueOrder) each)));

                    RebalanceRun run =
                            bench.engine()
                                    .advance(
                                            bench.store(
                                                            STANDING,
                                                            bench.line(Side.BUY, Bench.BTC, "0.2"))
                                                    .id());

                    assertThat(history(bench, bench.orders(run).getFirst()))
                            .containsSubsequence(OrderState.CANCEL_PENDING, OrderState.REJECTED);
                    assertThat(run.state()).isEqualTo(RunState.FAILED);
                    assertThat(goesOn(bench)).isEqualTo(RunState.COMPLETED);
                });
    }

    private static VenueOrder unfilled(VenueOrder order) {
        return new VenueOrder(
                order.id(),
                order.clientId(),
                order.market(),
                order.side(),
                order.quantity(),
                BigDecimal.ZERO,
                order.status() == VenueOrder.Status.OPEN
                        ? VenueOrder.Status.OPEN
                        : VenueOrder.Status.REJECTED,
                order.placedAt());
    }

    @Test
    void asksAgainWhereMoreWasExecutedThanWasOrdered() throws Exception {
        at(
                "binance",
                bench -> {
                    AtomicInteger asked = new AtomicInteger();
                    bench.around =
                            real ->
                                    changed(
                                            real,
                                            "fills",
                                            told ->
                                                    asked.incrementAndGet() == 1
                                                            ? ((List<?>) told)
                                                                    .stream()
                                                                            .map(each ->
                                                                                    tenfold(
                                                                                            (VenueFill)
                                                                                                    each))
                                                                            .toList()
                                                            : told);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(asked).hasValueGreaterThan(1);
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertBooksAgree(bench, run);
                });
    }

    private static VenueFill tenfold(VenueFill told) {
        Fill fill = told.fill();
        return new VenueFill(
                told.orderId(),
                told.side(),
                new Fill(
                        fill.tradeId(),
                        fill.at(),
                        fill.price(),
                        fill.quantity().multiply(BigDecimal.TEN),
                        fill.fee(),
                        fill.feeAsset()));
    }

    @Test
    void endsARunThatBreaksAndLetsGoOfItsAccount() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.around =
                            real ->
                                    changed(
                                            real,
                                            "depth",
                                            _ -> {
                                                throw new IllegalStateException("broken");
                                            });

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(run.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.RUN_BROKEN);
                    assertThat(run.line(1).state()).isEqualTo(LineState.SKIPPED);
                    assertThat(goesOn(bench)).isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void leavesARunThatIsInterruptedAsItIsToBeTakenUpLater() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.around =
                            real ->
                                    changed(
                                            real,
                                            "depth",
                                            _ -> {
                                                throw new WorkCancelledException();
                                            });
                    long id =
                            bench.store(OrderStyle.USUAL, bench.line(Side.BUY, Bench.BTC, "0.2"))
                                    .id();
                    assertThatThrownBy(() -> bench.engine().advance(id))
                            .isInstanceOf(WorkCancelledException.class);

                    bench.around = real -> real;
                    assertThat(bench.engine().advance(id).state()).isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void endsARunWhoseTradesCannotBeBookedAndBeginsNoOtherUntilTheyAre() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.books =
                            _ -> {
                                throw new IllegalStateException("An execution states no holding");
                            };
                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));
                    assertThat(run.state()).isEqualTo(RunState.PARTIAL);
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.RUN_BROKEN);
                    assertThat(run.line(1).state()).isEqualTo(LineState.DONE);

                    bench.books = new LedgerBooks(bench.session);
                    RebalanceRun next = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));
                    assertThat(code(next.reason())).isEqualTo(ProblemCode.RUN_UNSETTLED);
                    assertThat(bench.posts()).isEqualTo(1);

                    bench.engine().reconcile(run.id());
                    assertThat(goesOn(bench)).isEqualTo(RunState.COMPLETED);
                });
    }

    /** How another run in the same account ends. */
    private static RunState goesOn(Bench bench) {
        bench.around = real -> real;
        return bench.run(bench.line(Side.SELL, Bench.ETH, "1")).state();
    }

    /** A way to the exchange of which one answer is changed. */
    private static OrderGateway changed(
            OrderGateway real, String question, UnaryOperator<Object> change) {
        return (OrderGateway)
                Proxy.newProxyInstance(
                        OrderGateway.class.getClassLoader(),
                        new Class<?>[] {OrderGateway.class},
                        (_, method, args) -> {
                            try {
                                Object answer = method.invoke(real, args);
                                return method.getName().equals(question)
                                        ? change.apply(answer)
                                        : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
