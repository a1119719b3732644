package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.backtest.ConfigReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;

/** Which dividends of the store a backtest counts, and as how much. */
class BacktestDividendsSliceTest {
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);

    @TempDir private Path folder;

    private ServiceStore store;
    private HandLedger ledger;
    private BacktestService service;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        ledger = new HandLedger(store);
        SettingService settings = new SettingService(store.session);
        settings.setBaseCurrency(USD);
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

    @Test
    void takesADividendAsItsSourceRestatesItAfterASplit() {
        AssetId stock = ledger.stock("ABC");
        StoredBars.save(store.session, stock, USD, FIRST, "100", "100", "100", "100");
        dividend(stock, "4", USD);
        dividend(stock, 3, "3", USD);
        dismiss(stock, 3);

        dividend(stock, "1", USD);
        dividend(stock, 3, "0.75", USD);

        // Ten units; the dividend that was dismissed stays so, whatever its amount.
        assertThat(held("ABC").totals().payments()).isCloseTo(10, within(1e-9));
    }

    @Test
    void convertsADividendInAnotherCurrencyAndNamesOneThatItCannotConvert() {
        AssetId stock = ledger.stock("ABC");
        StoredBars.save(store.session, stock, USD, FIRST, "100", "100", "100", "100");
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveRates(
                                        tx,
                                        List.of(rate("JPY", "110"), rate("USD", "1.1")).iterator(),
                                        "test"));
        dividend(stock, "110", CurrencyCode.of("JPY"));
        dividend(stock, 3, "2", CurrencyCode.of("CHF"));

        BacktestReport report = held("ABC");

        // 110 yen at 100 a dollar on each of ten units.
        assertThat(report.totals().payments()).isCloseTo(11, within(1e-9));
        assertThat(report.caveats())
                .contains(new Caveat(Caveat.Kind.DIVIDEND_LEFT_OUT, "ABC", FIRST.plusDays(3), 2));
    }

    private BacktestReport held(String asset) {
        return service.run(
                ConfigReader.read(
                        "{\"capital\":1000,\"strategy\":{\"kind\":\"buy-and-hold\",\"weights\":{\""
                                + asset
                                + "\":1}}}"));
    }

    private void dividend(AssetId asset, String amount, CurrencyCode currency) {
        dividend(asset, 2, amount, currency);
    }

    private void dividend(AssetId asset, int day, String amount, CurrencyCode currency) {
        CorporateAction action =
                new CorporateAction(
                        CorporateAction.Kind.DIVIDEND,
                        FIRST.plusDays(day),
                        new BigDecimal(amount),
                        currency,
                        "test");
        store.session
                .stores()
                .database()
                .<Boolean>write(tx -> store.session.stores().feeds().propose(tx, asset, action));
    }

    private void dismiss(AssetId asset, int day) {
        store.session
                .stores()
                .database()
                .<Boolean>write(tx -> {
                    store.session
                            .stores()
                            .feeds()
                            .setActionState(
                                    tx,
                                    asset,
                                    CorporateAction.Kind.DIVIDEND,
                                    FIRST.plusDays(day),
                                    ReportedAction.State.DISMISSED);
                    return true;
                });
    }

    private static FxRate rate(String currency, String perEuro) {
        return new FxRate(
                CurrencyCode.EUR, CurrencyCode.of(currency), new BigDecimal(perEuro), FIRST);
    }
}
