package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.backtest.ConfigWriter;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;
import app.evenkeel.portfolio.backtest.Prefilled;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.portfolio.backtest.SavedSweep;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.portfolio.backtest.SweepReader;
import app.evenkeel.portfolio.backtest.SweepReport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Backtests over a real encrypted store. */
class BacktestServiceSliceTest {
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);

    @TempDir private Path folder;

    private ServiceStore store;
    private HandLedger ledger;
    private SettingService settings;
    private PortfolioService portfolios;
    private ValuationService valuation;
    private BacktestService service;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        ledger = new HandLedger(store);
        settings = new SettingService(store.session);
        settings.setBaseCurrency(USD);
        portfolios = new PortfolioService(store.session, settings);
        valuation = new ValuationService(store.session);
        service = service(store.session);
    }

    private BacktestService service(Session session) {
        return new BacktestService(
                session, settings, valuation, Executors.newFixedThreadPool(2), 2);
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    private void prices(AssetId asset, CurrencyCode currency, String... closes) {
        StoredBars.save(store.session, asset, currency, FIRST, closes);
    }

    private static BacktestConfig config(String... keys) {
        return ConfigReader.read("{" + String.join(",", keys) + "}");
    }

    @Test
    void runsOverClosesOpensRatesAndDividendsOfTheStore() {
        AssetId yen = ledger.fund("FUND");
        prices(yen, CurrencyCode.of("JPY"), "10000", "11000/12000", "12000", "12000");
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveRates(
                                        tx,
                                        List.of(
                                                        rate("JPY", "110", 0),
                                                        rate("USD", "1.1", 0),
                                                        rate("JPY", "220", 2),
                                                        rate("USD", "1.1", 2))
                                                .iterator(),
                                        "test"));
        store.session
                .stores()
                .database()
                .<Boolean>write(tx ->
                        store.session
                                .stores()
                                .feeds()
                                .propose(
                                        tx,
                                        yen,
                                        new CorporateAction(
                                                CorporateAction.Kind.DIVIDEND,
                                                FIRST.plusDays(3),
                                                new BigDecimal("1000"),
                                                CurrencyCode.of("JPY"),
                                                "test")));

        BacktestReport report =
                service.run(
                        config(
                                "\"capital\":1100",
                                "\"strategy\":{\"kind\":\"buy-and-hold\",\"weights\":{\"FUND\":1}}"));

        // One dollar is 100 yen, then 200. Bought on day 1 at the open: 11,000 yen per 10,000
        // units, so a unit costs 0.011 dollars.
        assertThat(report.config().currency()).isEqualTo(USD);
        assertThat(report.holdings().getFirst().units()).isCloseTo(100_000, within(1e-6));
        assertThat(report.days())
                .extracting(BacktestReport.Day::value)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
                .containsExactly(1100.0, 1200.0, 600.0, 650.0);
        assertThat(report.totals().payments()).isCloseTo(50, within(1e-9));
    }

    private static FxRate rate(String currency, String perEuro, int day) {
        return new FxRate(
                CurrencyCode.EUR,
                CurrencyCode.of(currency),
                new BigDecimal(perEuro),
                FIRST.plusDays(day));
    }

    @Test
    void keepsAResultAndReproducesItToTheLastBit() {
        AssetId stock = ledger.stock("ABC");
        prices(stock, USD, "100", "103", "101.7", "99.3", "107.1");
        BacktestConfig config =
                config(
                        "\"dealing\":{\"rate\":0.001}",
                        "\"benchmark\":\"ABC\"",
                        "\"contributions\":[{\"amount\":10,\"every\":\"daily\"}]",
                        "\"strategy\":{\"kind\":\"target-allocation\",\"every\":\"daily\","
                                + "\"weights\":{\"ABC\":0.6}}");
        BacktestReport report = service.run(config);

        SavedBacktest saved = service.save(" First ", report);

        assertThat(saved.name()).isEqualTo("First");
        assertThat(service.saved()).containsExactly(saved);
        BacktestReport opened = service.open(saved.id());
        assertThat(opened.days()).isEqualTo(report.days());
        assertThat(opened.dataDigest()).isEqualTo(report.dataDigest());
        // The config names the days that it ran over; everything else is as it was.
        assertThat(opened.config().from()).isEqualTo(FIRST);
        assertThat(opened.config().to()).isEqualTo(FIRST.plusDays(4));
        assertThat(service.run(opened.config())).isEqualTo(opened);
        assertThat(service.open(saved.id()).figures()).isEqualTo(report.figures());
        assertThat(service.reproduce(saved.id()).outcome())
                .isEqualTo(BacktestService.Reproduction.Outcome.SAME);

        prices(stock, USD, "100", "103", "101.7", "99.3", "107.2");
        BacktestService.Reproduction again = service.reproduce(saved.id());
        assertThat(again.outcome()).isEqualTo(BacktestService.Reproduction.Outcome.OTHER_PRICES);
        assertThat(again.again().totals().finalValue()).isNotEqualTo(saved.finalValue());

        service.rename(saved.id(), "Second");
        assertThat(service.saved().getFirst().name()).isEqualTo("Second");
        service.delete(saved.id());
        assertThat(service.saved()).isEmpty();
        assertThatThrownBy(() -> service.open(saved.id())).isInstanceOf(EvenkeelException.class);
    }

    @Test
    void tellsOtherPricesOfTheBenchmarkAndMindsNoDayThatWasAddedSince() {
        AssetId stock = ledger.stock("ABC");
        AssetId index = ledger.stock("IDX");
        prices(stock, USD, "100", "103", "101", "99", "107");
        prices(index, USD, "10", "11", "12", "11", "10");
        SavedBacktest saved =
                service.save(
                        "Beside the index",
                        service.run(
                                config(
                                        "\"benchmark\":\"IDX\"",
                                        "\"strategy\":{\"kind\":\"buy-and-hold\",\"weights\":"
                                                + "{\"ABC\":1}}")));

        prices(stock, USD, "100", "103", "101", "99", "107", "120");
        prices(index, USD, "10", "11", "12", "11", "10", "9");
        assertThat(service.reproduce(saved.id()).outcome())
                .isEqualTo(BacktestService.Reproduction.Outcome.SAME);

        prices(index, USD, "10", "11", "13", "11", "10", "9");
        assertThat(service.reproduce(saved.id()).outcome())
                .isEqualTo(BacktestService.Reproduction.Outcome.OTHER_PRICES);
    }

    @Test
    void showsNobodyWhatAnotherKept() {
        prices(ledger.stock("ABC"), USD, "100", "101", "102");
        SavedBacktest saved =
                service.save(
                        "Mine",
                        service.run(
                                config(
                                        "\"strategy\":{\"kind\":\"buy-and-hold\",\"weights\":"
                                                + "{\"ABC\":1}}")));
        Caller stranger =
                store.session
                        .stores()
                        .database()
                        .write(tx ->
                                store.session
                                        .stores()
                                        .users()
                                        .insert(tx, "stranger", Role.INVESTOR));
        Session theirs =
                new Session(
                        stranger,
                        store.session.stores(),
                        store.session.changes(),
                        store.session.clock());
        Session reading =
                new Session(
                        new Caller(store.session.caller().user(), Role.READ_ONLY),
                        store.session.stores(),
                        store.session.changes(),
                        store.session.clock());

        try (BacktestService other = service(theirs);
                BacktestService reader = service(reading)) {
            assertThat(other.saved()).isEmpty();
            assertThatThrownBy(() -> other.open(saved.id())).isInstanceOf(EvenkeelException.class);
            assertThatThrownBy(() -> other.delete(saved.id()))
                    .isInstanceOf(EvenkeelException.class);
            assertThat(reader.saved()).hasSize(1);
            assertThatThrownBy(() -> reader.delete(saved.id()))
                    .isInstanceOf(EvenkeelException.class);
        }
        assertThat(service.saved()).hasSize(1);
    }

    @Test
    void fillsInAPortfolioWithItsOwnMoneyAndSetsItBesideWhatReallyBecameOfIt() {
        AssetId stock = ledger.stock("ABC");
        AssetId other = ledger.stock("XYZ");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-03", "1000", ledger.dollars());
        ledger.buy("Broker", "", "2025-03-03", "6", stock, "600");
        ledger.buy("Broker", "", "2025-03-03", "4", other, "400");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-05", "300", ledger.dollars());
        prices(stock, USD, "100", "100", "110", "120", "130");
        prices(other, USD, "100", "100", "100", "100", "100");
        Portfolio all = portfolios.overAll().withBenchmark(Benchmark.of(other));

        Prefilled filled = service.prefilled(all);
        BacktestConfig config = filled.config();

        assertThat(filled.weights()).isEqualTo(Prefilled.Weights.HOLDINGS);
        assertThat(config.capital()).isEqualTo(1000);
        assertThat(config.from()).isEqualTo(FIRST);
        assertThat(config.assets()).containsExactly("ABC", "XYZ");
        assertThat(config.benchmark()).isEqualTo("XYZ");
        assertThat(config.flows())
                .containsExactly(new BacktestConfig.DatedFlow(FIRST.plusDays(2), 300));

        PortfolioBacktest beside = service.run(all, config);

        assertThat(beside.actual().get(4).value()).isEqualTo(6 * 130 + 4 * 100 + 300);
        assertThat(beside.report().benchmark().getLast().value()).isCloseTo(1300, within(1e-9));
        assertThat(beside.held().config().parts().getFirst().kind()).isEqualTo("buy-and-hold");
        assertThat(beside.held().days()).hasSameSizeAs(beside.report().days());
        // What was filled in can be written down and read again.
        assertThat(ConfigReader.read(ConfigWriter.write(config))).isEqualTo(config);
    }

    @Test
    void fillsInTheTargetsAndThePolicyOfAPortfolioThatHasThem() {
        AssetId stock = ledger.stock("ABC");
        AssetId other = ledger.stock("XYZ");
        AssetId unpriced = ledger.stock("NEW");
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-03-03", "1000", ledger.dollars());
        ledger.buy("Broker", "", "2025-03-03", "10", stock, "1000");
        prices(stock, USD, "100", "100", "110");
        prices(other, USD, "100", "100", "100");
        Portfolio all =
                portfolios
                        .overAll()
                        .withPolicy(
                                new RebalancePolicy(
                                        PolicyFrequency.QUARTERLY,
                                        ZoneOffset.UTC,
                                        RebalancePolicy.USUAL_TIME,
                                        BandKind.ABSOLUTE,
                                        new BigDecimal("0.03"),
                                        Destination.EDGE));
        TargetAllocation targets =
                new TargetAllocation(
                        List.of(
                                new Target.OfAsset(stock, new BigDecimal("0.35")),
                                new Target.OfAsset(other, new BigDecimal("0.4")),
                                new Target.OfAsset(unpriced, new BigDecimal("0.15")),
                                new Target.OfClass(
                                        AssetKind.CASH, new BigDecimal("0.1"), List.of())));
        store.session
                .stores()
                .database()
                .<Boolean>write(tx -> {
                    store.session
                            .stores()
                            .targets()
                            .replace(tx, store.session.caller(), all.id(), targets);
                    return true;
                });

        Prefilled filled = service.prefilled(all);

        assertThat(filled.weights()).isEqualTo(Prefilled.Weights.TARGETS);
        assertThat(filled.unpriced()).isEqualTo(0.15);
        assertThat(filled.config().parts().getFirst().settings())
                .isEqualTo(
                        Settings.of(
                                Map.of(
                                        "weights",
                                        Setting.Weights.of(Map.of("ABC", 0.35, "XYZ", 0.4)),
                                        "every",
                                        new Setting.Word("quarterly"),
                                        "band",
                                        new Setting.Word("absolute"),
                                        "threshold",
                                        new Setting.Amount(0.03),
                                        "destination",
                                        new Setting.Word("edge"))));
    }

    @Test
    void keepsASweepAndOpensItTheSameToTheLastBit() {
        String[] closes = new String[160];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = Integer.toString(100 + (i * 37) % 23 + i / 4);
        }
        AssetId stock = ledger.stock("ABC");
        prices(stock, USD, closes);
        SweepConfig config =
                SweepReader.read(
                        """
                        {"assets":["ABC"],"strategy":{"kind":"moving-average-crossover"},
                         "sweep":{"axes":{"fast":[2,9],"slow":{"from":5,"to":15,"step":5}},
                                  "walkForward":{"train":60,"test":30},"kept":4}}
                        """);
        SweepReport report = service.sweep(config, Progress.NONE);
        assertThat(report.config().base().currency()).isEqualTo(USD);

        SavedSweep saved = service.save("By averages", report);

        assertThat(report.result().refused()).isPositive();
        SweepReport opened = service.openSweep(saved.id());
        assertThat(opened.result()).isEqualTo(report.result());
        assertThat(opened.dataDigest()).isEqualTo(report.dataDigest());
        assertThat(opened.config().base().from()).isEqualTo(report.from());
        assertThat(opened.config().base().to()).isEqualTo(report.to());
        assertThat(service.savedSweeps()).containsExactly(saved);
        assertThat(service.saved()).isEmpty();
        assertThat(
                        service.save("Again", service.sweep(saved.config(), Progress.NONE))
                                .resultDigest())
                .isEqualTo(saved.resultDigest());

        // Neither another base currency nor a day that was added changes what was kept.
        settings.setBaseCurrency(CurrencyCode.JPY);
        String[] longer = Arrays.copyOf(closes, closes.length + 1);
        longer[closes.length] = "500";
        prices(stock, USD, longer);
        assertThat(service.reproduceSweep(saved.id(), Progress.NONE).outcome())
                .isEqualTo(BacktestService.Reproduction.Outcome.SAME);
        closes[80] = "333";
        prices(stock, USD, closes);
        assertThat(service.reproduceSweep(saved.id(), Progress.NONE).outcome())
                .isEqualTo(BacktestService.Reproduction.Outcome.OTHER_PRICES);

        service.delete(saved.id());

        assertThat(service.savedSweeps()).extracting(SavedSweep::name).containsExactly("Again");
    }

    @Test
    void sweepsOverTheStoreAndStopsWhenItIsClosed() {
        String[] closes = new String[120];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = Integer.toString(100 + (i * 37) % 23 + i / 4);
        }
        prices(ledger.stock("ABC"), USD, closes);
        SweepConfig config =
                SweepReader.read(
                        """
                        {"assets":["ABC"],"strategy":{"kind":"moving-average-crossover"},
                         "sweep":{"axes":{"fast":[2,3,4],"slow":{"from":5,"to":15,"step":5}},
                                  "objective":"growth","kept":3}}
                        """);

        assertThat(service.sweep(config, Progress.NONE).result().kept()).hasSize(3);

        SweepConfig endless =
                SweepReader.read(
                        """
                        {"assets":["ABC"],"strategy":{"kind":"moving-average-crossover"},
                         "sweep":{"axes":{"fast":[2,3,4],"slow":[10]},
                                  "random":{"count":1000000000000,"seed":1}}}
                        """);
        Progress closing =
                new Progress() {
                    @Override
                    public void report(String step, long done, long total) {
                        Thread.ofVirtual().start(service::close);
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                };
        assertThatThrownBy(() -> service.sweep(endless, closing))
                .isInstanceOfAny(WorkCancelledException.class, RejectedExecutionException.class);
    }

    @Test
    void namesWhatItCannotFind() {
        prices(ledger.stock("ABC"), USD, "100", "101");

        assertThatThrownBy(() ->
                        service.run(
                                config(
                                        "\"strategy\":{\"kind\":\"buy-and-hold\","
                                                + "\"weights\":{\"NONE\":1}}")))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("NONE");
        ledger.stock("BARE");
        assertThatThrownBy(() ->
                        service.run(
                                config(
                                        "\"strategy\":{\"kind\":\"buy-and-hold\","
                                                + "\"weights\":{\"BARE\":1}}")))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("BARE");
    }
}
