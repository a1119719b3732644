package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.HeatMap;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.analytics.backtest.sweep.WalkForward;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a sweep as text and back, to be kept, as {@link ReportText} does it for backtests.
 * Settings of trials are not in it: they follow from their numbers.
 */
final class SweepText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SweepText() {}

    /** All of a report but its configuration and the digest of its prices. */
    static String write(SweepReport report) {
        SweepResult result = report.result();
        ObjectNode root = JSON.createObjectNode();
        root.put("from", report.from().toEpochDay())
                .put("to", report.to().toEpochDay())
                .put("periodsPerYear", report.periodsPerYear())
                .put("trials", result.trials())
                .put("refused", result.refused());
        ArrayNode kept = root.putArray("kept");
        result.kept().forEach(trial -> kept.add(trial(trial)));
        HeatMap map = result.map();
        root.put("peak", map.peak()).put("plateauCell", map.plateau());
        ArrayNode cells = root.putArray("cells");
        for (HeatMap.Cell cell : map.cells()) {
            ArrayNode each = cells.addArray().add(cell.trials());
            number(each, cell.inSample());
            number(each, cell.outOfSample());
            each.add(cell.best());
        }
        Trial plateau = result.plateau();
        if (plateau != null) {
            root.set("plateau", trial(plateau));
        }
        DeflatedSharpe deflated = result.deflated();
        if (deflated != null) {
            ArrayNode each = root.putArray("deflated").add(deflated.trials());
            number(each, deflated.sharpe());
            number(each, deflated.expected());
            number(each, deflated.variance());
            number(each, deflated.probability());
        }
        WalkForward walk = result.walkForward();
        if (walk != null) {
            walk(root.putObject("walkForward"), walk);
        }
        return root.toString();
    }

    private static void walk(ObjectNode into, WalkForward walk) {
        ArrayNode folds = into.putArray("folds");
        for (WalkForward.Fold fold : walk.folds()) {
            ArrayNode each =
                    folds.addArray()
                            .add(fold.from().toEpochDay())
                            .add(fold.chosen().toEpochDay())
                            .add(fold.to().toEpochDay())
                            .add(trial(fold.trial()));
            number(each, fold.inSample());
            number(each, fold.outOfSample());
        }
        ArrayNode returns = into.putArray("returns");
        for (WalkForward.Return day : walk.returns()) {
            number(returns.addArray().add(day.day().toEpochDay()), day.value());
        }
    }

    private static ArrayNode trial(Trial trial) {
        ArrayNode each = JSON.createArrayNode().add(trial.id());
        number(each, trial.inSample());
        number(each, trial.outOfSample());
        number(each, trial.finalValue());
        each.add(trial.rebalances());
        number(each, trial.cost());
        return each;
    }

    /** JSON has no word for what is no number. */
    private static void number(ArrayNode into, double value) {
        if (Double.isFinite(value)) {
            into.add(value);
        } else {
            into.addNull();
        }
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    /**
     * Reads a report back.
     *
     * @throws EvenkeelException if the text is not one
     */
    static SweepReport read(SweepConfig config, String dataDigest, String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.INTEGRITY, "backtest_run", e.getOriginalMessage()), e);
        }
        double periodsPerYear = root.path("periodsPerYear").doubleValue();
        SweepPlan plan = config.plan(periodsPerYear);
        List<Trial> kept = new ArrayList<>();
        root.path("kept").forEach(each -> kept.add(trial(each, plan)));
        return new SweepReport(
                config,
                dataDigest,
                day(root.path("from")),
                day(root.path("to")),
                periodsPerYear,
                new SweepResult(
                        root.path("trials").longValue(),
                        root.path("refused").longValue(),
                        kept,
                        map(root, config.axes()),
                        root.has("plateau") ? trial(root.path("plateau"), plan) : null,
                        deflated(root.path("deflated")),
                        walk(root.path("walkForward"), plan)));
    }

    private static HeatMap map(JsonNode root, List<Axis> axes) {
        List<HeatMap.Cell> cells = new ArrayList<>();
        for (JsonNode each : root.path("cells")) {
            cells.add(
                    new HeatMap.Cell(
                            each.path(0).longValue(),
                            number(each.path(1)),
                            number(each.path(2)),
                            each.path(3).longValue()));
        }
        return new HeatMap(
                axes.getFirst(),
                axes.size() > 1 ? axes.get(1) : new Axis("", List.of(new Setting.Word(""))),
                cells,
                root.path("peak").intValue(),
                root.path("plateauCell").intValue());
    }

    private static @Nullable DeflatedSharpe deflated(JsonNode each) {
        return each.isMissingNode()
                ? null
                : new DeflatedSharpe(
                        number(each.path(1)),
                        number(each.path(2)),
                        each.path(0).longValue(),
                        number(each.path(3)),
                        number(each.path(4)));
    }

    private static @Nullable WalkForward walk(JsonNode node, SweepPlan plan) {
        if (node.isMissingNode()) {
            return null;
        }
        List<WalkForward.Fold> folds = new ArrayList<>();
        for (JsonNode each : node.path("folds")) {
            folds.add(
                    new WalkForward.Fold(
                            day(each.path(0)),
                            day(each.path(1)),
                            day(each.path(2)),
                            trial(each.path(3), plan),
                            number(each.path(4)),
                            number(each.path(5))));
        }
        List<WalkForward.Return> returns = new ArrayList<>();
        for (JsonNode each : node.path("returns")) {
            returns.add(new WalkForward.Return(day(each.path(0)), number(each.path(1))));
        }
        return new WalkForward(folds, returns);
    }

    private static Trial trial(JsonNode each, SweepPlan plan) {
        long id = each.path(0).longValue();
        return new Trial(
                id,
                plan.settings(id),
                number(each.path(1)),
                number(each.path(2)),
                number(each.path(3)),
                each.path(4).intValue(),
                number(each.path(5)));
    }

    private static LocalDate day(JsonNode epochDay) {
        return LocalDate.ofEpochDay(epochDay.longValue());
    }
}
