package app.evenkeel.report;

import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.HeatMap;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.analytics.backtest.sweep.WalkForward;
import app.evenkeel.portfolio.backtest.SweepReport;

import java.util.List;
import java.util.Locale;

/** Writes what came of sweeps, as the guide describes it. */
public final class SweepJson {
    private SweepJson() {}

    /** The fields of one result. */
    public static void report(Json json, SweepReport report) {
        SweepResult result = report.result();
        List<Axis> axes = report.config().axes();
        json.number("trials", result.trials())
                .number("refused", result.refused())
                .text("objective", word(report.config().objective()))
                .number("inSampleFraction", report.config().inSample())
                .number("periodsPerYear", report.periodsPerYear())
                .text("from", report.from())
                .text("to", report.to())
                .text("dataDigest", report.dataDigest());
        json.array("kept", result.kept(), (out, trial) -> trial(out, trial, axes));
        Trial plateau = result.plateau();
        if (plateau != null) {
            json.object("plateau", () -> trial(json, plateau, axes));
        }
        DeflatedSharpe deflated = result.deflated();
        if (deflated != null) {
            json.object(
                    "deflatedSharpe",
                    () ->
                            json.number("probability", deflated.probability())
                                    .number("sharpe", deflated.sharpe())
                                    .number("expectedOfLuck", deflated.expected())
                                    .number("trials", deflated.trials())
                                    .number("variance", deflated.variance()));
        }
        map(json, result.map());
        WalkForward walk = result.walkForward();
        if (walk != null) {
            json.object("walkForward", () -> walk(json, walk, axes));
        }
    }

    private static void trial(Json json, Trial trial, List<Axis> axes) {
        json.number("id", trial.id());
        json.object(
                "settings",
                () -> {
                    for (Axis axis : axes) {
                        Setting setting = trial.settings().byName().get(axis.parameter());
                        if (setting != null) {
                            setting(json, axis.parameter(), setting);
                        }
                    }
                });
        json.number("inSample", trial.inSample())
                .number("outOfSample", trial.outOfSample())
                .number("finalValue", trial.finalValue())
                .number("rebalances", trial.rebalances())
                .number("cost", trial.cost());
    }

    private static void setting(Json json, String name, Setting setting) {
        switch (setting) {
            case Setting.Amount(double value) -> json.number(name, value);
            case Setting.Flag(boolean value) -> json.flag(name, value);
            case Setting.Word(String value) -> json.text(name, value);
            case Setting.Weights weights ->
                    json.object(name, () -> weights.byAsset().forEach(json::number));
        }
    }

    private static void map(Json json, HeatMap map) {
        int width = map.x().values().size();
        json.object(
                "map",
                () -> {
                    json.text("x", map.x().parameter()).text("y", map.y().parameter());
                    json.array(
                            "cells",
                            map.cells(),
                            (out, cell) ->
                                    out.number("trials", cell.trials())
                                            .number("inSample", cell.inSample())
                                            .number("outOfSample", cell.outOfSample()));
                    json.number("columns", width)
                            .number("peak", map.peak())
                            .number("plateau", map.plateau());
                });
    }

    private static void walk(Json json, WalkForward walk, List<Axis> axes) {
        json.number("efficiency", walk.efficiency());
        json.array(
                "folds",
                walk.folds(),
                (out, fold) -> {
                    out.text("from", fold.from())
                            .text("chosen", fold.chosen())
                            .text("to", fold.to())
                            .number("inSample", fold.inSample())
                            .number("outOfSample", fold.outOfSample());
                    out.object("trial", () -> trial(out, fold.trial(), axes));
                });
        json.array(
                "returns",
                walk.returns(),
                (out, day) -> out.text("date", day.day()).number("value", day.value()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
