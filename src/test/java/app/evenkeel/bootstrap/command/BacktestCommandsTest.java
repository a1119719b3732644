package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code backtest}, {@code sweep} and {@code strategies} without a store, and with one. */
class BacktestCommandsTest {
    private static final String STRATEGY = "\"strategy\":{\"kind\":\"buy-and-hold\"}}";

    @TempDir private Path folder;

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String prices() {
        return file(
                "prices.csv",
                """
                date,A,B
                2024-01-01,100,100
                2024-01-02,110,100
                2024-01-03,121,100
                """);
    }

    @Test
    void runsOverAPlainFile() {
        String config =
                file(
                        "config.json",
                        """
                        {"capital":1000,"execution":"same-close",
                         "strategy":{"kind":"target-allocation","every":"daily"}}
                        """);

        CommandRun run =
                CommandRun.of("backtest", "--prices", prices(), "--config", config, "--json");

        assertThat(run.code()).isZero();
        JsonNode result = run.tree();
        assertThat(result.get("finalValue").doubleValue()).isCloseTo(1102.5, within(1e-9));
        assertThat(result.get("rebalances").intValue()).isEqualTo(2);
        assertThat(result.get("cost").doubleValue()).isZero();
        assertThat(result.get("series")).hasSize(3);
        assertThat(result.get("series").get(1).get("date").textValue()).isEqualTo("2024-01-02");
        assertThat(result.get("series").get(1).get("value").doubleValue())
                .isCloseTo(1050, within(1e-9));
        assertThat(result.get("trades")).hasSize(4);
        List<String> metrics = new ArrayList<>();
        result.get("metrics").forEach(metric -> metrics.add(metric.get("name").textValue()));
        assertThat(metrics).contains("timeWeightedReturn", "sharpeRatio", "maximumDrawdown");
        assertThat(CommandRun.of("backtest", "--prices", prices(), "--config", config).out())
                .contains("1,102.50");
    }

    @Test
    void namesTheKeyThatIsNotKnown() {
        String config = file("config.json", "{\"strategi\":{}}");

        CommandRun run = CommandRun.of("backtest", "--prices", prices(), "--config", config);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("\"strategi\"").contains("strategy, ");
    }

    @Test
    void refusesWhatWouldBePassedOver() {
        assertThat(
                        refusal(
                                "{\"dividends\":[{\"asset\":\"Q\",\"date\":\"2024-01-02\",\"amount\":1}],"
                                        + STRATEGY))
                .contains("Q");
        assertThat(refusal("{\"capital\":5,\"capital\":6," + STRATEGY)).contains("capital");
        assertThat(refusal("{\"capital\":1e308," + STRATEGY)).contains("\"capital\" must be");
        assertThat(refusal("[1,2]")).contains("the configuration").doesNotContain("{}");
    }

    private String refusal(String config) {
        CommandRun run =
                CommandRun.of(
                        "backtest", "--prices", prices(), "--config", file("config.json", config));
        assertThat(run.code()).isNotZero();
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @Test
    void saysWhichCellsOfTheFileItLeftOut() {
        String prices =
                file(
                        "prices.csv",
                        """
                        date,A
                        2024-01-01,100
                        2024-01-02,abc
                        2024-01-03,121
                        2024-01-04,121
                        """);
        String config = file("config.json", "{\"strategy\":{\"kind\":\"buy-and-hold\"}}");

        CommandRun run =
                CommandRun.of("backtest", "--prices", prices, "--config", config, "--json");

        assertThat(run.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(run.err()).contains("prices.csv:3 (A)").contains("abc");
        assertThat(run.tree().get("series")).hasSize(4);
    }

    @Test
    void sweepsOverAPlainFile() {
        StringBuilder rows = new StringBuilder("date,A\n");
        for (int i = 0; i < 60; i++) {
            rows.append(LocalDate.of(2024, 1, 1).plusDays(i))
                    .append(',')
                    .append(100 + (i * 37) % 23 + i / 4)
                    .append('\n');
        }
        String config =
                file(
                        "config.json",
                        """
                        {"execution":"same-close","strategy":{"kind":"moving-average-crossover"},
                         "sweep":{"axes":{"fast":[2,3],"slow":[5,8]},"kept":2}}
                        """);
        String prices = file("prices.csv", rows.toString());

        CommandRun run = CommandRun.of("sweep", "--prices", prices, "--config", config, "--json");

        assertThat(run.code()).isZero();
        assertThat(run.tree().get("trials").intValue()).isEqualTo(4);
        assertThat(run.tree().get("kept")).hasSize(2);
        assertThat(run.tree().get("map").get("cells")).hasSize(4);
        assertThat(run.tree().get("deflatedSharpe").get("probability").doubleValue())
                .isBetween(0.0, 1.0);
        assertThat(CommandRun.of("sweep", "--prices", prices, "--config", config).out())
                .contains("On the plateau");
    }

    @Test
    void listsStrategiesWithTheirParameters() {
        JsonNode all = CommandRun.of("strategies", "--json").tree();

        List<String> kinds = new ArrayList<>();
        all.forEach(each -> kinds.add(each.get("kind").textValue()));
        assertThat(kinds).contains("buy-and-hold", "target-allocation", "momentum", "pair-trading");
        assertThat(all.get(0).get("parameters").get(0).get("label").textValue())
                .isEqualTo("Weights");
        assertThat(CommandRun.of("strategies").out()).contains("moving-average-crossover");
    }

    @Test
    void keepsResultsInTheStoreAndRunsThemAgain() {
        Path store = folder.resolve("store");
        Path secret = Path.of(file("secret.txt", "long enough to be no trouble here\n"));
        assertThat(
                        CommandRun.json(
                                        store,
                                        secret,
                                        "create",
                                        "--user",
                                        "mika",
                                        "--currency",
                                        "USD")
                                .code())
                .isZero();
        CommandRun.json(
                store,
                secret,
                "prices",
                "import",
                prices(),
                "--symbol",
                "A",
                "--currency",
                "USD",
                "--column",
                "A");
        String config =
                file(
                        "config.json",
                        """
                        {"capital":1000,"strategy":{"kind":"buy-and-hold","weights":{"A":1}}}
                        """);

        CommandRun run =
                CommandRun.json(store, secret, "backtest", "--config", config, "--save", "Mine");
        assertThat(run.err()).contains("Kept as 1");
        assertThat(run.tree().get("finalValue").doubleValue()).isCloseTo(1100, within(1e-9));
        CommandRun.json(store, secret, "backtest", "--config", config, "--save", "Twin");

        assertThat(CommandRun.json(store, secret, "backtest", "list").tree()).hasSize(2);
        assertThat(CommandRun.json(store, secret, "backtest", "show", "1", "2").tree().get(1))
                .isEqualTo(run.tree());
        assertThat(
                        CommandRun.json(store, secret, "backtest", "again", "1")
                                .tree()
                                .get("outcome")
                                .textValue())
                .isEqualTo("same");
        assertThat(CommandRun.json(store, secret, "backtest", "remove", "1").code()).isZero();
        assertThat(CommandRun.json(store, secret, "backtest", "again", "1").code())
                .isEqualTo(ExitCode.USAGE);
    }
}
