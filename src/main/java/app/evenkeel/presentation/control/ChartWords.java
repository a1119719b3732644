package app.evenkeel.presentation.control;

import java.util.StringJoiner;

/** Says in words what a chart shows, for a screen reader. */
final class ChartWords {
    private ChartWords() {}

    static String of(ChartState state) {
        if (state.isEmpty()) {
            return state.messages.text("chart.words.empty");
        }
        StringJoiner words = new StringJoiner(" ");
        words.add(
                state.messages.text(
                        "chart.words.range",
                        state.dateText(state.window.from()),
                        state.dateText(state.window.to())));
        for (ChartSeries line : state.series) {
            double factor = state.factor(line);
            double start =
                    line.valueAt(
                            Math.max(state.window.from(), line.x().length == 0 ? 0 : line.x()[0]));
            words.add(
                    state.messages.text(
                            "chart.words.series",
                            line.name(),
                            state.valueText(start * factor),
                            state.valueText(line.valueAt(state.window.to()) * factor)));
        }
        return words.toString();
    }
}
