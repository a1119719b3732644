package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;
import app.evenkeel.portfolio.performance.RiskShare;
import app.evenkeel.portfolio.performance.RollingRisk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a period is a year is told from its days, not from those that markets were open on. The
 * share closes at 100 and 101 in turn: returns of 0.01 and -1/101, whose deviation is half their
 * distance of 0.019901 (times √(n / (n - 1))): 0.00997 a day, 15.83% a year of 252.
 */
class ReturnsOfAYearSliceTest {
    private static final double A_YEAR = 0.1583;
    private static final double A_DAY = 0.00997;

    private static final Set<LocalDate> NEW_YORK_CLOSED =
            Set.of(
                    LocalDate.of(2025, 12, 25),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 1, 19),
                    LocalDate.of(2026, 2, 16),
                    LocalDate.of(2026, 4, 3),
                    LocalDate.of(2026, 5, 25),
                    LocalDate.of(2026, 6, 19),
                    LocalDate.of(2026, 7, 3),
                    LocalDate.of(2026, 9, 7),
                    LocalDate.of(2026, 11, 26));

    @TempDir private Path folder;

    private ServiceStore store;
    private ValuationService valuation;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        new SettingService(store.session).setBaseCurrency(CurrencyCode.USD);
        valuation = new ValuationService(store.session);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aYearToASaturdayIsAYear() {
        hold("2025-11-24", "2026-11-30", day -> !NEW_YORK_CLOSED.contains(day));

        RiskReport report = report("2025-11-29", "2026-11-28");

        assertThat(report.series().size()).isEqualTo(250);
        assertThat(figure(report, Metric.VOLATILITY).value().orElseThrow())
                .isCloseTo(A_YEAR, within(5e-4));
        assertThat(figure(report, Metric.ANNUALISED_RETURN).value()).isPresent();
        assertThat(report("2025-11-30", "2026-11-28").series().isWholeYear())
                .as("364 days")
                .isFalse();
    }

    @Test
    void storedFiguresDoNotFlipOnAWeekend() {
        hold("2025-11-03", "2026-11-30", day -> !NEW_YORK_CLOSED.contains(day));
        PortfolioService portfolios =
                new PortfolioService(store.session, new SettingService(store.session));
        FigureService figures = new FigureService(store.session, valuation, portfolios);

        List<PerformanceSnapshot> days =
                figures.compute(portfolios.overAll(), LocalDate.of(2026, 11, 30)).performance();

        assertThat(days.subList(days.size() - 7, days.size()))
                .allSatisfy(day ->
                        assertThat(Objects.requireNonNull(day.volatility()))
                                .as(day.day().toString())
                                .isCloseTo(A_YEAR, within(5e-4)));
    }

    @Test
    void aYearOfTokyoIsAYear() {
        // Closed from 31 December to 3 January, and on a Monday of each month.
        hold(
                "2023-12-25",
                "2024-12-31",
                day ->
                        day.getDayOfYear() > 3
                                && (day.getMonthValue() < 12 || day.getDayOfMonth() < 31)
                                && (day.getDayOfWeek() != DayOfWeek.MONDAY
                                        || day.getDayOfMonth() > 14
                                        || day.getDayOfMonth() <= 7));

        RiskReport report = report("2024-01-01", "2024-12-31");

        assertThat(report.series().size()).isLessThan(252);
        assertThat(report.series().length()).isEqualTo(366);
        assertThat(figure(report, Metric.VOLATILITY).value().orElseThrow())
                .isCloseTo(A_YEAR, within(5e-4));
    }

    @Test
    void sharesOfSixtyDaysSumToTheVolatilityBesideThem() {
        hold("2025-11-24", "2026-11-30", _ -> true);

        RiskReport report = report("2026-10-01", "2026-11-30");

        double volatility = figure(report, Metric.VOLATILITY).value().orElseThrow();
        assertThat(volatility).isCloseTo(A_DAY, within(2e-4));
        assertThat(report.shares().stream().mapToDouble(RiskShare::contribution).sum())
                .isCloseTo(volatility, within(1e-12));
        var explanation =
                new RiskService(valuation)
                        .explain(report.query(), Metric.CONTRIBUTION_TO_RISK)
                        .orElseThrow();
        assertThat(explanation.figure().convention())
                .extracting(Phrase::english)
                .containsExactly(
                        "per period, not annualised: less than a year, or half of its days missing");
        assertThat(Double.parseDouble(explanation.rows().getFirst().get(2)))
                .isCloseTo(volatility, within(1e-12));
    }

    @Test
    void aRollingWindowIsOfTheTermsOfTheFigureBesideIt() {
        hold("2025-11-24", "2026-11-30", _ -> true);

        assertThat(lastOf(report("2026-04-01", "2026-11-30"))).isCloseTo(A_DAY, within(2e-4));
        assertThat(lastOf(report("2025-11-29", "2026-11-30"))).isCloseTo(A_YEAR, within(2e-3));
    }

    private static double lastOf(RiskReport report) {
        RollingRisk rolling = report.rolling().orElseThrow();
        assertThat(rolling.window()).isEqualTo(63);
        return Arrays.stream(rolling.volatility().values()).reduce((_, last) -> last).orElseThrow();
    }

    private static Figure figure(RiskReport report, Metric metric) {
        return report.figures().stream()
                .filter(each -> each.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private RiskReport report(String from, String to) {
        PerformanceQuery query =
                PerformanceQuery.of(Scope.ALL, LocalDate.parse(to), CurrencyCode.USD)
                        .from(LocalDate.parse(from));
        return new RiskService(valuation).report(RiskQuery.of(query)).orElseThrow();
    }

    /** Holds one share, and nothing else, from a day on. */
    private void hold(String from, String to, Predicate<LocalDate> isOpen) {
        HandLedger ledger = new HandLedger(store);
        AssetId share = ledger.stock("S");
        ledger.in(TransactionType.DEPOSIT, "Broker", from, "100", ledger.dollars());
        ledger.buy("Broker", "", from, "1", share, "100");
        List<PriceBar> bars = new ArrayList<>();
        for (LocalDate day = LocalDate.parse(from);
                !day.isAfter(LocalDate.parse(to));
                day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5 && isOpen.test(day)) {
                BigDecimal close = BigDecimal.valueOf(100 + bars.size() % 2);
                bars.add(new PriceBar(day, null, null, null, close, null, Adjustment.RAW));
            }
        }
        var stores = store.session.stores();
        stores.database()
                .write(tx ->
                        stores.prices()
                                .saveBars(tx, share, CurrencyCode.USD, "test", bars.iterator()));
        store.session.changes().publish(Change.PRICES);
    }
}
