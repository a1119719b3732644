package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.Fault;
import app.evenkeel.exchange.Faults.Kind;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.LineCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;

/** What may happen to an order on its way, numbered as in the list of scenarios. */
class SubmissionScenarioTest extends WireTest {
    @AtEveryVenue
    void s00SellsThenBuysAndAgreesWithTheExchange(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun run =
                            bench.run(
                                    bench.line(Side.SELL, Bench.ETH, "4"),
                                    bench.line(Side.BUY, Bench.BTC, "0.5"));

                    assertThat(run.reason()).isNull();
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(states(bench, run))
                            .containsExactly(OrderState.FILLED, OrderState.FILLED);
                    assertThat(bench.posts()).isEqualTo(2);
                    assertThat(bench.free("ETH")).isEqualByComparingTo("6");
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s01FindsAnOrderWhoseAnswerWasLost(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.ORDER, Fault.LOST_AFTER);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertThat(atExchange(bench)).hasSize(1);
                    assertThat(history(bench, bench.orders(run).getFirst()))
                            .contains(OrderState.UNKNOWN)
                            .endsWith(OrderState.FILLED);
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s02TakesAnErrorThatIsNotListedForNoRefusal(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.ORDER, Fault.UNLISTED_AFTER);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(history(bench, bench.orders(run).getFirst()))
                            .contains(OrderState.UNKNOWN)
                            .doesNotContain(OrderState.REJECTED)
                            .endsWith(OrderState.FILLED);
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s02FindsAnOrderThatWasRefusedAndIsThereAllTheSame(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.ORDER, Fault.REFUSED_AFTER);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(history(bench, bench.orders(run).getFirst()))
                            .containsSubsequence(OrderState.REJECTED, OrderState.FILLED);
                    assertThat(run.line(1).executed()).isEqualByComparingTo("0.2");
                    assertThat(bench.posts()).isEqualTo(1);
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s02NeverTakesAnUnknownStatusForARefusal(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    Fault[] faults = {Fault.UNKNOWN_AFTER, Fault.ERROR_AFTER, Fault.GARBAGE};
                    for (Fault fault : faults) {
                        bench.faults.next(Kind.ORDER, fault);

                        RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.1"));

                        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                        assertThat(history(bench, bench.orders(run).getFirst()))
                                .doesNotContain(OrderState.REJECTED);
                        assertOrdersAgree(bench, run);
                    }
                    assertThat(bench.posts()).isEqualTo(faults.length);
                });
    }

    @AtEveryVenue
    void s03PostsAnIntentOnceThoughNobodyHasIt(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    // A first run leaves a connection open, which then breaks under the others.
                    bench.run(bench.line(Side.SELL, Bench.ETH, "1"));
                    Fault[] faults = {Fault.LOST_BEFORE, Fault.ERROR_BEFORE, Fault.UNKNOWN_BEFORE};
                    for (Fault fault : faults) {
                        bench.faults.next(Kind.ORDER, fault);

                        RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                        assertThat(run.state()).isEqualTo(RunState.FAILED);
                        assertThat(code(run.reason())).isEqualTo(ProblemCode.ORDER_ABSENT);
                        assertThat(states(bench, run)).containsExactly(OrderState.ABSENT);
                    }
                    assertThat(bench.posts()).isEqualTo(1 + faults.length);
                    assertThat(atExchange(bench)).hasSize(1);
                });
    }

    /** Kraken would refuse it, since numbers after its own have been seen by then. */
    @Test
    void s03WaitsForAnOrderThatTakesEffectLate() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.server.late(Duration.ofMillis(300));
                    bench.faults.next(Kind.ORDER, Fault.LATE);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s04SendsNothingTwiceAfterACrashBetweenSendingAndSaving(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    RebalanceRun stored =
                            bench.store(OrderStyle.USUAL, bench.line(Side.BUY, Bench.BTC, "0.2"));
                    bench.used = dyingAtUpdate(bench.journal);
                    assertThatThrownBy(() -> bench.engine().advance(stored.id()))
                            .isInstanceOf(Death.class);
                    assertThat(bench.orders(stored))
                            .extracting(TradeOrder::state)
                            .containsExactly(OrderState.INTENT_SAVED);

                    bench.used = bench.journal;
                    bench.gateway = bench.open();
                    RebalanceRun run = bench.engine().advance(stored.id());
                    assertThat(run.reason()).isNull();
                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertThat(atExchange(bench)).hasSize(1);
                    assertBooksAgree(bench, run);
                });
    }

    @AtEveryVenue
    void s06WaitsWhereANewOrderIsNotFoundYet(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.faults.next(Kind.FIND, Fault.NOT_YET, Fault.NOT_YET, Fault.NOT_YET);

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));

                    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
                    assertThat(bench.posts()).isEqualTo(1);
                    assertThat(history(bench, bench.orders(run).getFirst()))
                            .doesNotContain(OrderState.UNKNOWN, OrderState.ABSENT);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void blocksTheNextRunWhileAnOrderIsUnknown(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    bench.time.leap();
                    bench.faults.next(Kind.ORDER, Fault.LOST_AFTER);
                    for (int i = 0; i < 400; i++) {
                        bench.faults.next(Kind.FIND, Fault.ERROR_BEFORE);
                    }

                    RebalanceRun run = bench.run(bench.line(Side.BUY, Bench.BTC, "0.2"));
                    assertThat(run.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(run.reason())).isEqualTo(ProblemCode.ORDER_UNKNOWN);
                    assertThat(run.line(1).state()).isEqualTo(LineState.FAILED);
                    RebalanceRun next = bench.run(bench.line(Side.BUY, Bench.ETH, "1"));
                    assertThat(next.state()).isEqualTo(RunState.FAILED);
                    assertThat(code(next.reason()))
                            .isIn(ProblemCode.ORDER_UNKNOWN, ProblemCode.VENUE_UNWELL);
                    assertThat(bench.posts()).isEqualTo(1);

                    bench.faults.clear();
                    bench.gateway = bench.open();
                    RebalanceRun reconciled = bench.engine().reconcile(run.id());
                    assertThat(reconciled.line(1).executed()).isEqualByComparingTo("0.2");
                    assertBooksAgree(bench, reconciled);
                    assertThat(bench.run(bench.line(Side.BUY, Bench.ETH, "1")).state())
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    @AtEveryVenue
    void looksAtAnOrderWithoutPlacingItWhereTheVenueCan(String venue) throws Exception {
        at(
                venue,
                bench -> {
                    LineCheck check =
                            new LineCheck(bench.gateway, new ClientIdSource(new Random(7)));

                    LineCheck.Outcome taken =
                            check.of(bench.line(Side.BUY, Bench.BTC, "0.2"), OrderStyle.USUAL);
                    LineCheck.Outcome refused =
                            check.of(bench.line(Side.SELL, Bench.ETH, "11"), OrderStyle.USUAL);
                    bench.faults.next(Kind.CHECK, Fault.LOST_AFTER);
                    LineCheck.Outcome unknown =
                            check.of(bench.line(Side.BUY, Bench.BTC, "0.2"), OrderStyle.USUAL);

                    boolean can = bench.gateway.capability().validates();
                    assertThat(taken.isTaken()).isEqualTo(can);
                    assertThat(taken.order()).isNotNull();
                    assertThat(refused.told())
                            .isInstanceOf(can ? Submission.Refused.class : Submission.Logged.class);
                    assertThat(unknown.told())
                            .isInstanceOf(can ? Submission.Unclear.class : Submission.Logged.class);
                    assertThat(bench.server.count(Kind.CHECK)).isEqualTo(can ? 3 : 0);
                    assertThat(bench.posts()).isZero();
                    assertThat(atExchange(bench)).isEmpty();
                });
    }
}
