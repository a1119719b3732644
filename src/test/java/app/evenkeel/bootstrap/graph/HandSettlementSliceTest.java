package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.ConnectionStore.Sealed;
import app.evenkeel.storage.Stores;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** An order that nobody can find out about any more, and the key that could have asked for it. */
class HandSettlementSliceTest {
    private static final String PASSPHRASE = "nine brown kettles at noon";
    private static final Instant NOW = Instant.parse("2026-11-12T18:00:00Z");

    @TempDir private Path folder;

    @Test
    void keepsTheKeyUntilTheUserWhoLookedAtTheExchangeSettlesTheOrder() {
        try (SessionGraph graph = created()) {
            connect(graph.session());
            TradeOrder order = LiveOrders.insert(graph.session(), OrderState.UNKNOWN, NOW);
            String id = order.request().clientId().value();

            assertRefused(
                    () -> graph.connections().removeConnection("main"),
                    ProblemCode.CONNECTION_IN_USE);
            assertThat(graph.connections().connections()).hasSize(1);
            assertRefused(
                    () -> settle(graph, "another", PASSPHRASE), ProblemCode.ORDER_NOT_UNKNOWN);
            assertThatThrownBy(() -> settle(graph, id, "another")).isNotNull();
            assertThat(live(graph)).hasSize(1);

            TradeOrder settled = settle(graph, id, PASSPHRASE);

            assertThat(settled.state()).isEqualTo(OrderState.ABSENT);
            assertThat(live(graph)).isEmpty();
            assertThat(graph.execution().execution().events(order.id()).getLast().what())
                    .contains("by hand");
            graph.connections().removeConnection("main");
            assertThat(graph.connections().connections()).isEmpty();
        }
    }

    @Test
    void settlesAnOrderThatTheVenueTookAndNoLongerKnows() {
        try (SessionGraph graph = created()) {
            connect(graph.session());
            TradeOrder order = LiveOrders.insert(graph.session(), OrderState.ACKED, NOW);

            TradeOrder settled = settle(graph, order.request().clientId().value(), PASSPHRASE);

            assertThat(settled.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(live(graph)).isEmpty();
        }
    }

    @Test
    void looksForWhatWasSettledForSomeDays() {
        try (SessionGraph graph = created()) {
            connect(graph.session());
            TradeOrder order = LiveOrders.insert(graph.session(), OrderState.UNKNOWN, NOW);
            settle(graph, order.request().clientId().value(), PASSPHRASE);

            // Its key is none, so that it shows as a failure that the exchange is asked.
            assertThatThrownBy(() -> graph.execution().execution().reconcile()).isNotNull();

            graph.connections().removeConnection("main");
            assertThat(graph.execution().execution().reconcile()).isEmpty();
        }
    }

    @Test
    void keepsTheKeyUntilAllFillsAreInTheLedger() {
        try (SessionGraph graph = created()) {
            connect(graph.session());
            TradeOrder order = LiveOrders.insert(graph.session(), OrderState.UNKNOWN, NOW);
            Fill fill =
                    new Fill(
                            "t1",
                            NOW,
                            new BigDecimal("40000"),
                            new BigDecimal("0.1"),
                            BigDecimal.ZERO,
                            "EUR");
            LiveOrders.update(
                    graph.session(),
                    order.now(OrderState.FILLED, "1", NOW, null).filledBy(List.of(fill)),
                    List.of(fill));

            assertRefused(
                    () -> graph.connections().removeConnection("main"),
                    ProblemCode.CONNECTION_IN_USE);
        }
    }

    private SessionGraph created() {
        return SessionGraph.create(
                        folder.resolve("store"),
                        new SessionGraph.NewStore("me", CurrencyCode.EUR, "en"),
                        PASSPHRASE.toCharArray(),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .session();
    }

    private static TradeOrder settle(SessionGraph graph, String id, String passphrase) {
        return graph.execution().settlement().takeForAbsent(id, passphrase.toCharArray());
    }

    private static List<TradeOrder> live(SessionGraph graph) {
        Session session = graph.session();
        return session.stores()
                .database()
                .read(tx -> session.stores().orders().findLive(tx, session.caller(), Mode.LIVE));
    }

    private static void assertRefused(ThrowingCallable call, ProblemCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static void connect(Session session) {
        Stores stores = session.stores();
        stores.database()
                .<Boolean>write(tx -> {
                    stores.connections()
                            .insert(
                                    tx,
                                    session.caller(),
                                    new Connection(
                                            1,
                                            "binance",
                                            "main",
                                            stores.accounts()
                                                    .insert(
                                                            tx,
                                                            session.caller(),
                                                            new AccountRef(
                                                                    AccountKind.EXCHANGE,
                                                                    "Binance",
                                                                    "Binance"))
                                                    .id(),
                                            Connection.Withdrawal.NO,
                                            List.of(),
                                            false,
                                            NOW),
                                    new Sealed(new byte[] {1}, new byte[] {1}, null));
                    return true;
                });
    }
}
