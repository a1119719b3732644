package app.evenkeel.presentation.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.portfolio.performance.FigureService.Exact;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.fx.Period;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

class OverviewReadingTest {
    private final InventedPortfolio portfolio = InventedPortfolio.filled();
    private final OverviewReading reading = new OverviewReading(portfolio);

    @Test
    void countsNoDepositAsAGain() {
        OverviewData data = read(Period.ONE_MONTH);
        List<ValueSeries.Day> days =
                portfolio.series(InventedPortfolio.TODAY, CurrencyCode.JPY, Scope.ALL).days();
        BigDecimal flows =
                days.stream()
                        .filter(day -> day.date().isAfter(data.from()))
                        .map(ValueSeries.Day::flow)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal start =
                days.stream()
                        .filter(day -> day.date().equals(data.from()))
                        .findFirst()
                        .orElseThrow()
                        .value();
        assertThat(flows).isEqualByComparingTo("200000");
        assertThat(Objects.requireNonNull(data.periodChange()).amount())
                .isEqualByComparingTo(
                        Objects.requireNonNull(data.total()).subtract(start).subtract(flows));
    }

    @Test
    void statesNoPercentageWhereADepositWouldDistortIt() {
        assertThat(Objects.requireNonNull(read(Period.ONE_MONTH).periodChange()).fraction())
                .isNull();
        assertThat(Objects.requireNonNull(read(Period.ONE_MONTH).dayChange()).fraction())
                .isNotNull();
    }

