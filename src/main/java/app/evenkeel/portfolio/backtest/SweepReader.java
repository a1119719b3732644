package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.Objective;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the part {@code sweep} of a configuration, beside what {@link ConfigReader} reads. */
public final class SweepReader {
    private static final int MOST_VALUES = 10_000;
    private static final int USUALLY_KEPT = 100;

    private SweepReader() {}

    /**
     * Reads a configuration with a sweep.
     *
     * @throws EvenkeelException as {@link ConfigReader#read}, or if there is no sweep in it
     */
    public static SweepConfig read(String text) {
        ConfigObject root = ConfigReader.root(text);
        if (!root.has("sweep") || !root.has("strategy")) {
            throw root.wrong(root.has("sweep") ? "strategy" : "sweep", "given for a sweep");
        }
        ConfigObject sweep =
                root.object(
                        "sweep", "axes", "random", "objective", "inSample", "walkForward", "kept");
        StrategyType type = Strategies.called(ConfigReader.kind(root.object("strategy")));
        List<Axis> axes = axes(sweep, type);
        return new SweepConfig(
                ConfigReader.read(text, axes),
                axes,
                sampling(sweep),
                sweep.word("objective", Objective.SHARPE_RATIO),
                sweep.number("inSample", 0.7, 0.1, 1),
                folds(sweep),
                sweep.whole("kept", USUALLY_KEPT, 1, SweepPlan.MOST_KEPT));
    }

    private static List<Axis> axes(ConfigObject sweep, StrategyType type) {
        String[] names = type.parameters().stream().map(Parameter::name).toArray(String[]::new);
        ConfigObject given = sweep.object("axes", names);
        List<Axis> axes = new ArrayList<>();
        for (String name : given.keys()) {
            Parameter parameter =
                    type.parameters().stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            List<Setting> values = values(given, parameter);
            if (values.isEmpty()) {
                throw given.wrong(name, "a list of values, or from, to and step");
            }
            axes.add(new Axis(name, values));
        }
        if (axes.isEmpty()) {
            throw sweep.wrong("axes", "given with a parameter at least");
        }
        return axes;
    }

    private static List<Setting> values(ConfigObject given, Parameter parameter) {
        String name = parameter.name();
        JsonNode node = given.get(name);
        List<Setting> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(each -> values.add(ConfigReader.setting(parameter, each, given)));
            return values;
        }
        ConfigObject range = given.object(name, "from", "to", "step");
        double from = range.number("from", 0);
        double to = range.number("to", from);
        double step = range.number("step", 1);
        if (!(step > 0) || (to - from) / step > MOST_VALUES) {
            throw range.wrong("step", "above zero, for " + MOST_VALUES + " values at most");
        }
        // Counted, so that no sum of steps drifts.
        for (int i = 0; from + i * step <= to + step * 1e-9; i++) {
            values.add(new Setting.Amount(from + i * step));
        }
        return values;
    }

    private static SweepPlan.Sampling sampling(ConfigObject sweep) {
        if (!sweep.has("random")) {
            return new SweepPlan.Sampling.Grid();
        }
        ConfigObject random = sweep.object("random", "count", "seed");
        return new SweepPlan.Sampling.Random(
                (long) random.number("count", 1_000, 1, 1e15), random.whole("seed", 1));
    }

    private static SweepPlan.@Nullable Folds folds(ConfigObject sweep) {
        if (!sweep.has("walkForward")) {
            return null;
        }
        ConfigObject walk = sweep.object("walkForward", "train", "test", "anchored");
        try {
            return new SweepPlan.Folds(
                    walk.whole("train", 504, 20, 1_000_000),
                    walk.whole("test", 126, 1, 1_000_000),
                    walk.flag("anchored", false));
        } catch (IllegalArgumentException e) {
            throw new EvenkeelException(
                    Problem.of(
                            ProblemCode.CONFIG_SETTING,
                            walk.pathTo(""),
                            String.valueOf(e.getMessage())),
                    e);
        }
    }
}
