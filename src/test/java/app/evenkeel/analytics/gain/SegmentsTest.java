package app.evenkeel.analytics.gain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.column.ValueColumns;
import app.evenkeel.analytics.gain.LinkedAttribution.BenchmarkClass;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.performance.Attribution;
import app.evenkeel.analytics.performance.Attribution.Held;
import app.evenkeel.analytics.performance.Attribution.OfClass;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.valuation.LedgerPrices;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What parts add sums to the whole, whatever flowed and was traded; flows change no return. */
class SegmentsTest {
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 60;

    private final Map<AssetId, PriceHistory> histories = new HashMap<>();
    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(FlowTiming.class)
    void contributionsSumToTheReturnAndEffectsToTheDifference(FlowTiming timing) {
        for (int round = 0; round < 20; round++) {
            LedgerBuilder ledger = builder();
            ledger.in(TransactionType.DEPOSIT, "2025-01-01", "100000", "USD");
            for (int i = 1; i < DAYS; i++) {
                String day = FROM.plusDays(i).toString();
                String units = Integer.toString(1 + random.nextInt(40));
                switch (random.nextInt(6)) {
                    case 0 -> ledger.buy(day, units, "S", units + "07", "USD");
                    case 1 -> ledger.buy(day, units, "BTC", units + "11", "USD");
                    case 2 -> ledger.sell(day, "1", "S", "95", "USD");
                    case 3 -> ledger.in(TransactionType.DEPOSIT, day, units + "00", "USD");
                    case 4 -> ledger.out(TransactionType.WITHDRAWAL, day, units + "0", "USD");
                    default -> ledger.out(TransactionType.FEE, day, units, "USD");
                }
            }
            Timeline timeline = ledger.timeline();
            ReturnPath path = path(timeline, timing);
            Gains gains =
                    GainWalk.of(
                            timeline,
                            market(timeline),
                            USD,
                            Scope.ALL,
                            FROM,
                            FROM.plusDays(DAYS - 1));
            List<Segment<String>> classes =
                    Segments.of(
                            gains,
                            place -> timeline.asset(place.asset()).kind().name(),
                            path.days());

            assertThat(classes.stream().mapToDouble(c -> Segments.contribution(c, path)).sum())
                    .isCloseTo(path.total(), within(1e-11));
            Attribution attribution = LinkedAttribution.of(classes, benchmark(path), path);
            assertThat(
                            attribution.allocation()
                                    + attribution.selection()
                                    + attribution.interaction())
                    .isCloseTo(attribution.activeReturn(), within(1e-11));
            assertThat(attribution.portfolioReturn()).isCloseTo(path.total(), within(1e-12));
            for (LinkedAttribution.Day day :
                    LinkedAttribution.days(classes, benchmark(path), path)) {
                assertThat(day.held().stream().mapToDouble(Held::portfolioWeight).sum())
                        .isCloseTo(1, within(1e-12));
                assertThat(day.effects().stream().mapToDouble(OfClass::total).sum())
                        .isCloseTo(
                                path.dailyReturn(day.day())
                                        - day.held().stream()
                                                .mapToDouble(held ->
                                                        held.benchmarkWeight()
                                                                * held.benchmarkReturn())
                                                .sum(),
                                within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FlowTiming.class)
    void whatComesAndGoesInKindChangesNoReturn(FlowTiming timing) {
        LedgerBuilder still = builder().in(TransactionType.DEPOSIT, "2025-01-01", "10", "S");
        LedgerBuilder busy = builder().in(TransactionType.DEPOSIT, "2025-01-01", "10", "S");
        // A flow is worth the close of its day. Where the price stands still on that day, it makes
        // no difference when within the day it counts.
        histories.compute(
                busy.id("S"),
                (_, moving) -> standingStillOnOddDays(Objects.requireNonNull(moving)));
        for (int i = 1; i < DAYS; i += 2) {
            String day = FROM.plusDays(i).toString();
            busy.in(TransactionType.DEPOSIT, day, "7", "S");
            busy.out(TransactionType.WITHDRAWAL, day, "3", "S");
        }

        double alone = path(still.timeline(), timing).total();
        double withFlows = path(busy.timeline(), timing).total();

        assertThat(withFlows).isCloseTo(alone, within(1e-12));
    }

    private static PriceHistory standingStillOnOddDays(PriceHistory moving) {
        long[] days = new long[DAYS];
        BigDecimal[] closes = new BigDecimal[DAYS];
        for (int i = 0; i < DAYS; i++) {
            days[i] = FROM.plusDays(i).toEpochDay();
            closes[i] = moving.close(i - i % 2);
        }
        return new PriceHistory(USD, "test", days, closes);
    }

    private List<BenchmarkClass> benchmark(ReturnPath path) {
        double[] equity = new double[path.days().size()];
        double[] etf = new double[equity.length];
        for (int i = 0; i < equity.length; i++) {
            equity[i] = 0.01 * random.nextGaussian();
            etf[i] = 0.005 * random.nextGaussian();
        }
        return List.of(
                new BenchmarkClass("EQUITY", 0.6, equity), new BenchmarkClass("ETF", 0.4, etf));
    }

    private ReturnPath path(Timeline timeline, FlowTiming timing) {
        DayColumns days =
                ValueColumns.of(timeline, market(timeline), USD, Scope.ALL, FROM.plusDays(DAYS - 1))
                        .between(FROM.minusDays(1), FROM.plusDays(DAYS - 1));
        return ReturnPath.of(days, timing);
    }

    private Market market(Timeline timeline) {
        return new Market(histories, LedgerPrices.of(timeline), FxTable.EMPTY, timeline);
    }

    private LedgerBuilder builder() {
        LedgerBuilder ledger =
                new LedgerBuilder(ZoneId.of("UTC")).cash(USD).stock("S", USD).coin("BTC");
        for (String symbol : List.of("S", "BTC")) {
            long[] days = new long[DAYS];
            BigDecimal[] closes = new BigDecimal[DAYS];
            double price = 100;
            for (int i = 0; i < DAYS; i++) {
                days[i] = FROM.plusDays(i).toEpochDay();
                closes[i] = BigDecimal.valueOf(Math.round(price * 1e4), 4);
                price *= 1 + 0.02 * random.nextGaussian();
            }
            histories.put(ledger.id(symbol), new PriceHistory(USD, "test", days, closes));
        }
        return ledger;
    }
}
