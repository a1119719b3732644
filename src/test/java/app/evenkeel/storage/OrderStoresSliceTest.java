package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderEvent;
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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

class OrderStoresSliceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00.123456789Z");
    private static final Market MARKET = new Market("BTC", "EUR");

    @TempDir private Path directory;
    private TestStore store;
    private Stores stores;

    @BeforeEach
    void open() {
        store = TestStore.create(directory);
        stores = store.stores;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsARunWithItsLinesAndBalances() {
        RebalanceRun run = insert(store.caller, Mode.LIVE);
        Problem why = Problem.of(ProblemCode.OFFLINE);
        RebalanceRun later =
                run.withBalances(Map.of(store.account.id(), Map.of("EUR", new BigDecimal("12.5"))))
                        .with(
                                run.line(1)
                                        .ended(
                                                LineState.PARTLY,
                                                new BigDecimal("0.25"),
                                                new BigDecimal("10000.01"),
                                                why),
                                NOW.plusSeconds(1))
                        .now(RunState.SELLING, NOW.plusSeconds(2), why);

        write(tx -> stores.runs().update(tx, store.caller, later));

        assertThat(find(store.caller, run.id())).contains(later);
        assertThat(list(tx -> stores.runs().findUnfinished(tx, store.caller)))
                .containsExactly(later);
    }

    @Test
    void givesAnAccountToOneRunAtATimeInEachMode() {
        RebalanceRun first = insert(store.caller, Mode.LIVE);
        RebalanceRun second = insert(store.caller, Mode.LIVE);
        RebalanceRun onPaper = insert(store.caller, Mode.PAPER);

        assertThat(lease(first)).isEmpty();
        assertThat(lease(first)).isEmpty();
        assertThat(lease(second)).contains(first.id());
        assertThat(lease(onPaper)).isEmpty();
        write(tx -> stores.runs().release(tx, store.caller, first.id()));
        assertThat(lease(second)).isEmpty();
    }

    @Test
    void keepsAnOrderWithItsFillsAndEvents() {
        RebalanceRun run = insert(store.caller, Mode.LIVE);
        TradeOrder order = insert(order(run, "ek-1", 1));
        Fill fill =
                new Fill(
                        "T-1",
                        NOW,
                        new BigDecimal("40000.5"),
                        new BigDecimal("0.1"),
                        new BigDecimal("0.0001"),
                        "BTC");
        TradeOrder partly = order.filledBy(List.of(fill)).now(OrderState.PARTIAL, "V-9", NOW, null);

        write(tx -> stores.orders().update(tx, store.caller, partly, List.of(fill), "one fill"));

        assertThat(list(tx -> stores.orders().findByRun(tx, store.caller, run.id())))
                .containsExactly(partly);
        assertThat(list(tx -> stores.orders().findLive(tx, store.caller, Mode.LIVE)))
                .containsExactly(partly);
        assertThat(list(tx -> stores.orders().findLive(tx, store.caller, Mode.PAPER))).isEmpty();
        assertThat(list(tx -> stores.orders().fillsOfRun(tx, store.caller, run.id())))
                .containsExactly(new OrderStore.OrderFill(order.id(), fill, null));
        assertThat(list(tx -> stores.orders().events(tx, store.caller, order.id())))
                .extracting(OrderEvent::state, OrderEvent::what)
                .containsExactly(
                        tuple(OrderState.INTENT_SAVED, "intent"),
                        tuple(OrderState.PARTIAL, "one fill"));
    }

    @Test
    void refusesTheSameIntentAndTheSameFillTwice() {
        RebalanceRun run = insert(store.caller, Mode.LIVE);
        TradeOrder order = insert(order(run, "ek-1", 1));
        Fill fill = new Fill("T-1", NOW, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, "EUR");

        assertThatThrownBy(() -> insert(order(run, "ek-1", 2)))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> insert(order(run, "ek-2", 1)))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() ->
                        write(tx ->
                                stores.orders()
                                        .update(
                                                tx,
                                                store.caller,
                                                order,
                                                List.of(fill, fill),
                                                "twice")))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void showsNobodyAnothersRunsAndOrders() {
        RebalanceRun run = insert(store.caller, Mode.LIVE);
        insert(order(run, "ek-1", 1));

        assertThat(find(store.other, run.id())).isEmpty();
        assertThat(list(tx -> stores.orders().findAll(tx, store.other, 10))).isEmpty();
        assertThat(list(tx -> stores.orders().findByRun(tx, store.other, run.id()))).isEmpty();
    }

    private RebalanceRun insert(Caller caller, Mode mode) {
        AccountId account = store.account.id();
        RebalanceRun run =
                new RebalanceRun(
                        0,
                        mode,
                        "all",
                        CurrencyCode.of("EUR"),
                        "manual",
                        OrderStyle.USUAL,
                        RunState.APPROVED,
                        List.of(
                                RunLine.planned(
                                        1,
                                        account,
                                        MARKET,
                                        Side.SELL,
                                        new BigDecimal("0.5"),
                                        new BigDecimal("40000"),
                                        BigDecimal.ONE,
                                        "over its target")),
                        Map.of(),
                        NOW,
                        NOW,
                        null);
        return stores.database().write(tx -> stores.runs().insert(tx, caller, run));
    }

    private TradeOrder insert(TradeOrder order) {
        return stores.database()
                .write(tx -> stores.orders().insert(tx, store.caller, order, "intent"));
    }

    private TradeOrder order(RebalanceRun run, String id, int attempt) {
        return new TradeOrder(
                0,
                run.id(),
                1,
                attempt,
                run.mode(),
                store.account.id(),
                "kraken",
                new OrderRequest(
                        new ClientOrderId(id),
                        MARKET,
                        Side.SELL,
                        OrderType.COLLARED,
                        TimeInForce.IOC,
                        new BigDecimal("0.5"),
                        new BigDecimal("39600"),
                        null,
                        new BigDecimal("39600")),
                BigDecimal.ONE,
                OrderState.INTENT_SAVED,
                "",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                NOW,
                NOW,
                null);
    }

    private Optional<Long> lease(RebalanceRun run) {
        return stores.database().write(tx -> stores.runs().lease(tx, store.caller, run, Set.of()));
    }

    private Optional<RebalanceRun> find(Caller caller, long id) {
        return stores.database().read(tx -> stores.runs().find(tx, caller, id));
    }

    private <T> List<T> list(Function<Tx, List<T>> work) {
        return stores.database().read(work);
    }

    private void write(Consumer<Tx> work) {
        stores.database()
                .<Boolean>write(tx -> {
                    work.accept(tx);
                    return true;
                });
    }
}
