package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.performance.BenchmarkResult;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceService;

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

/** What a benchmark brings, and what is said where its prices begin late or end early. */
class BenchmarkPricesSliceTest {
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);

    @TempDir private Path folder;

    private ServiceStore store;
    private HandLedger ledger;
    private ValuationService valuation;
    private BacktestService service;
    private AssetId held;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        ledger = new HandLedger(store);
        SettingService settings = new SettingService(store.session);
        settings.setBaseCurrency(USD);
        valuation = new ValuationService(store.session);
        service =
                new BacktestService(
                        store.session, settings, valuation, Executors.newFixedThreadPool(1), 1);
        held = ledger.stock("ABC");
        prices(held, 0, "100", "100", "100", "100", "100", "100", "100", "100", "100", "100");
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    /** 100, then 95 and a dividend of 5, then 104.50: nothing, and 10%. By price alone 4.5%. */
    @Test
    void countsTheDividendsOfTheBenchmarkAsThoseOfTheStrategyBesideIt() {
        AssetId payer = ledger.stock("DIV");
        prices(payer, 0, "100", "95", "104.5", "104.5", "104.5", "104.5", "104.5", "104.5");
        dividend(payer, 1, "5");

        BacktestReport report = run("DIV", "");

        assertThat(report.benchmark())
                .extracting(BacktestReport.Day::value)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .startsWith(1000.0, 1000.0, 1100.0, 1100.0);
        assertThat(report.caveats()).noneMatch(caveat -> caveat.asset().equals("DIV"));
        BacktestReport stated =
                run("DIV", "{\"asset\":\"DIV\",\"date\":\"2025-03-06\",\"amount\":5.225}");
        assertThat(stated.benchmark().getLast().value()).isCloseTo(1100 * 1.05, within(1e-9));
    }

    @Test
    void saysWhereTheBenchmarkBeginsLateOrEndsEarly() {
        prices(ledger.stock("LATE"), 2, "100", "100", "100", "100", "100", "100", "100", "100");
        prices(ledger.stock("GONE"), 0, "100", "110");

        BacktestReport late = run("LATE", "");
        BacktestReport gone = run("GONE", "");

        assertThat(late.benchmark()).isEmpty();
        assertThat(late.caveats())
                .contains(
                        new Caveat(
                                Caveat.Kind.BENCHMARK_BEGINS_LATE, "LATE", FIRST.plusDays(2), 0));
        assertThat(gone.benchmark().getLast().value()).isCloseTo(1100, within(1e-9));
        assertThat(gone.caveats())
                .contains(
                        new Caveat(Caveat.Kind.BENCHMARK_ENDS_EARLY, "GONE", FIRST.plusDays(1), 0));
    }

    @Test
    void saysBesideAPortfolioThatTheBenchmarkStandsStill() {
        AssetId gone = ledger.stock("GONE");
        prices(gone, 0, "100", "110");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-03", "1000", ledger.dollars());
        ledger.buy("Broker", "", "2025-03-03", "10", held, "1000");

        assertThat(notes(gone, 9))
                .contains("GONE has no price after 2025-03-04 and stands still from then on");
        assertThat(notes(gone, 5)).noneMatch(note -> note.contains("stands still"));
    }

    /** The numbers of the first test: nothing, and 10%; and as many units twice after a split. */
    @Test
    void countsTheSameDividendsBesideAPortfolio() {
        AssetId payer = ledger.stock("DIV");
        prices(payer, 0, "100", "95", "104.5", "104.5", "104.5", "104.5", "104.5", "104.5");
        dividend(payer, 0, "50");
        dividend(payer, 1, "5");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-03", "1100", ledger.dollars());
        ledger.buy("Broker", "", "2025-03-03", "10", held, "1000");
        ledger.buy("Broker", "", "2025-03-03", "1", payer, "100");

        assertThat(beside(payer, 1)).isCloseTo(0, within(1e-12));
        assertThat(beside(payer, 4)).isCloseTo(0.1, within(1e-12));
        assertThat(notes(payer, 4))
                .containsExactly(
                        "prices of the benchmark and one dividend of it that sources reported,"
                                + " reinvested at the close of the day, before tax");
        assertThat(notes(held, 4))
                .containsExactly(
                        "prices of the benchmark alone: no dividend of it is known in the period");

        ledger.in(TransactionType.SPLIT, "Broker", "2025-03-20", "1", payer);
        dividend(payer, 1, "2.5");
        valuation.forget();
        assertThat(beside(payer, 4)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void namesADividendOfTheBenchmarkThatItCannotConvert() {
        AssetId payer = ledger.stock("DIV");
        prices(payer, 0, "100", "100", "100", "100", "100");
        dividend(payer, 2, "5", CurrencyCode.of("CHF"));
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-03", "1000", ledger.dollars());
        ledger.buy("Broker", "", "2025-03-03", "10", held, "1000");

        assertThat(beside(payer, 4)).isCloseTo(0, within(1e-12));
        assertThat(notes(payer, 4))
                .contains("the dividend of DIV on 2025-03-05 has no exchange rate and is left out");
    }

    private double beside(AssetId benchmark, int days) {
        return result(benchmark, days).timeWeighted().value().orElseThrow();
    }

    private List<String> notes(AssetId benchmark, int days) {
        return result(benchmark, days).notes().stream().map(Phrase::english).toList();
    }

    private BenchmarkResult result(AssetId benchmark, int days) {
        PerformanceQuery query =
                PerformanceQuery.of(Scope.ALL, FIRST.plusDays(days), USD)
                        .from(FIRST.plusDays(1))
                        .beside(Benchmark.of(benchmark));
        return new PerformanceService(valuation)
                .report(query)
                .orElseThrow()
                .benchmark()
                .orElseThrow();
    }

    private BacktestReport run(String benchmark, String payments) {
        return service.run(
                ConfigReader.read(
                        """
                        {"capital":1000,"assets":["ABC"],"strategy":{"kind":"buy-and-hold"},
                         "benchmark":"%s","dividends":[%s]}
                        """
                                .formatted(benchmark, payments)));
    }

    private void dividend(AssetId asset, int day, String amount) {
        dividend(asset, day, amount, USD);
    }

    private void dividend(AssetId asset, int day, String amount, CurrencyCode currency) {
        var stores = store.session.stores();
        stores.database()
                .<Boolean>write(tx ->
                        stores.feeds()
                                .propose(
                                        tx,
                                        asset,
                                        new CorporateAction(
                                                CorporateAction.Kind.DIVIDEND,
                                                FIRST.plusDays(day),
                                                new BigDecimal(amount),
                                                currency,
                                                "test")));
    }

    private void prices(AssetId asset, int first, String... closes) {
        List<PriceBar> bars = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            BigDecimal close = new BigDecimal(closes[i]);
            LocalDate day = FIRST.plusDays((long) first + i);
            bars.add(new PriceBar(day, null, null, null, close, null, Adjustment.RAW));
        }
        var stores = store.session.stores();
        stores.database()
                .write(tx -> stores.prices().saveBars(tx, asset, USD, "test", bars.iterator()));
        store.session.changes().publish(Change.PRICES);
    }
}