    @Test
    void takesEverythingThatCameInAsAFlowOverTheWholeTime() {
        OverviewData data = read(Period.MAX);
        assertThat(data.periodFlow())
                .isEqualByComparingTo(
                        portfolio
                                .series(InventedPortfolio.TODAY, CurrencyCode.JPY, Scope.ALL)
                                .days()
                                .stream()
                                .map(ValueSeries.Day::flow)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void makesOfStoredDaysTheChartAndTheTotalThatReadingThemMakes() {
        OverviewData whole = read(Period.ONE_MONTH);

        OverviewData stored = stored(true).orElseThrow();

        assertThat(stored.asOf()).isEqualTo(InventedPortfolio.TODAY.minusDays(1));
        assertThat(stored.from()).isEqualTo(whole.from());
        assertThat(stored.values()).isEqualTo(whole.values().subList(0, whole.values().size() - 1));
        assertThat(stored.flows()).isEqualTo(whole.flows());
        assertThat(stored.total()).isEqualTo(stored.values().getLast().value());
        assertThat(Objects.requireNonNull(stored.periodChange()).amount())
                .isEqualByComparingTo(
                        Objects.requireNonNull(whole.periodChange())
                                .amount()
                                .subtract(Objects.requireNonNull(whole.dayChange()).amount()));
    }

    @Test
    void showsNoStoredTotalThatIsKnownInPartOnly() {
        assertThat(stored(false)).isEmpty();
        assertThat(
                        reading.stored(
                                InventedPortfolio.TODAY,
                                CurrencyCode.JPY,
                                Period.ONE_MONTH,
                                Scope.ALL))
                .as("nothing stored")
                .isEmpty();
    }

    private Optional<OverviewData> stored(boolean isComplete) {
        return new OverviewReading(new Stored(portfolio, isComplete))
                .stored(InventedPortfolio.TODAY, CurrencyCode.JPY, Period.ONE_MONTH, Scope.ALL);
    }

    @Test
    void saysHowManyAssetsAreInNoSum() {
        OverviewData data = read(Period.ONE_YEAR);
        assertThat(data.complete()).isFalse();
        assertThat(data.missing()).isEqualTo(1);
    }

    @Test
    void startsTheBenchmarkAtTheValueOfThePortfolio() {
        OverviewData data =
                reading.read(
                        InventedPortfolio.TODAY,
                        CurrencyCode.JPY,
                        Period.ONE_YEAR,
                        Scope.ALL,
                        portfolio.etf.id());
        assertThat(data.benchmarkLine()).hasSameSizeAs(data.values());
        assertThat(data.benchmarkLine().getFirst().value())
                .isCloseTo(
                        Objects.requireNonNull(data.values().getFirst().value()),
                        org.assertj.core.data.Offset.offset(new BigDecimal("0.01")));
    }

    @Test
    void drawsTheBenchmarkInTheShownCurrency() {
        OverviewData data =
                new OverviewReading(new Halving(portfolio))
                        .read(
                                InventedPortfolio.TODAY,
                                CurrencyCode.JPY,
                                Period.ONE_YEAR,
                                Scope.ALL,
                                portfolio.etf.id());
        PriceHistory closes = portfolio.priceHistory(portfolio.etf.id()).orElseThrow();
        double closed =
                closes.at(InventedPortfolio.TODAY).orElseThrow().value().doubleValue()
                        / closes.at(data.from()).orElseThrow().value().doubleValue();
        double drawn =
                Objects.requireNonNull(data.benchmarkLine().getLast().value()).doubleValue()
                        / Objects.requireNonNull(data.benchmarkLine().getFirst().value())
                                .doubleValue();
        assertThat(drawn).isCloseTo(2 * closed, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void leavesAGapWhereOnlyAPartCouldBeValued() {
        LocalDate partial = InventedPortfolio.TODAY.minusDays(5);
        OverviewData data =
                new OverviewReading(new Partly(portfolio, partial))
                        .read(
                                InventedPortfolio.TODAY,
                                CurrencyCode.JPY,
                                Period.ONE_MONTH,
                                Scope.ALL,
                                null);
        assertThat(data.values())
                .allMatch(point -> (point.value() == null) == point.day().equals(partial));
        assertThat(Objects.requireNonNull(data.periodChange()).complete()).isFalse();
        assertThat(Objects.requireNonNull(data.dayChange()).complete()).isTrue();
        assertThat(Objects.requireNonNull(read(Period.ONE_MONTH).periodChange()).complete())
                .isTrue();
    }

    @Test
    void showsWhatCouldBeValuedWhereNoDayIsComplete() {
        OverviewData data =
                new OverviewReading(new Never(portfolio))
                        .read(
                                InventedPortfolio.TODAY,
                                CurrencyCode.JPY,
                                Period.ONE_MONTH,
                                Scope.ALL,
                                null);
        assertThat(data.partial()).isTrue();
        assertThat(data.values()).isNotEmpty().allMatch(point -> point.value() != null);
        assertThat(read(Period.ONE_MONTH).partial()).isFalse();
    }

    @Test
    void offersOnlyWhatHasAPriceHistoryAsABenchmark() {
        assertThat(read(Period.ONE_YEAR).benchmarkChoices())
                .extracting(asset -> asset.symbol())
                .contains("BTC", "WLDX")
                .doesNotContain("KUMA", "JPY");
    }

    @Test
    void measuresAMoveOnWhatIsHeldNow() {
        OverviewData data = read(Period.ONE_YEAR);
        OverviewData.Mover mover =
                data.movers().stream()
                        .filter(each -> each.id().equals(portfolio.motors.id()))
                        .findFirst()
                        .orElseThrow();
        var history = portfolio.priceHistory(portfolio.motors.id()).orElseThrow();
        BigDecimal before = history.at(data.from()).orElseThrow().value();
        BigDecimal now = history.at(InventedPortfolio.TODAY).orElseThrow().value();
        assertThat(mover.amount())
                .isCloseTo(
                        now.subtract(before).multiply(BigDecimal.valueOf(400)),
                        org.assertj.core.data.Offset.offset(new BigDecimal("0.01")));

        // Both of its figures are explained by the two prices.
        Explanation change = MoverFigures.change(mover);
        Explanation gain = MoverFigures.gain(mover, data.currency());
        assertThat(change.figure().value().orElseThrow())
                .isCloseTo(now.doubleValue() / before.doubleValue() - 1, within(1e-12));
        assertThat(gain.figure().value().orElseThrow()).isEqualTo(mover.amount().doubleValue());
        assertThat(change.rows()).isEqualTo(gain.rows()).hasSize(2);
        assertThat(change.rows())
                .extracting(List::getLast)
                .containsExactly(Decimals.plain(before) + " JPY", Decimals.plain(now) + " JPY");
        assertThat(gain.text(Locale.ENGLISH, Locale.ROOT)).contains("Units: 400");
    }

    @Test
    void holdsNothingBeforeTheFirstImport() {
        OverviewData data =
                new OverviewReading(InventedPortfolio.empty())
                        .read(
                                InventedPortfolio.TODAY,
                                CurrencyCode.JPY,
                                Period.ONE_YEAR,
                                Scope.ALL,
                                null);
        assertThat(data.held()).isFalse();
        assertThat(data.dayChange()).isNull();
    }

    /** The portfolio with one day of which only a part could be valued. */
    private static final class Partly extends Through {
        private final LocalDate partial;

        Partly(OverviewSource all, LocalDate partial) {
            super(all);
            this.partial = partial;
        }

        @Override
        public ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
            return new ValueSeries(
                    currency,
                    all.series(to, currency, scope).days().stream()
                            .map(day ->
                                    new ValueSeries.Day(
                                            day.date(),
                                            day.value(),
                                            day.flow(),
                                            !day.date().equals(partial)))
                            .toList());
        }
    }

    /** The portfolio with something of which no price is ever known. */
    private static final class Never extends Through {
        Never(OverviewSource all) {
            super(all);
        }

        @Override
        public ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
            return new ValueSeries(
                    currency,
                    all.series(to, currency, scope).days().stream()
                            .map(day ->
                                    new ValueSeries.Day(day.date(), day.value(), day.flow(), false))
                            .toList());
        }
    }

    /** The portfolio in a currency that halves from the first day shown to the last. */
    private static final class Halving extends Through {
        Halving(OverviewSource all) {
            super(all);
        }

        @Override
        public double[] worths(Asset asset, CurrencyCode currency, LocalDate first, int days) {
            double[] worths = super.worths(asset, currency, first, days);
            for (int i = 0; i < days; i++) {
                worths[i] *= 1 + (double) i / (days - 1);
            }
            return worths;
        }
    }

    /** Days of a portfolio as they are stored, up to the day before. */
    static class Stored extends Through {
        private final boolean isComplete;

        Stored(OverviewSource all, boolean isComplete) {
            super(all);
            this.isComplete = isComplete;
        }

        @Override
        public Optional<Exact> stored(LocalDate until, CurrencyCode currency, Scope scope) {
            LocalDate to = until.minusDays(1);
            return Optional.of(
                    new Exact(
                            to,
                            all.series(until, currency, scope).days().stream()
                                    .filter(day -> !day.date().isAfter(to))
                                    .map(day ->
                                            new PerformanceSnapshot(
                                                    day.date(),
                                                    day.value(),
                                                    day.flow(),
                                                    isComplete || day.date().isBefore(to),
                                                    day.stale(),
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    0))
                                    .toList()));
        }
    }

    /** A portfolio of which a test changes one answer. */
    static class Through implements OverviewSource {
        final OverviewSource all;

        Through(OverviewSource all) {
            this.all = all;
        }

        @Override
        public Optional<Explanation> explainValue(
                LocalDate asOf, CurrencyCode currency, Scope scope, @Nullable Contributor part) {
            return all.explainValue(asOf, currency, scope, part);
        }

        @Override
        public Optional<Explanation> explainGain(
                LocalDate from, LocalDate to, CurrencyCode currency, Scope scope) {
            return all.explainGain(from, to, currency, scope);
        }

        @Override
        public Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope) {
            return all.snapshot(asOf, currency, scope);
        }

        @Override
        public ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
            return all.series(to, currency, scope);
        }

        @Override
        public List<DataProblem> problems(LocalDate asOf, CurrencyCode currency) {
            return all.problems(asOf, currency);
        }

        @Override
        public List<Asset> assets() {
            return all.assets();
        }

        @Override
        public Optional<PriceHistory> priceHistory(AssetId asset) {
            return all.priceHistory(asset);
        }

        @Override
        public double[] worths(Asset asset, CurrencyCode currency, LocalDate first, int days) {
            return all.worths(asset, currency, first, days);
        }

        @Override
        public Optional<PricePoint> price(AssetId asset, LocalDate day, LocalDate unitsOf) {
            return all.price(asset, day, unitsOf);
        }
    }

    private OverviewData read(Period period) {
        return reading.read(InventedPortfolio.TODAY, CurrencyCode.JPY, period, Scope.ALL, null);
    }
}
