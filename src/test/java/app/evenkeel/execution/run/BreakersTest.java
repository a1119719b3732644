package app.evenkeel.execution.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.ingestion.net.Time;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limit on a day's turnover where an earlier run reckoned in another currency. */
class BreakersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final BigDecimal ONE = BigDecimal.ONE;

    @Test
    void refusesWhereAnEarlierOrderCameToWhatCannotBeCounted() {
        assertThat(before(Mode.LIVE, "0.5")).isEqualTo(ProblemCode.LIMIT_MIXED);
    }

    @Test
    void countsNothingForAnEarlierOrderThatCameToNothingInAnyCurrency() {
        assertThat(before(Mode.LIVE, "0")).isNull();
    }

    @Test
    void limitsNoRehearsalByWhatCannotBeCounted() {
        assertThat(before(Mode.PAPER, "0.5")).isNull();
    }

    /** Asks before an order in euros, after one in dollars of which some was filled. */
    private static @Nullable ProblemCode before(Mode mode, String filled) {
        RebalanceRun earlier = run(1, mode, "USD");
        RebalanceRun run = run(2, mode, "EUR");
        TradeOrder order =
                new TradeOrder(
                        1,
                        1,
                        1,
                        1,
                        mode,
                        ACCOUNT,
                        "kraken",
                        request("USD"),
                        ONE,
                        OrderState.CANCELLED,
                        "",
                        new BigDecimal(filled),
                        new BigDecimal(filled),
                        NOW,
                        NOW,
                        null);
        RunJournal journal =
                fake(
                        RunJournal.class,
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "ordersSince" -> List.of(order);
                                    case "run" -> Optional.of(earlier);
                                    default -> throw new AssertionError(method);
                                });
        OrderGateway gateway =
                fake(
                        OrderGateway.class,
                        (proxy, method, args) -> {
                            throw new AssertionError(method);
                        });
        Leave.Granted granted = new Leave.Granted(Limits.REHEARSAL, null, null);
        Time time = Time.of(Clock.fixed(NOW, ZoneOffset.UTC));
        Problem problem =
                new Breakers(journal, time, () -> Long.MAX_VALUE, (_, _) -> null)
                        .beforeOrder(
                                run,
                                run.line(1),
                                new Desk(gateway, () -> granted),
                                granted,
                                List.of(),
                                Map.of(),
                                request("EUR"));
        return problem == null ? null : problem.code();
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private static OrderRequest request(String quote) {
        return new OrderRequest(
                new ClientOrderId("EK1"),
                new Market("ETH", quote),
                Side.BUY,
                OrderType.COLLARED,
                TimeInForce.IOC,
                ONE,
                ONE,
                null,
                ONE);
    }

    private static RebalanceRun run(long id, Mode mode, String currency) {
        RunLine line =
                RunLine.planned(
                        1, ACCOUNT, new Market("ETH", currency), Side.BUY, ONE, ONE, ONE, "test");
        return new RebalanceRun(
                id,
                mode,
                "all",
                CurrencyCode.of(currency),
                "test",
                OrderStyle.USUAL,
                RunState.BUYING,
                List.of(line),
                Map.of(),
                NOW,
                NOW,
                null);
    }
}
