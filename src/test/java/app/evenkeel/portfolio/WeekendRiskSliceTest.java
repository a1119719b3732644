package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.RiskMetric;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A share that has the price of a coin on every working day follows it exactly: correlation, beta
 * and R² of 1, no tracking error, whichever of the two is held and whichever is the benchmark. The
 * periods open on a Saturday, which only the coin has a price of its own on. From Sunday 2 February
 * to Saturday 26 April 2025 are 60 working days: 59 returns from one to the next.
 */
class WeekendRiskSliceTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 31);
    private static final LocalDate LAST = LocalDate.of(2025, 4, 26);

    @TempDir private Path folder;

    private ServiceStore store;
    private SettingService settings;
    private ValuationService valuation;
    private HandLedger ledger;
    private AssetId coin;
    private AssetId share;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        settings = new SettingService(store.session);
        settings.setBaseCurrency(CurrencyCode.USD);
        valuation = new ValuationService(store.session);
        ledger = new HandLedger(store);
        coin = ledger.coin("BTC");
        share = ledger.stock("S");
        List<PriceBar> ofCoin = new ArrayList<>();
        Random random = new Random(4);
        double price = 100;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            BigDecimal close = BigDecimal.valueOf(price).setScale(6, RoundingMode.HALF_EVEN);
            ofCoin.add(new PriceBar(day, null, null, null, close, null, Adjustment.RAW));
            price *= 1 + 0.02 * random.nextGaussian();
        }
        save(coin, ofCoin);
        save(
                share,
                ofCoin.stream().filter(bar -> bar.day().getDayOfWeek().getValue() <= 5).toList());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aShareHeldBesideTheCoinAsBenchmarkFollowsIt() {
        hold(share);

        follows(report(coin));
    }

    @Test
    void aCoinHeldBesideTheShareAsBenchmarkFollowsIt() {
        hold(coin);

        RiskReport report = report(share);

        follows(report);
        assertThat(report.series().size()).isEqualTo(84);
        assertThat(figure(report, Metric.VOLATILITY).n()).isEqualTo(84);
    }

    @Test
    void whatIsHeldCorrelatesOverTheDaysThatBothHave() {
        hold(share);
        hold(coin);

        RiskReport report = report(coin);

        assertThat(report.correlations().values()[0][1]).isEqualTo(1, within(1e-12));
        assertThat(report.correlations().counts()[0][1]).isEqualTo(59);
        Explanation explanation =
                new RiskService(valuation)
                        .explainCorrelation(report.query(), coin, share)
                        .orElseThrow();
        assertThat(explanation.figure().value().orElseThrow()).isEqualTo(1, within(1e-12));
        assertThat(explanation.rows()).hasSize(59);
        assertThat(explanation.rows().getFirst().getFirst()).isEqualTo("2025-02-04");
        assertThat(explanation.rows()).allMatch(row -> row.get(1).equals(row.get(2)));
    }

    @Test
    void storedFiguresFollowToo() {
        hold(coin);
        PortfolioService portfolios = new PortfolioService(store.session, settings);
        portfolios.edit(portfolios.overAll().withBenchmark(Benchmark.of(share)));

        RiskMetric last =
                new FigureService(store.session, valuation, portfolios)
                        .compute(portfolios.overAll(), LAST)
                        .risk()
                        .getLast();

        assertThat(last.beta()).isEqualTo(1, within(1e-12));
        assertThat(last.correlation()).isEqualTo(1, within(1e-12));
        assertThat(last.trackingError()).isEqualTo(0, within(1e-12));
    }

    private static void follows(RiskReport report) {
        for (Metric metric : List.of(Metric.BETA, Metric.CORRELATION, Metric.R_SQUARED)) {
            assertThat(figure(report, metric).value().orElseThrow())
                    .as(metric.name())
                    .isEqualTo(1, within(1e-12));
        }
        assertThat(figure(report, Metric.TRACKING_ERROR).value().orElseThrow())
                .isEqualTo(0, within(1e-12));
        assertThat(figure(report, Metric.BETA).n()).isEqualTo(59);
    }

    private static Figure figure(RiskReport report, Metric metric) {
        return report.figures().stream()
                .filter(each -> each.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private RiskReport report(AssetId benchmark) {
        PerformanceQuery query =
                PerformanceQuery.of(Scope.ALL, LAST, CurrencyCode.USD)
                        .from(FIRST.plusDays(2))
                        .beside(Benchmark.of(benchmark));
        return new RiskService(valuation).report(RiskQuery.of(query)).orElseThrow();
    }

    private void hold(AssetId asset) {
        ledger.in(TransactionType.DEPOSIT, "Broker", FIRST.toString(), "100", ledger.dollars());
        ledger.buy("Broker", "", FIRST.toString(), "1", asset, "100");
    }

    private void save(AssetId asset, List<PriceBar> bars) {
        var stores = store.session.stores();
        stores.database()
                .write(tx ->
                        stores.prices()
                                .saveBars(tx, asset, CurrencyCode.USD, "test", bars.iterator()));
        store.session.changes().publish(Change.PRICES);
    }
}
