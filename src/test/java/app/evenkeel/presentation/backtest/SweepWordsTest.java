package app.evenkeel.presentation.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.portfolio.backtest.SweepReader;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import org.junit.jupiter.api.Test;

import java.util.Locale;

class SweepWordsTest {
    private static final SweepConfig CONFIG =
            SweepReader.read(
                    """
                    {"strategy": {"kind": "momentum"}, "sweep": {"axes": {"lookback": [60, 120]}}}
                    """);
    private final SweepWords words =
            new SweepWords(CONFIG, new Messages(Locale.ENGLISH, Locale.US), new Formats(Locale.US));

    @Test
    void writesNoNumberWhereThereIsNone() {
        for (double none :
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(words.number(none)).isEqualTo(Formats.UNKNOWN);
            assertThat(words.whole(none)).isEqualTo(Formats.UNKNOWN);
            assertThat(words.percent(none)).isEqualTo(Formats.UNKNOWN);
        }
        assertThat(words.number(1.234)).isEqualTo("1.23");
        assertThat(words.whole(12.6)).isEqualTo("13");
    }
}
