package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** {@code risk}, {@code performance --flows} and {@code correlation} over plain files. */
class FigureCommandsTest {
    /** The 24 months of Bacon (2008), portfolio and benchmark. */
    private static final List<String> MONTHS =
            List.of(
                    "2000-01-31,0.003,0.002",
                    "2000-02-28,0.026,0.025",
                    "2000-03-31,0.011,0.018",
                    "2000-04-30,-0.010,-0.011",
                    "2000-05-31,0.015,0.014",
                    "2000-06-30,0.025,0.018",
                    "2000-07-31,0.016,0.014",
                    "2000-08-31,0.067,0.065",
                    "2000-09-30,-0.014,-0.015",
                    "2000-10-31,0.040,0.042",
                    "2000-11-30,-0.005,-0.006",
                    "2000-12-31,0.081,0.083",
                    "2001-01-31,0.040,0.039",
                    "2001-02-28,-0.037,-0.038",
                    "2001-03-31,-0.061,-0.062",
                    "2001-04-30,0.017,0.015",
                    "2001-05-31,-0.049,-0.048",
                    "2001-06-30,-0.022,0.021",
                    "2001-07-31,0.070,0.060",
                    "2001-08-31,0.058,0.056",
                    "2001-09-30,-0.065,-0.067",
                    "2001-10-31,0.024,0.019",
                    "2001-11-30,-0.005,-0.003",
                    "2001-12-31,-0.009,0");

    @TempDir private Path folder;

    private String file(String... lines) {
        return file(List.of(lines));
    }

