package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** With what a backtest of a portfolio begins. */
class PortfolioPrefillSliceTest {
    private static final CurrencyCode USD = CurrencyCode.USD;

    @TempDir private Path folder;

    private ServiceStore store;
    private HandLedger ledger;
    private PortfolioService portfolios;
    private BacktestService service;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        ledger = new HandLedger(store);
        SettingService settings = new SettingService(store.session);
        settings.setBaseCurrency(USD);
        portfolios = new PortfolioService(store.session, settings);
        service =
                new BacktestService(
                        store.session,
                        settings,
                        new ValuationService(store.session),
                        Executors.newFixedThreadPool(1),
                        1);
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    /**
     * The portfolio began with a share that is gone, at 1,000; 500 came before the share that it
     * holds now had its first price. By then it was worth 1,200 + 500; 50 came after.
     */
    @Test
    void beginsWithWhatThePortfolioWasWorthWhenItsHoldingsHadPrices() {
        AssetId gone = ledger.stock("OLD");
        AssetId held = ledger.stock("ABC");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-03", "1000", ledger.dollars());
        ledger.buy("Broker", "", "2025-03-03", "10", gone, "1000");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-04", "500", ledger.dollars());
        ledger.sell("Broker", "", "2025-03-05", "10", gone, "1200");
        ledger.buy("Broker", "", "2025-03-06", "15", held, "1500");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-07", "50", ledger.dollars());
        prices(gone, "2025-03-03", "100", "110", "120");
        prices(held, "2025-03-06", "100", "100", "120");
        Portfolio all = portfolios.overAll();

        BacktestConfig config = service.prefilled(all).config();

        assertThat(config.from()).isEqualTo("2025-03-06");
        assertThat(config.capital()).isEqualTo(1700);
        assertThat(config.flows())
                .containsExactly(new BacktestConfig.DatedFlow(LocalDate.parse("2025-03-07"), 50));
        PortfolioBacktest run = service.run(all, config);
        assertThat(run.actual().getFirst().value()).isEqualTo(1700);
        assertThat(run.report().days().getFirst().date()).isEqualTo("2025-03-06");
        assertThat(run.report().caveats())
                .noneMatch(caveat -> caveat.kind() == Caveat.Kind.FLOWS_LEFT_OUT);
    }

    @Test
    void saysWhichFlowsNoDayOfTheTestTakesIn() {
        prices(ledger.stock("ABC"), "2025-03-06", "100", "100", "120");

        BacktestReport report =
                service.run(
                        ConfigReader.read(
                                """
                                {"capital":1000,"assets":["ABC"],"strategy":{"kind":"buy-and-hold"},
                                 "flows":[{"date":"2025-03-04","amount":500},
                                          {"date":"2025-03-07","amount":50},
                                          {"date":"2025-03-12","amount":-70}]}
                                """));

        assertThat(report.caveats())
                .contains(new Caveat(Caveat.Kind.FLOWS_LEFT_OUT, "", null, 570));
    }

    private void prices(AssetId asset, String first, String... closes) {
        List<PriceBar> bars = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            bars.add(
                    new PriceBar(
                            LocalDate.parse(first).plusDays(i),
                            null,
                            null,
                            null,
                            new BigDecimal(closes[i]),
                            null,
                            Adjustment.RAW));
        }
        var stores = store.session.stores();
        stores.database()
                .write(tx -> stores.prices().saveBars(tx, asset, USD, "test", bars.iterator()));
        store.session.changes().publish(Change.PRICES);
    }
}
