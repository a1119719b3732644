package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RiskMetric;
import app.evenkeel.portfolio.performance.FigureService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** What is stored of each day is what a fresh computation gives, whatever changed since. */
class FigureServiceSliceTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);

    @TempDir private Path folder;

    private ServiceStore store;
    private HandLedger ledger;
    private AssetId share;
    private SettingService settings;
    private ValuationService valuation;
    private PortfolioService portfolios;
    private FigureService figures;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        ledger = new HandLedger(store);
        settings = new SettingService(store.session);
        settings.setBaseCurrency(CurrencyCode.USD);
        valuation = new ValuationService(store.session);
        portfolios = new PortfolioService(store.session, settings);
        figures = new FigureService(store.session, valuation, portfolios);
        share = ledger.stock("S");
        AssetId index = ledger.stock("INDEX");
        walk(share, 1);
        walk(index, 2);
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-01-02", "10000", ledger.dollars());
        ledger.buy("Broker", "", "2025-01-03", "50", share, "5000");
        ledger.in(TransactionType.DEPOSIT, "Bank", "2025-02-03", "700", ledger.dollars());
        Portfolio made =
                portfolios.create(
                        Portfolio.over(
                                "Shares",
                                Set.of(ledger.account("Broker")),
                                CurrencyCode.USD,
                                ZoneOffset.UTC,
                                Instant.EPOCH));
        portfolios.edit(made.withBenchmark(Benchmark.of(index)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void storesEveryDayOfEveryPortfolioAndNothingTwice() {
        assertThat(figures.refresh(TODAY)).isEqualTo(2 * 180L);

        assertThat(figures.refresh(TODAY)).isZero();
        equalToFresh();
        PerformanceSnapshot last = stored("Shares").performance().getLast();
        assertThat(last.day()).isEqualTo(TODAY);
        assertThat(last.sampleSize()).isEqualTo(179);
        assertThat(last.volatility()).isNotNull();
        RiskMetric risk = stored("Shares").risk().getLast();
        assertThat(risk.beta()).isNotNull();
        assertThat(risk.valueAtRisk95()).isPositive();
        assertThat(stored("All").risk().getLast().beta()).isNull();
        assertThat(stored("Shares").risk().get(20).valueAtRisk95()).as("too few returns").isNull();
    }

    @Test
    void rowsOfOlderDaysChangeWhatFollows() {
        figures.refresh(TODAY);

        ledger.in(TransactionType.DEPOSIT, "Broker", "2024-12-30", "100", ledger.dollars());

        assertThat(figures.refresh(TODAY)).isPositive();
        equalToFresh();
        assertThat(stored("Shares").performance().getFirst().day())
                .isEqualTo(LocalDate.of(2024, 12, 30));
    }

    @Test
    void aCorrectedPriceChangesItsDayAndWhatFollows() {
        figures.refresh(TODAY);
        LocalDate day = LocalDate.of(2025, 3, 3);

        save(share, List.of(bar(day, new BigDecimal("500"))));

        assertThat(figures.refresh(TODAY)).isPositive();
        equalToFresh();
        PerformanceSnapshot corrected =
                stored("Shares").performance().stream()
                        .filter(each -> each.day().equals(day))
                        .findFirst()
                        .orElseThrow();
        assertThat(corrected.value()).isEqualByComparingTo("30000");
    }

    @Test
    void aSplitChangesNoReturn() {
        figures.refresh(TODAY);
        double before = lastReturn();

        LocalDate split = LocalDate.of(2025, 4, 1);
        PriceHistory history = valuation.priceHistory(share).orElseThrow();
        ledger.in(TransactionType.SPLIT, "Broker", split.toString(), "50", share);
        List<PriceBar> halved = new ArrayList<>();
        for (int i = history.indexAt(split.toEpochDay()); i < history.size(); i++) {
            halved.add(bar(history.day(i), history.close(i).divide(BigDecimal.TWO)));
        }
        save(share, halved);

        figures.refresh(TODAY);
        equalToFresh();
        assertThat(lastReturn()).isCloseTo(before, within(1e-12));
    }

    @Test
    void whatAnUndoneRowLeftIsTakenAway() {
        ledger.in(TransactionType.DEPOSIT, "Broker", "2024-12-30", "100", ledger.dollars());
        figures.refresh(TODAY);

        store.ledger.undo();

        assertThat(figures.refresh(TODAY)).isPositive();
        equalToFresh();
        assertThat(stored("Shares").performance().getFirst().day()).isEqualTo(FIRST.plusDays(1));
    }

    @Test
    void aRefreshOfADayInThePastLeavesWhatWasMeasuredLater() {
        figures.refresh(TODAY);

        assertThat(figures.refresh(TODAY.minusDays(30))).isZero();
        assertThat(figures.refresh(FIRST.minusDays(10))).as("before anything moved").isZero();

        equalToFresh();
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-05-20", "100", ledger.dollars());
        assertThat(figures.refresh(TODAY.minusDays(30))).isPositive();
        assertThat(stored("Shares").performance().getLast().day()).isEqualTo(TODAY);
    }

    @Test
    void anotherBaseCurrencyReplacesTheFiguresOfTheOld() {
        figures.refresh(TODAY);
        Portfolio before = portfolios.overAll();

        settings.setBaseCurrency(CurrencyCode.JPY);
        figures.refresh(TODAY);

        assertThat(figures.stored(before).performance()).isEmpty();
        assertThat(figures.stored(portfolios.overAll()).performance())
                .as("without an exchange rate")
                .hasSize(180)
                .allMatch(day -> day.dailyReturn() == null && day.value() == null);
    }

    private double lastReturn() {
        return Objects.requireNonNull(stored("Shares").performance().getLast().cumulativeReturn());
    }

    private FigureService.Figures stored(String name) {
        return figures.stored(portfolios.named(name));
    }

    private void equalToFresh() {
        for (Portfolio portfolio : portfolios.all()) {
            assertThat(figures.stored(portfolio)).isEqualTo(figures.compute(portfolio, TODAY));
        }
    }

    private void walk(AssetId asset, int seed) {
        Random random = new Random(seed);
        List<PriceBar> bars = new ArrayList<>();
        double price = 100;
        for (LocalDate day = FIRST; !day.isAfter(TODAY); day = day.plusDays(1)) {
            bars.add(bar(day, BigDecimal.valueOf(price).setScale(4, RoundingMode.HALF_EVEN)));
            price *= 1 + 0.01 * random.nextGaussian();
        }
        save(asset, bars);
    }

    private static PriceBar bar(LocalDate day, BigDecimal close) {
        return new PriceBar(day, null, null, null, close, null, Adjustment.RAW);
    }

    private void save(AssetId asset, List<PriceBar> bars) {
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveBars(tx, asset, CurrencyCode.USD, "test", bars.iterator()));
        store.session.changes().publish(Change.PRICES);
    }
}
