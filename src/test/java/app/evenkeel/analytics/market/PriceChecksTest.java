package app.evenkeel.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.analytics.market.PriceChecks.Context;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PriceChecksTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "100, 101, 99, 100, 0, -",
                "-,   -,   -,  100, 0, -",
                "0,   0,   0,  100, 0, -",
                "100, 101, 99, 0,   0, NOT_POSITIVE",
                "100, 101, 99, -5,  0, NOT_POSITIVE",
                "100, 101, 99, -,   0, UNREADABLE",
                "100, 98,  99, 98.5, 0, INCONSISTENT",
                "100, 101, 99, 103, 0, INCONSISTENT",
                "104, 101, 99, 100, 0, INCONSISTENT",
                "100, 100, 100, 100.004, 0, -",
                "100, 101, 99, 100, 29, FUTURE",
                "100, 101, 99, 100, 28, -",
            })
    void judgesACandleByItself(
            @Nullable BigDecimal open,
            @Nullable BigDecimal high,
            @Nullable BigDecimal low,
            @Nullable BigDecimal close,
            int day,
            @Nullable HoldReason reason) {
        Candle candle =
                new Candle(DAY.plusDays(day), open, high, low, close, null, Adjustment.RAW, "raw");

        Checked checked =
                PriceChecks.check(
                        List.of(candle), CurrencyCode.USD, context(AssetKind.EQUITY, Map.of()));

        assertThat(reasons(checked)).isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(checked.passed()).hasSize(reason == null ? 1 : 0);
    }

    @Test
    void holdsBackAnotherCurrency() {
        Checked checked =
                PriceChecks.check(
                        List.of(candle(0, "100")),
                        CurrencyCode.EUR,
                        context(AssetKind.EQUITY, Map.of()));

        assertThat(reasons(checked)).containsExactly(HoldReason.WRONG_CURRENCY);
        assertThat(checked.held().getFirst().detail()).isEqualTo("EUR");
    }

    @Test
    void holdsBackASpikeButNotWhatComesAfterIt() {
        Checked checked = check(candle(0, "100"), candle(1, "1000"), candle(2, "101"));

        assertThat(days(checked)).containsExactly(DAY, DAY.plusDays(2));
        assertThat(reasons(checked)).containsExactly(HoldReason.JUMP);
        assertThat(checked.held().getFirst().detail()).isEqualTo("100 " + DAY);
    }

    @Test
    void holdsBackAllThatFollowsAJump() {
        Checked checked = check(candle(0, "100"), candle(1, "20"), candle(2, "21"));

        assertThat(reasons(checked)).containsExactly(HoldReason.JUMP, HoldReason.AFTER_JUMP);
    }

    @Test
    void comparesWithTheLastStoredClose() {
        PricePoint last = new PricePoint(new BigDecimal("10"), CurrencyCode.USD, DAY, "x");

        Checked checked =
                PriceChecks.check(
                        List.of(candle(1, "30")),
                        CurrencyCode.USD,
                        context(AssetKind.EQUITY, Map.of(Adjustment.RAW, last)));

        assertThat(reasons(checked)).containsExactly(HoldReason.JUMP);
    }

    @Test
    void allowsMoreAfterALongGap() {
        assertThat(reasons(check(candle(0, "100"), candle(25, "250")))).isEmpty();
        assertThat(reasons(check(candle(0, "100"), candle(1, "250")))).hasSize(1);
    }

    @Test
    void aKnownSplitExplainsAJump() {
        CorporateAction split =
                new CorporateAction(
                        CorporateAction.Kind.SPLIT,
                        DAY.plusDays(1),
                        new BigDecimal("4"),
                        null,
                        "x");
        Context with =
                new Context(
                        AssetKind.EQUITY,
                        CurrencyCode.USD,
                        TODAY,
                        Map.of(),
                        Map.of(),
                        List.of(split),
                        List.of());

        Checked checked =
                PriceChecks.check(
                        List.of(candle(0, "100"), candle(1, "25.5"), candle(2, "25")),
                        CurrencyCode.USD,
                        with);

        assertThat(checked.held()).isEmpty();
    }

    @Test
    void aSecondSourceConfirmsAJumpOrContradictsAPrice() {
        Context second =
                new Context(
                        AssetKind.EQUITY,
                        CurrencyCode.USD,
                        TODAY,
                        Map.of(),
                        Map.of(
                                Adjustment.RAW,
                                Map.of(
                                        DAY.plusDays(1), new BigDecimal("301"),
                                        DAY.plusDays(2), new BigDecimal("30"))),
                        List.of(),
                        List.of());

        Checked checked =
                PriceChecks.check(
                        List.of(candle(0, "100"), candle(1, "300"), candle(2, "305")),
                        CurrencyCode.USD,
                        second);

        assertThat(days(checked)).containsExactly(DAY, DAY.plusDays(1));
        assertThat(reasons(checked)).containsExactly(HoldReason.SOURCES_DIFFER);
    }

    @Test
    void aSourceAdjustedForSplitsDoesNotContradictClosesAsTraded() {
        Map<Adjustment, Map<LocalDate, BigDecimal>> restated =
                Map.of(
                        Adjustment.SPLIT,
                        Map.of(DAY, BigDecimal.TEN, DAY.plusDays(1), new BigDecimal("30")));
        CorporateAction split =
                new CorporateAction(
                        CorporateAction.Kind.SPLIT, DAY.plusDays(5), BigDecimal.TEN, null, "x");

        assertThat(
                        reasons(
                                PriceChecks.check(
                                        List.of(candle(0, "100"), candle(1, "300")),
                                        CurrencyCode.USD,
                                        context(restated, List.of(split)))))
                .as("with the split known they agree")
                .isEmpty();
        assertThat(
                        reasons(
                                PriceChecks.check(
                                        List.of(candle(0, "100"), candle(1, "101")),
                                        CurrencyCode.USD,
                                        context(restated, List.of()))))
                .as("without it they say nothing of each other")
                .isEmpty();
        assertThat(
                        reasons(
                                PriceChecks.check(
                                        List.of(candle(0, "100"), candle(1, "300")),
                                        CurrencyCode.USD,
                                        context(restated, List.of()))))
                .containsExactly(HoldReason.JUMP);
    }

    @Test
    void comparesWhatFollowsWithACandleThatWasReleased() {
        Context released =
                new Context(
                        AssetKind.EQUITY,
                        CurrencyCode.USD,
                        TODAY,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(candle(1, "20.0")));

        Checked checked =
                PriceChecks.check(
                        List.of(candle(0, "100"), candle(1, "20"), candle(2, "21")),
                        CurrencyCode.USD,
                        released);

        assertThat(checked.held()).isEmpty();
        assertThat(checked.passed()).hasSize(3);
    }

    @Test
    void losesNoCandleWhateverItIsGiven() {
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<Candle> candles =
                    random.ints(20, 0, 1_000).mapToObj(value -> noise(random, value)).toList();

            Checked checked =
                    PriceChecks.check(
                            candles, CurrencyCode.USD, context(AssetKind.CRYPTO, Map.of()));

            long days = candles.stream().map(Candle::day).distinct().count();
            assertThat(checked.passed().size() + checked.held().size())
                    .as("seed %d", seed)
                    .isEqualTo((int) days);
            assertThat(checked.passed())
                    .as("seed %d", seed)
                    .allMatch(bar -> bar.close().signum() > 0);
            for (int i = 1; i < checked.passed().size(); i++) {
                double ratio =
                        checked.passed().get(i).close().doubleValue()
                                / checked.passed().get(i - 1).close().doubleValue();
                assertThat(Math.max(ratio, 1 / ratio)).as("seed %d", seed).isLessThan(10);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "100, 99, 101, 0, -",
                "100, -,  -,   0, -",
                "100, 102, 101, 0, CROSSED",
                "0,   99, 101, 0, NOT_POSITIVE",
                "100, 0,  101, 0, NOT_POSITIVE",
                "-,   99, 101, 0, UNREADABLE",
                "100, 99, 101, 90, FUTURE",
                "900, 899, 901, 0, JUMP"
            })
    void judgesAQuote(
            @Nullable BigDecimal last,
            @Nullable BigDecimal bid,
            @Nullable BigDecimal ask,
            long secondsAhead,
            @Nullable HoldReason reason) {
        PricePoint before =
                new PricePoint(new BigDecimal("100"), CurrencyCode.USD, TODAY.minusDays(1), "x");
        Quote quote =
                new Quote(last, bid, ask, CurrencyCode.USD, NOW.plusSeconds(secondsAhead), "x");

        assertThat(
                        PriceChecks.check(
                                quote,
                                NOW,
                                context(AssetKind.EQUITY, Map.of(Adjustment.SPLIT, before))))
                .isEqualTo(reason);
    }

    @Test
    void takesNoJumpForALongGapWhereTheClockIsFarAhead() {
        PricePoint before =
                new PricePoint(new BigDecimal("100"), CurrencyCode.USD, TODAY.minusDays(1), "x");
        Quote quote = new Quote(new BigDecimal("900"), null, null, CurrencyCode.USD, NOW, "x");
        PriceChecks.Context ahead =
                new PriceChecks.Context(
                        AssetKind.EQUITY,
                        CurrencyCode.USD,
                        TODAY.plusDays(400),
                        Map.of(Adjustment.SPLIT, before),
                        Map.of(),
                        List.of(),
                        List.of());

        assertThat(PriceChecks.check(quote, NOW.plus(Duration.ofDays(400)), ahead))
                .isEqualTo(HoldReason.JUMP);
    }

    private static Candle noise(Random random, int value) {
        BigDecimal close = value < 50 ? null : BigDecimal.valueOf(value - 100L);
        return candle(random.nextInt(28), close);
    }

    private static Checked check(Candle... candles) {
        return PriceChecks.check(
                List.of(candles), CurrencyCode.USD, context(AssetKind.EQUITY, Map.of()));
    }

    private static Context context(AssetKind kind, Map<Adjustment, PricePoint> last) {
        return new Context(kind, CurrencyCode.USD, TODAY, last, Map.of(), List.of(), List.of());
    }

    private static Context context(
            Map<Adjustment, Map<LocalDate, BigDecimal>> second, List<CorporateAction> splits) {
        return new Context(
                AssetKind.EQUITY, CurrencyCode.USD, TODAY, Map.of(), second, splits, List.of());
    }

    private static Candle candle(int day, String close) {
        return candle(day, new BigDecimal(close));
    }

    private static Candle candle(int day, @Nullable BigDecimal close) {
        return new Candle(DAY.plusDays(day), null, null, null, close, null, Adjustment.RAW, "raw");
    }

    private static List<HoldReason> reasons(Checked checked) {
        return checked.held().stream().map(PriceChecks.Held::reason).toList();
    }

    private static List<LocalDate> days(Checked checked) {
        return checked.passed().stream().map(PriceBar::day).toList();
    }
}