    private String file(List<String> lines) {
        try {
            Path file = folder.resolve("file.csv");
            return Files.write(file, lines).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String bacon() {
        List<String> lines = new ArrayList<>();
        lines.add("month,fund,index");
        lines.addAll(MONTHS);
        return file(lines);
    }

    private static JsonNode metric(CommandRun run, String name) {
        for (JsonNode metric : run.tree().get("metrics")) {
            if (metric.get("name").asText().equals(name)) {
                return metric;
            }
        }
        throw new AssertionError(name + " is not among the metrics");
    }

    private static double value(CommandRun run, String name) {
        return metric(run, name).get("value").asDouble();
    }

    @Test
    void riskTellsThePublishedFiguresOfAFile() {
        CommandRun run =
                CommandRun.of(
                        "risk",
                        "--returns",
                        bacon(),
                        "--benchmark-column",
                        "index",
                        "--mar",
                        "0.005",
                        "--json");

        assertThat(run.code()).isZero();
        assertThat(run.tree().get("n").asInt()).isEqualTo(24);
        assertThat(value(run, "cumulativeReturn")).isEqualTo(0.218105767220917, within(1e-15));
        assertThat(value(run, "sortinoRatio")).isEqualTo(0.5426067467845609, within(1e-14));
        assertThat(value(run, "valueAtRisk95Historical")).isEqualTo(0.0592, within(1e-15));
        assertThat(value(run, "beta")).isEqualTo(0.9988502086225742, within(1e-14));
        assertThat(metric(run, "volatility").get("convention").asText())
                .isEqualTo(
                        "sample standard deviation (n − 1); times the root of 12 periods a year");
        assertThat(metric(run, "volatility").get("n").asInt()).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cumulativeReturn",
                "annualisedReturn",
                "volatility",
                "sharpeRatio",
                "downsideDeviation",
                "sortinoRatio",
                "calmarRatio",
                "maximumDrawdown",
                "valueAtRisk95Historical",
                "conditionalValueAtRisk95Historical",
                "valueAtRisk99Historical",
                "conditionalValueAtRisk99Historical",
                "valueAtRisk95Gaussian",
                "conditionalValueAtRisk95Gaussian",
                "valueAtRisk99Gaussian",
                "conditionalValueAtRisk99Gaussian",
                "valueAtRisk95CornishFisher",
                "conditionalValueAtRisk95CornishFisher",
                "valueAtRisk99CornishFisher",
                "conditionalValueAtRisk99CornishFisher",
                "beta",
                "alpha",
                "correlation",
                "rSquared",
                "trackingError",
                "informationRatio",
                "skewness",
                "excessKurtosis"
            })
    void riskHasEveryFigureThatIsPromised(String name) {
        CommandRun run =
                CommandRun.of("risk", "--returns", bacon(), "--benchmark-column", "3", "--json");

        assertThat(metric(run, name).get("value").isNumber()).isTrue();
    }

    @Test
    void riskDoesNotCareForTheOrderOfRowsNorForAHeader() {
        List<String> shuffled = new ArrayList<>(MONTHS);
        Collections.shuffle(shuffled, new Random(4));
        String plain = CommandRun.of("risk", "--returns", bacon(), "--json").out();

        assertThat(CommandRun.of("risk", "--returns", file(shuffled), "--json").out())
                .isEqualTo(plain);
    }

    @Test
    void riskTakesAColumnByNameOrNumberAndTheFactorThatIsGiven() {
        CommandRun byName = CommandRun.of("risk", "--returns", bacon(), "--column", "INDEX");
        CommandRun byNumber = CommandRun.of("risk", "--returns", bacon(), "--column", "3");
        CommandRun weekly =
                CommandRun.of("risk", "--returns", bacon(), "--periods-per-year", "6", "--json");

        assertThat(byName.out()).isEqualTo(byNumber.out()).contains("Volatility");
        assertThat(value(weekly, "volatility"))
                .isEqualTo(0.039548539246370897 * Math.sqrt(6), within(1e-14));
    }

    @Test
    void riskGivesNoNumberForTooFewReturns() {
        CommandRun run = CommandRun.of("risk", "--returns", file(MONTHS.subList(0, 6)), "--json");

        assertThat(run.code()).isZero();
        assertThat(metric(run, "annualisedReturn").get("value").isNull()).isTrue();
        assertThat(metric(run, "annualisedReturn").get("absence").asText())
                .isEqualTo("needs 12 returns, has 6");
        assertThat(metric(run, "beta").get("absence").asText()).isEqualTo("no benchmark");
    }

    @Test
    void riskNamesRowsAndCellsThatItLeftOut() {
        CommandRun run =
                CommandRun.of(
                        "risk",
                        "--returns",
                        file(
                                "day,r",
                                "2024-01-01,0.1",
                                "someday,0.1",
                                "2024-01-02,x",
                                "2024-01-03,NA",
                                "2024-01-01,0.2",
                                "2024-01-04,5%"),
                        "--json");

        assertThat(run.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(run.err())
                .contains("file.csv:3 (date): Not a date: \"someday\". Correct")
                .contains("file.csv:4 (r): Not a number: \"x\". Correct")
                .contains("file.csv:6 (date)");
        assertThat(run.tree().get("n").asInt()).isEqualTo(2);
        assertThat(value(run, "cumulativeReturn")).isEqualTo(1.1 * 1.05 - 1, within(1e-15));
    }

    @Test
    void riskGivesNoFigureOfReturnsThatLoseMoreThanEverything() {
        CommandRun run = CommandRun.of("risk", "--returns", file("2024-01-01,-2.5"));

        assertThat(run.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("file.csv:1 (2):").contains("-0.05 for a loss of five");
    }

    @Test
    void aNameOfTwoColumnsIsTheNameOfNeither() {
        String twice = file("day,a,a", "2024-01-01,0.01,0.02");

        CommandRun run = CommandRun.of("risk", "--returns", twice, "--column", "a");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no column \"a\". Name one of: 2, 3.");
    }

    @Test
    void nothingIsAnnualisedOverAHole() {
        List<String> lines = new ArrayList<>(List.of("day,a"));
        for (int i = 0; i < 40; i++) {
            lines.add(LocalDate.of(2024, 1, 1).plusDays(i) + ",0.00" + (i % 5 + 1));
            lines.add(LocalDate.of(2026, 1, 1).plusDays(i) + ",-0.00" + (i % 4 + 1));
        }

        CommandRun run = CommandRun.of("risk", "--returns", file(lines), "--json");

        assertThat(run.code()).isZero();
        assertThat(metric(run, "annualisedReturn").get("value").isNull()).isTrue();
        assertThat(metric(run, "annualisedReturn").toString())
                .contains("needs 390 returns, has 80");
        assertThat(metric(run, "sharpeRatio").get("convention").asText())
                .contains("not annualised");
    }

    @Test
    void riskRefusesWhatItCannotUse() {
        CommandRun column = CommandRun.of("risk", "--returns", bacon(), "--column", "fond");
        CommandRun factor = CommandRun.of("risk", "--returns", bacon(), "--periods-per-year", "0");
        CommandRun missing = CommandRun.of("risk", "--returns", "/nowhere/f.csv");
        CommandRun empty = CommandRun.of("risk", "--returns", file());

        assertThat(column.code()).isEqualTo(ExitCode.USAGE);
        assertThat(column.err()).contains("no column \"fond\". Name one of: fund, index.");
        assertThat(factor.code()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(missing.err()).contains("f.csv");
        assertThat(empty.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(CommandRun.of("risk").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void riskExplainsEachFigureAndShowsTheRowsOnce() {
        CommandRun all = CommandRun.of("risk", "--returns", bacon(), "--explain");
        CommandRun one =
                CommandRun.of("risk", "--returns", bacon(), "--explain", "maximumDrawdown");
        CommandRun json =
                CommandRun.of("risk", "--returns", bacon(), "--explain=volatility", "--json");

        assertThat(all.out())
                .contains("Formula: s·√P", "Source: Bacon", "Sample size: 24")
                .containsOnlyOnce("2000-01-31\t0.003");
        assertThat(one.out())
                .contains("Trough: 2001-06-30", "2001-06-30\t-0.022\t")
                .doesNotContain("Sharpe");
        assertThat(json.tree().get("metrics")).hasSize(1);
        assertThat(metric(json, "volatility").get("formula").asText()).startsWith("s·√P");
        assertThat(metric(json, "volatility").get("rows").get(0).get("return").asText())
                .isEqualTo("0.003");
        assertThat(CommandRun.of("risk", "--returns", bacon(), "--explain", "luck").code())
                .isEqualTo(ExitCode.USAGE);
    }

    /** The example of Microsoft's page on XIRR. */
    @Test
    void performanceTellsTheRateOfFlows() {
        String flows =
                file(
                        "2009-04-01,2750",
                        "2008-01-01,-10000",
                        "2008-03-01,2750",
                        "2008-10-30,4250",
                        "2009-02-15,3250");
        CommandRun run = CommandRun.of("performance", "--flows", flows, "--json");

        JsonNode xirr = run.tree().get("xirr");
        assertThat(run.code()).isZero();
        assertThat(xirr.get("status").asText()).isEqualTo("OK");
        assertThat(xirr.get("value").asDouble()).isEqualTo(0.3733625335, within(5e-11));
        assertThat(xirr.get("others")).isEmpty();
        assertThat(CommandRun.of("performance", "--flows", flows, "--explain").out())
                .contains(
                        "Formula: ρ where",
                        "actual days over 365",
                        "2008-01-01\t-10000\t0\t-10000");
    }

    @Test
    void performanceNamesNoRateAndSeveralRates() {
        CommandRun none =
                CommandRun.of(
                        "performance", "--flows", file("2020-01-01,100", "2021-01-01,1"), "--json");
        CommandRun several =
                CommandRun.of(
                        "performance",
                        "--flows",
                        file("2021-01-01,-100", "2022-01-01,230", "2023-01-01,-132"),
                        "--json");

        assertThat(none.tree().get("xirr").get("status").asText()).isEqualTo("NONE");
        assertThat(none.tree().get("xirr").get("value").isNull()).isTrue();
        JsonNode xirr = several.tree().get("xirr");
        assertThat(xirr.get("status").asText()).isEqualTo("NOT_UNIQUE");
        assertThat(List.of(xirr.get("value").asDouble(), xirr.get("others").get(0).asDouble()))
                .satisfiesExactlyInAnyOrder(
                        rate -> assertThat(rate).isEqualTo(0.1, within(1e-12)),
                        rate -> assertThat(rate).isEqualTo(0.2, within(1e-12)));
    }

    @Test
    void correlationPairsColumnsOverTheDaysThatBothHave() {
        List<String> lines = new ArrayList<>(List.of("day,a,b,c"));
        for (int i = 0; i < MONTHS.size(); i++) {
            lines.add(MONTHS.get(i) + (i < 10 ? ",0.0" + i : ","));
        }
        CommandRun run = CommandRun.of("correlation", "--returns", file(lines), "--json");
        CommandRun text = CommandRun.of("correlation", "--returns", file(lines));

        JsonNode matrix = run.tree().get("matrix");
        assertThat(matrix.get("a").get("b").asDouble()).isEqualTo(0.969385814875305, within(1e-14));
        assertThat(matrix.get("a").get("a").asDouble()).isEqualTo(1);
        assertThat(matrix.get("a").get("c").isNull()).isTrue();
        assertThat(run.tree().get("n").get("a").get("c").asInt()).isEqualTo(10);
        assertThat(text.out()).contains("0.9694").contains("a pair needs 12 days in common");
    }
}
