package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.portfolio.backtest.BacktestReport;

import java.util.ArrayList;
import java.util.List;

/**
 * A result, and what it is laid over.
 *
 * @param figures of the result
 * @param beside name and days of each other line
 * @param compared the result and others, whose figures stand side by side; empty for one alone
 */
public record Shown(
        BacktestReport report, List<Figure> figures, List<Line> beside, List<Kept> compared) {
    public Shown {
        figures = List.copyOf(figures);
        beside = List.copyOf(beside);
        compared = List.copyOf(compared);
    }

    static Shown alone(BacktestReport report, List<Line> beside) {
        return new Shown(report, report.figures(), beside, List.of());
    }

    /** The first of several, with the curves of the others over it. */
    static Shown first(List<Kept> all) {
        Kept first = all.getFirst();
        List<Line> beside = new ArrayList<>(Line.ofBenchmark(first.report()));
        all.stream()
                .skip(1)
                .map(one -> new Line(one.name(), one.report().days()))
                .forEach(beside::add);
        return new Shown(first.report(), first.figures(), beside, all.size() > 1 ? all : List.of());
    }

    /** A result under its name, with its figures. */
    public record Kept(String name, BacktestReport report, List<Figure> figures) {
        public Kept {
            figures = List.copyOf(figures);
        }

        static Kept of(String name, BacktestReport report) {
            return new Kept(name, report, report.figures());
        }
    }

    /** A line beside the result. */
    public record Line(String name, List<BacktestReport.Day> days) {
        public Line {
            days = List.copyOf(days);
        }

        /** The benchmark of a result, where it has one. */
        static List<Line> ofBenchmark(BacktestReport report) {
            return report.benchmark().isEmpty()
                    ? List.of()
                    : List.of(new Line(report.config().benchmark(), report.benchmark()));
        }
    }
}
