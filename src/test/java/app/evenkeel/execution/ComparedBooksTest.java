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
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far the ledger and a venue may be apart. */
class ComparedBooksTest {
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final Instant NOW = Instant.parse("2026-11-12T18:00:00Z");
    private static final Map<String, BigDecimal> LEDGER =
            Map.of("BTC", new BigDecimal("1"), "EUR", new BigDecimal("20000"));

    @Test
    void takesLessForADifferenceOnlyWhereTheVenueTellsOfAllThatIsHeld() {
        Map<String, Balance> told = told("0.5", "0.5", "20000");

        assertThat(code(differing("binance", "0.2", told))).isNull();
        assertThat(code(differing("kraken", "0.2", told))).isEqualTo(ProblemCode.LEDGER_DIFFERS);
        assertThat(code(differing("binance", "0.2", told("1.5", "1.5", "20000"))))
                .as("more than the ledger knows of")
                .isEqualTo(ProblemCode.LEDGER_DIFFERS);
    }

    @Test
    void refusesASaleOfWhatIsNotFreeAtTheVenue() {
        assertThat(code(differing("binance", "0.8", told("0.5", "0.5", "20000"))))
                .isEqualTo(ProblemCode.ORDER_NOT_HELD);
        // The other half is staked.
        assertThat(code(differing("kraken", "0.8", told("0.5", "1", "20000"))))
                .isEqualTo(ProblemCode.ORDER_NOT_HELD);
        assertThat(code(differing("kraken", "0.5", told("0.5", "1", "20000")))).isNull();
    }

    @Test
    void acceptsCashFromTheLedgersToWhatThePlanReckonedWith() {
        assertThat(code(differing("kraken", "0.2", told("1", "1", "25000")))).isNotNull();
        assertThat(afterFlow("25000", "5000")).isNull();
        assertThat(afterFlow("20000", "5000")).as("still on its way").isNull();
        assertThat(afterFlow("26000", "5000")).isEqualTo(ProblemCode.LEDGER_DIFFERS);
        assertThat(afterFlow("15000", "5000")).isEqualTo(ProblemCode.LEDGER_DIFFERS);
        assertThat(afterFlow("15000", "-5000")).isNull();
        assertThat(afterFlow("25000", "-5000")).isEqualTo(ProblemCode.LEDGER_DIFFERS);
    }

    private static @Nullable ProblemCode afterFlow(String cash, String flow) {
        return code(differing("kraken", "0.2", told("1", "1", cash), new BigDecimal(flow)));
    }

    private static Map<String, Balance> told(String free, String total, String cash) {
        BigDecimal euros = new BigDecimal(cash);
        return Map.of(
                "BTC",
                new Balance(new BigDecimal(free), new BigDecimal(total)),
                "EUR",
                new Balance(euros, euros));
    }

    private static @Nullable Problem differing(
            String venue, String sold, Map<String, Balance> told) {
        return differing(venue, sold, told, BigDecimal.ZERO);
    }

    private static @Nullable Problem differing(
            String venue, String sold, Map<String, Balance> told, BigDecimal flow) {
        RunLine line =
                RunLine.planned(
                        1,
                        ACCOUNT,
                        new Market("BTC", "EUR"),
                        Side.SELL,
                        new BigDecimal(sold),
                        new BigDecimal("40000"),
                        BigDecimal.ONE,
                        "test");
        RebalanceRun run =
                new RebalanceRun(
                        1,
                        Mode.LIVE,
                        "all",
                        CurrencyCode.EUR,
                        "test",
                        OrderStyle.USUAL,
                        RunState.APPROVED,
                        List.of(line),
                        Map.of(),
                        NOW,
                        NOW,
                        null);
        Capability capability =
                new Capability(
                        venue,
                        venue,
                        Capability.ClientIds.TEXT,
                        true,
                        true,
                        Capability.FeeAsset.RECEIVED,
                        new BigDecimal("0.001"),
                        Set.of(),
                        Set.of());
        return ComparedBooks.differing(run, ACCOUNT, capability, told, LEDGER, flow);
    }

    private static @Nullable ProblemCode code(@Nullable Problem problem) {
        return problem == null ? null : problem.code();
    }
}
