package app.evenkeel.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.HeatMap;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.analytics.backtest.sweep.WalkForward;
import app.evenkeel.analytics.gain.GainParts;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.analytics.performance.Attribution;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;
import app.evenkeel.portfolio.performance.BenchmarkResult;
import app.evenkeel.portfolio.performance.ClosedTrade;
import app.evenkeel.portfolio.performance.Contribution;
import app.evenkeel.portfolio.performance.Correlations;
import app.evenkeel.portfolio.performance.Coverage;
import app.evenkeel.portfolio.performance.Curve;
import app.evenkeel.portfolio.performance.DatedDrawdown;
import app.evenkeel.portfolio.performance.RiskShare;
import app.evenkeel.portfolio.performance.RollingRisk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The guide's page {@code figures} says what the program does. */
class FigurePageTest {
    private static final List<String> PAGE = lines();

    private static final Set<String> NAMED =
            Pattern.compile("`(\\w+)`")
                    .matcher(String.join("\n", PAGE))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("src/site/markdown/guide/figures.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void theGuideHasEveryFigureWithItsNameFormulaAndSource(Metric metric) {
        String start =
                "| "
                        + metric.title().english()
                        + " | `"
                        + metric.jsonName()
                        + "` | "
                        + metric.formula().replace("|", "\\|")
                        + " | ";

        assertThat(PAGE)
                .filteredOn(line -> line.startsWith(start))
                .singleElement()
                .asString()
                .contains("| " + metric.source() + " |");
    }

    /** The rows of tables and the points of graphs. */
    static List<Class<? extends Record>> tables() {
        return List.of(
                GainStatement.class,
                GainParts.class,
                Contribution.class,
                Coverage.class,
                BenchmarkResult.class,
                Attribution.OfClass.class,
                ClosedTrade.class,
                Disposal.class,
                RollingRisk.class,
                DatedDrawdown.class,
                RiskShare.class,
                Correlations.class,
                BacktestRun.Totals.class,
                BacktestReport.Day.class,
                BacktestReport.Trade.class,
                BacktestReport.Holding.class,
                PortfolioBacktest.class,
                SweepResult.class,
                Trial.class,
                HeatMap.class,
                HeatMap.Cell.class,
                DeflatedSharpe.class,
                WalkForward.Fold.class);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theGuideHasEveryNumberOfEveryTableAndGraph(Class<? extends Record> table) {
        assertThat(table.getRecordComponents())
                .filteredOn(component -> isNumber(component.getType()))
                .extracting(RecordComponent::getName)
                // The number by which a trial is called up again.
                .filteredOn(name -> !name.equals("id"))
                .allSatisfy(name -> assertThat(NAMED).contains(name));
    }

    private static boolean isNumber(Class<?> type) {
        return (type.isPrimitive() && type != boolean.class)
                || type == double[][].class
                || type == int[][].class
                || List.of(BigDecimal.class, Money.class, Curve.class).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PerformanceJson", "RiskJson", "BacktestJson", "SweepJson"})
    void theGuideHasEveryNumberThatIsWrittenAsJson(String writer) throws IOException {
        String source =
                Files.readString(Path.of("src/main/java/app/evenkeel/report", writer + ".java"));

        assertThat(Pattern.compile("\\.number\\(\\s*\"(\\w+)\"").matcher(source).results())
                .isNotEmpty()
                .extracting(match -> match.group(1))
                // What counts rows and columns, and which one it is.
                .filteredOn(name -> !List.of("id", "columns", "year").contains(name))
                .allSatisfy(name -> assertThat(NAMED).contains(name));
    }
}
