package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code portfolios}, {@code performance}, {@code risk} and {@code correlation} over a store. */
class PortfolioCommandsTest {
    @TempDir static Path folder;
    private static Path store = Path.of("");
    private static Path passphrase = Path.of("");

    @BeforeAll
    static void makeStore() throws IOException {
        store = folder.resolve("store");
        passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\n");
        Path trades =
                Files.writeString(
                        folder.resolve("trades.csv"),
                        """
                        timestamp,account,symbol,side,qty,price,fee,currency
                        2026-01-05T15:00:00Z,One,AAA,BUY,100,10.00,1.00,USD
                        2026-01-06T15:00:00Z,Two,BBB,BUY,50,20.00,1.00,USD
                        2026-03-02T15:00:00Z,One,AAA,SELL,40,12.00,1.00,USD
                        """);
        List<String> prices = new ArrayList<>(List.of("date,AAA,BBB,INDEX"));
        for (int i = 0; i < 120; i++) {
            prices.add(
                    "%s,%.4f,%.4f,%.4f"
                            .formatted(
                                    LocalDate.of(2026, 1, 1).plusDays(i),
                                    10 + 0.02 * i + 0.3 * Math.sin(i),
                                    20 + 0.01 * i + 0.5 * Math.cos(i),
                                    100 + 0.1 * i + Math.sin(i)));
        }
        Path closes = Files.write(folder.resolve("prices.csv"), prices);
        run("create", "--user", "mika", "--currency", "usd", "--language", "en");
        done(run("import", trades.toString()));
        for (String symbol : List.of("AAA", "BBB", "INDEX")) {
            done(
                    run(
                            "prices",
                            "import",
                            closes.toString(),
                            "--symbol",
                            symbol,
                            "--currency",
                            "USD",
                            "--column",
                            symbol));
        }
        done(run("portfolios", "create", "First", "--account", "One"));
    }

    @Test
    void portfoliosAreListedMadeAndRemoved() {
        assertThat(run("portfolios").tree())
                .extracting(each -> each.get("name").asText())
                .containsExactly("All", "First");
        done(run("portfolios", "create", "Passing", "--account", "Two"));

        done(run("portfolios", "remove", "Passing"));

        assertThat(run("portfolios").tree()).hasSize(2);
        assertThat(run("portfolios", "remove", "All").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("portfolios", "create", "First", "--account", "Two").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("portfolios", "create", "X", "--account", "None").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theGainIsTheChangeInValueToTheLastDigit() {
        JsonNode gain = performance("--portfolio", "First").get("gain");

        assertThat(
                        amount(gain, "opening")
                                .add(amount(gain, "inflow"))
                                .subtract(amount(gain, "outflow"))
                                .add(amount(gain, "price"))
                                .add(amount(gain, "income"))
                                .add(amount(gain, "currency"))
                                .add(amount(gain, "fees"))
                                .add(amount(gain, "taxes"))
                                .add(amount(gain, "rounding")))
                .isEqualByComparingTo(amount(gain, "closing"));
        assertThat(amount(gain, "fees")).isEqualByComparingTo("-2");
    }

    @Test
    void aBenchmarkIsAnAssetOrAMixWithWeights() {
        JsonNode one = performance("--benchmark", "INDEX").get("benchmark");
        JsonNode mix = performance("--benchmark", "AAA=60", "--benchmark", "BBB=40");

        assertThat(one.get("name").asText()).isEqualTo("INDEX");
        assertThat(mix.get("benchmark").get("name").asText()).isEqualTo("60 % AAA + 40 % BBB");
        assertThat(performance("--benchmark", "none").get("benchmark").isNull()).isTrue();
        assertThat(run("performance", "--benchmark", "AAA=60").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("performance", "--benchmark", "NOPE").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theTimingOfFlowsIsPrinted() {
        assertThat(performance("--flow-timing", "end").get("flowTiming").asText())
                .isEqualTo("flows count at the end of their day");
        assertThat(performance().get("flowTiming").asText())
                .isEqualTo("money in counts at the start of its day, money out at the end");
    }

    @Test
    void aGainIsExplainedByItsRows() {
        JsonNode metric =
                run("performance", "--to", "2026-04-20", "--explain=simpleGain")
                        .tree()
                        .get("metrics")
                        .get(0);

        assertThat(metric.get("name").asText()).isEqualTo("simpleGain");
        assertThat(metric.get("formula").asText()).isNotEmpty();
        assertThat(metric.get("rows"))
                .extracting(row -> row.get("asset").asText())
                .contains("AAA", "BBB", "USD");
        assertThat(run("performance", "--explain=nothing").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void riskAndCorrelationAreOfWhatIsHeld() {
        JsonNode risk =
                run("risk", "--to", "2026-04-20", "--from", "2026-01-10", "--benchmark", "INDEX")
                        .tree();
        JsonNode correlation =
                run("correlation", "--to", "2026-04-20", "--from", "2026-01-10").tree();

        assertThat(risk.get("benchmark").asText()).isEqualTo("INDEX");
        assertThat(risk.get("n").asInt()).isGreaterThan(90);
        assertThat(risk.get("metrics"))
                .extracting(each -> each.get("name").asText())
                .contains("volatility", "valueAtRisk95Historical", "beta");
        assertThat(correlation.get("names"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("AAA", "BBB");
        assertThat(correlation.get("matrix").get("AAA").get("AAA").asDouble())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aPeriodBeforeAnythingMovedSaysSo() {
        CommandRun early = run("performance", "--to", "2020-01-01");

        assertThat(early.code()).isEqualTo(ExitCode.USAGE);
        assertThat(early.err()).contains("nothing to measure");
    }

    private static JsonNode performance(String... more) {
        List<String> all = new ArrayList<>(List.of("performance", "--to", "2026-04-20"));
        all.addAll(List.of(more));
        CommandRun run = run(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.tree();
    }

    private static BigDecimal amount(JsonNode object, String key) {
        return new BigDecimal(object.get(key).asText());
    }

    private static void done(CommandRun run) {
        assertThat(run.code()).as(run.err() + run.out()).isZero();
    }

    private static CommandRun run(String... args) {
        return CommandRun.json(store, passphrase, args);
    }
}
