package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceService;
import app.evenkeel.portfolio.performance.Trades;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;

/** What ends worthless is a trade for nothing; what paid a fee is none. */
class WorthlessTradeSliceTest {
    @TempDir private Path folder;

    /** One option gains 300, one expires that cost 500: half the trades win, a mean of -100. */
    @Test
    void anOptionThatExpiredIsALoss() {
        try (ServiceStore store = ServiceStore.open(folder)) {
            new SettingService(store.session).setBaseCurrency(CurrencyCode.USD);
            HandLedger ledger = new HandLedger(store);
            AssetId sold = ledger.stock("C1");
            AssetId expired = ledger.stock("C2");
            AssetId coin = ledger.coin("BNB");
            ledger.in(TransactionType.DEPOSIT, "Broker", "2025-01-01", "2000", ledger.dollars());
            ledger.buy("Broker", "", "2025-01-02", "100", sold, "200");
            ledger.buy("Broker", "", "2025-01-02", "100", expired, "500");
            ledger.buy("Broker", "", "2025-01-02", "1", coin, "600");
            ledger.sell("Broker", "", "2025-01-10", "100", sold, "500");
            ledger.add(
                    TransactionType.FEE,
                    "Broker",
                    "",
                    "2025-01-17",
                    Movement.ofOut(HandLedger.leg(expired, "100"))
                            .withAmount(Money.of("0", CurrencyCode.USD)));
            ledger.out(TransactionType.FEE, "Broker", "2025-01-18", "0.1", coin);

            Trades trades =
                    new PerformanceService(new ValuationService(store.session))
                            .report(
                                    PerformanceQuery.of(
                                            Scope.ALL, LocalDate.of(2025, 1, 31), CurrencyCode.USD))
                            .orElseThrow()
                            .trades();

            assertThat(trades.rows()).hasSize(2);
            assertThat(value(trades, Metric.WIN_RATE)).isEqualTo(0.5);
            assertThat(value(trades, Metric.EXPECTANCY)).isEqualTo(-100, within(1e-9));
        }
    }

    private static double value(Trades trades, Metric metric) {
        return trades.figures().stream()
                .filter(figure -> figure.metric() == metric)
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow();
    }
}
