package app.evenkeel.portfolio.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.sweep.Objective;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ConfigReaderTest {
    private static final String WHOLE =
            """
            {"currency":"EUR","capital":5000,"from":"2020-01-02","to":"2024-12-31",
             "history":"available","assets":["A","B"],"execution":"SAME_CLOSE",
             "fund":{"every":"quarterly","parts":[
               {"weight":0.25,"strategy":{"kind":"buy-and-hold","weights":{"A":1}}},
               {"weight":0.75,"strategy":{"kind":"pair-trading","first":"A","second":"B",
                                          "window":30}}]},
             "dealing":{"rate":0.001,"fixed":1,"minimumFee":2,"spread":0.0004,"slippage":0.0001,
                        "lot":1,"minimumTrade":50},
             "venues":[{"name":"kraken","assets":["B"],"rate":0.0026}],
             "interest":{"cash":0.02,"debt":0.05},
             "contributions":[{"amount":100,"every":"weekly","growth":0.03,"from":"2020-06-01"}],
             "flows":[{"date":"2021-05-05","amount":-70}],
             "dividends":[{"asset":"A","date":"2021-03-03","amount":0.4}],
             "tax":{"rate":0.2,"longRate":0.1,"longAfter":365,"dividends":0.15,"method":"hifo",
                    "payment":"next-year","lossYears":3},
             "benchmark":"A","riskFree":0.01}
            """;

    @Test
    void readsEveryKey() {
        BacktestConfig config = ConfigReader.read(WHOLE);

        assertThat(config.execution()).isEqualTo(Execution.SAME_CLOSE);
        assertThat(config.parts()).hasSize(2);
        assertThat(config.venues().getFirst().dealing().rate()).isEqualTo(0.0026);
        assertThat(config.tax())
                .isEqualTo(new Tax(0.2, 0.1, 365, 0.15, Tax.Method.HIFO, Tax.Payment.NEXT_YEAR, 3));
        assertThat(config.money().getFirst().growth()).isEqualTo(0.03);
    }

    @Test
    void readsWhatTheWriterWrote() {
        BacktestConfig config = ConfigReader.read(WHOLE);

        assertThat(ConfigReader.read(ConfigWriter.write(config))).isEqualTo(config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"capitol":1}                                                | capitol
                    {"strategy":{"kind":"buy-and-hold","wieghts":{}}}            | strategy.wieghts
                    {"strategy":{"kind":"buy-and-hold"},"dealing":{"fee":1}}     | dealing.fee
                    {"strategy":{"kind":"buy-and-hold"},"flows":[{"day":1}]}     | flows[0].day
                    {"strategy":{"kind":"buy-and-hold"},"sweep":1,"x":1}         | x
                    """)
    void namesAKeyThatThereIsNot(String json, String key) {
        assertThatThrownBy(() -> ConfigReader.read(json))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIG_KEY);
                            assertThat(e.problem().args().getFirst()).isEqualTo(key);
                            assertThat(e.problem().args().get(1)).isNotEmpty();
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                                    | strategy
                    {"strategy":{"kind":"buy-and-hold"},"capital":0}                      | capital
                    {"strategy":{"kind":"buy-and-hold"},"capital":"1"}                    | capital
                    {"strategy":{"kind":"buy-and-hold"},"from":"1.2.2020"}                | from
                    {"strategy":{"kind":"buy-and-hold"},"execution":"soon"}               | execution
                    {"strategy":{"kind":"buy-and-hold"},"dealing":{"rate":0.9}}           | dealing.rate
                    {"strategy":{"kind":"nothing"}}                                       | strategy.kind
                    {"strategy":{"kind":"buy-and-hold"},"fund":{}}                        | strategy
                    {"fund":{"parts":[{"weight":0.5,"strategy":{"kind":"buy-and-hold"}}]}}| fund.parts
                    """)
    void namesAValueThatMakesNoSense(String json, String key) {
        assertThatThrownBy(() -> ConfigReader.read(json))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIG_VALUE);
                            assertThat(e.problem().args().getFirst()).isEqualTo(key);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"kind":"moving-average-crossover","fast":50,"slow":20} | fast
                    {"kind":"moving-average-crossover","fast":0}            | fast
                    {"kind":"target-allocation","weights":{"A":0.7,"B":0.4}}| weights
                    {"kind":"target-allocation","every":"hourly"}           | every
                    {"kind":"pair-trading","first":"A"}                     | second
                    """)
    void saysWhatIsWrongWithSettings(String strategy, String word) {
        assertThatThrownBy(() -> ConfigReader.read("{\"strategy\":" + strategy + "}"))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIG_SETTING);
                            assertThat(e.problem().args().get(1)).contains(word);
                        });
    }

    @Test
    void saysWhereTheTextIsNoJson() {
        assertThatThrownBy(() -> ConfigReader.read("{\n\"capital\": 1,,\n}"))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIG_UNREADABLE);
                            assertThat(e.problem().args().get(1)).isEqualTo("2");
                        });
    }

    @Test
    void readsASweepWhoseAxesGiveWhatTheStrategyNeeds() {
        SweepConfig sweep =
                SweepReader.read(
                        """
                        {"strategy":{"kind":"pair-trading","second":"B"},
                         "sweep":{"axes":{"first":["A","C"],"entry":{"from":1,"to":2,"step":0.1}},
                                  "random":{"count":7,"seed":9},"objective":"CALMAR_RATIO",
                                  "inSample":0.5,"walkForward":{"train":100,"test":50,
                                  "anchored":true},"kept":4}}
                        """);

        assertThat(sweep.axes().get(1).values()).hasSize(11);
        assertThat(sweep.sampling()).isEqualTo(new SweepPlan.Sampling.Random(7, 9));
        assertThat(sweep.objective()).isEqualTo(Objective.CALMAR_RATIO);
        assertThat(sweep.folds()).isEqualTo(new SweepPlan.Folds(100, 50, true));
    }

    @Test
    void isDescribedInTheGuideKeyByKey() throws IOException {
        String guide = Files.readString(Path.of("src/site/markdown/guide/backtest.md"));

        assertThat(ConfigReader.KEYS)
                .allSatisfy(key -> assertThat(guide).contains("`" + key + "`"));
    }

    @Test
    void readsTheSeedOfADrawToItsLastDigit() {
        SweepConfig config =
                SweepReader.read(
                        """
                        {"strategy": {"kind": "momentum"},
                         "sweep": {"axes": {"lookback": [20, 40]},
                                   "random": {"count": 5, "seed": -9223372036854775766}}}
                        """);

        assertThat(config.sampling())
                .isEqualTo(new SweepPlan.Sampling.Random(5, Long.MIN_VALUE + 42));
        assertThat(SweepReader.read(ConfigWriter.write(config)).sampling())
                .isEqualTo(config.sampling());
    }
}
