package app.evenkeel.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.ledger.AccountId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

class OrderStateTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void neverGoesBackToWhatWasNotSent(OrderState state) {
        assertThat(state.next()).doesNotContain(OrderState.PLANNED);
        if (state != OrderState.PLANNED) {
            assertThat(state.next()).doesNotContain(OrderState.INTENT_SAVED);
        }
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void isAbsentOnlyAfterItWasUnknown(OrderState state) {
        assertThat(state.next().contains(OrderState.ABSENT)).isEqualTo(state == OrderState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderState.class,
            names = {"UNKNOWN", "ABSENT", "CANCELLED", "EXPIRED", "CANCEL_PENDING"})
    void takesALateFill(OrderState state) {
        assertThat(state.mayBecome(OrderState.FILLED)).isTrue();
    }

    @Test
    void refusesAStepThatCannotBe() {
        TradeOrder filled =
                order().now(OrderState.INTENT_SAVED, "", NOW, null)
                        .now(OrderState.FILLED, "", NOW, null);

        assertThatThrownBy(() -> filled.now(OrderState.REJECTED, "", NOW, null))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> order().now(OrderState.FILLED, "", NOW, null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsFillsOfWhatAVenueSaidItRefused() {
        TradeOrder rejected =
                order().now(OrderState.INTENT_SAVED, "", NOW, null)
                        .now(OrderState.REJECTED, "", NOW, null);

        assertThat(rejected.now(OrderState.FILLED, "", NOW, null).state())
                .isEqualTo(OrderState.FILLED);
    }

    @Test
    void refusesFillsOverItsQuantity() {
        assertThatThrownBy(() -> order().filledBy(List.of(fill("1", "0.6"), fill("2", "0.5"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsWhatMayYetBeFilledToItsTurnover() {
        TradeOrder half = order().filledBy(List.of(fill("1", "0.5")));

        assertThat(half.turnover()).isEqualByComparingTo("105.0");
        assertThat(half.now(OrderState.INTENT_SAVED, "", NOW, null).turnover())
                .isEqualByComparingTo("105.0");
        assertThat(
                        half.now(OrderState.INTENT_SAVED, "", NOW, null)
                                .now(OrderState.CANCELLED, "", NOW, null)
                                .turnover())
                .isEqualByComparingTo("50");
    }

    private static Fill fill(String id, String quantity) {
        return new Fill(
                id, NOW, new BigDecimal("100"), new BigDecimal(quantity), BigDecimal.ZERO, "EUR");
    }

    private static TradeOrder order() {
        return new TradeOrder(
                1,
                1,
                1,
                1,
                Mode.LIVE,
                new AccountId(1),
                "kraken",
                new OrderRequest(
                        new ClientOrderId("ek-1"),
                        new Market("BTC", "EUR"),
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.IOC,
                        BigDecimal.ONE,
                        new BigDecimal("110"),
                        null,
                        new BigDecimal("110")),
                BigDecimal.ONE,
                OrderState.PLANNED,
                "",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                NOW,
                NOW,
                null);
    }
}
