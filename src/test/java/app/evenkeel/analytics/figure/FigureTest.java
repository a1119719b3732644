package app.evenkeel.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.evenkeel.domain.asset.AssetKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

class FigureTest {
    private static final List<Phrase> CONVENTION =
            List.of(
                    Phrase.of("convention.sample-deviation"),
                    Phrase.of("convention.annualised-root", 252.0));

    @Test
    void hasNoNumberWhereTheSampleIsTooSmall() {
        Figure figure = Figure.of(Metric.VOLATILITY, 0.2, 12, 30, CONVENTION);

        assertThat(figure.value()).isEmpty();
        assertThat(figure.absence().orElseThrow().english()).isEqualTo("needs 30 returns, has 12");
    }

    @Test
    void hasNoNumberWhereTheFormulaDividesByZero() {
        Figure figure = Figure.of(Metric.SHARPE_RATIO, Double.NaN, 40, 30, CONVENTION);

        assertThat(figure.value()).isEmpty();
        assertThat(figure.absence().orElseThrow().english()).contains("divide by zero");
    }

    @Test
    void refusesToBeSilentAboutAMissingNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Figure(
                                Metric.BETA,
                                OptionalDouble.empty(),
                                CONVENTION,
                                3,
                                30,
                                Optional.empty()));
    }

    @Test
    void tellsHowItWasMadeAsTextThatCanBeCopied() {
        Figure figure = Figure.of(Metric.VOLATILITY, 0.25, 30, 30, CONVENTION);
        Explanation explanation =
                new Explanation(
                        figure,
                        List.of(Explanation.Input.of(Metric.MEAN_RETURN.title(), 1e-5)),
                        List.of(Phrase.of("explain.sample"), Metric.MEAN_RETURN.title()),
                        List.of(List.of("1", "0.5"), List.of("2", "-0.5")));

        assertThat(explanation.text(Locale.ENGLISH, Locale.ROOT))
                .isEqualTo(
                        """
                        Volatility: 0.25
                        Formula: s·√P, s² = Σ(r − r̄)² / (n − 1)
                        Convention: sample standard deviation (n − 1); times the root of 252 periods a year
                        Source: Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd ed. 2008
                        Sample size: 30
                        Mean return: 0.00001

                        Sample size\tMean return
                        1\t0.5
                        2\t-0.5
                        """);
        assertThat(explanation.text(Locale.JAPANESE, Locale.ROOT)).contains("計算式: s·√P");
    }

    @Test
    void tellsTheWordsOfItsTableInTheLanguageAndNothingElse() {
        Explanation explanation =
                new Explanation(
                        Figure.of(Metric.ALLOCATION_EFFECT, 0.25, 1, 1, CONVENTION),
                        List.of(
                                Explanation.Input.of(
                                        Phrase.of(
                                                "input.effect-of", Phrase.of("column.class.fund")),
                                        0.25)),
                        List.of(Phrase.of("column.kind"), Phrase.of("column.class")),
                        List.of(List.of("opening", "equity"), List.of("fund", "2026-01-05")));

        assertThat(explanation.text(Locale.ENGLISH, Locale.ROOT))
                .contains("Effect of Funds: 0.25")
                .endsWith("Kind\tClass\nValue before\tShares\nfund\t2026-01-05\n");
        assertThat(explanation.text(Locale.JAPANESE, Locale.ROOT))
                .contains("投資信託の効果: 0.25")
                .endsWith("種類\t資産クラス\n期首\t株式\nfund\t2026-01-05\n");
    }

    @ParameterizedTest
    @EnumSource(AssetKind.class)
    void everyClassHasAWord(AssetKind kind) {
        String key = "column.class." + kind.name().toLowerCase(Locale.ROOT);

        assertThat(Phrase.of(key).text(Locale.JAPANESE, Locale.ROOT)).isNotBlank();
        assertThat(Phrase.of(key).english()).isNotEqualTo(kind.name());
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricHasANameInEachLanguage(Metric metric) {
        assertThat(metric.title().english()).isNotBlank();
        assertThat(metric.title().text(Locale.JAPANESE, Locale.JAPAN)).isNotBlank();
        assertThat(metric.formula()).isNotBlank();
        assertThat(metric.source()).isNotBlank();
    }

    @Test
    void jsonNamesAreCamelCase() {
        assertThat(Metric.SHARPE_RATIO.jsonName()).isEqualTo("sharpeRatio");
        assertThat(Metric.CONDITIONAL_VALUE_AT_RISK_99_CORNISH_FISHER.jsonName())
                .isEqualTo("conditionalValueAtRisk99CornishFisher");
        assertThat(Metric.R_SQUARED.jsonName()).isEqualTo("rSquared");
    }
}
