package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Writes configurations so that {@link ConfigReader} reads the same again; every key is written.
 */
public final class ConfigWriter {
    private ConfigWriter() {}

    /** The configuration as JSON. */
    public static String write(BacktestConfig config) {
        return node(config).toPrettyString();
    }

    /** The configuration of a sweep as JSON, which {@link SweepReader} reads the same again. */
    static String write(SweepConfig config) {
        ObjectNode root = node(config.base());
        ObjectNode sweep = root.putObject("sweep");
        ObjectNode axes = sweep.putObject("axes");
        for (Axis axis : config.axes()) {
            ArrayNode values = axes.putArray(axis.parameter());
            for (Setting value : axis.values()) {
                ObjectNode holder = object();
                settings(holder, Settings.of(Map.of("value", value)));
                values.add(holder.get("value"));
            }
        }
        if (config.sampling() instanceof SweepPlan.Sampling.Random(long count, long seed)) {
            sweep.putObject("random").put("count", count).put("seed", seed);
        }
        sweep.put("objective", ConfigObject.word(config.objective()))
                .put("inSample", config.inSample());
        SweepPlan.Folds folds = config.folds();
        if (folds != null) {
            sweep.putObject("walkForward")
                    .put("train", folds.train())
                    .put("test", folds.test())
                    .put("anchored", folds.anchored());
        }
        sweep.put("kept", config.kept());
        return root.toPrettyString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode node(BacktestConfig config) {
        ObjectNode root = object();
        if (config.currency() != null) {
            root.put("currency", config.currency().value());
        }
        root.put("capital", config.capital());
        day(root, "from", config.from());
        day(root, "to", config.to());
        root.put("history", ConfigObject.word(config.history()));
        texts(root.putArray("assets"), config.assets());
        root.put("execution", ConfigObject.word(config.execution()));
        strategies(root, config);
        root.set("dealing", dealing(object(), config.dealing()));
        ArrayNode venues = root.putArray("venues");
        for (BacktestConfig.Venue venue : config.venues()) {
            ObjectNode each = venues.addObject().put("name", venue.name());
            texts(each.putArray("assets"), venue.assets());
            dealing(each, venue.dealing());
        }
        root.putObject("interest")
                .put("cash", config.interest().onCash())
                .put("debt", config.interest().onDebt());
        ArrayNode contributions = root.putArray("contributions");
        for (BacktestConfig.Contribution rule : config.money()) {
            ObjectNode each =
                    contributions
                            .addObject()
                            .put("amount", rule.amount())
                            .put("every", ConfigObject.word(rule.every()))
                            .put("growth", rule.growth());
            day(each, "from", rule.from());
            day(each, "to", rule.to());
        }
        ArrayNode flows = root.putArray("flows");
        for (BacktestConfig.DatedFlow flow : config.flows()) {
            flows.addObject().put("date", flow.day().toString()).put("amount", flow.amount());
        }
        ArrayNode dividends = root.putArray("dividends");
        for (BacktestConfig.Payment payment : config.payments()) {
            dividends
                    .addObject()
                    .put("asset", payment.asset())
                    .put("date", payment.day().toString())
                    .put("amount", payment.amount());
        }
        root.set("tax", tax(config.tax()));
        root.put("benchmark", config.benchmark());
        root.put("riskFree", config.riskFree());
        return root;
    }

    private static void strategies(ObjectNode root, BacktestConfig config) {
        if (config.parts().size() == 1) {
            root.set("strategy", strategy(config.parts().getFirst()));
            return;
        }
        ObjectNode fund = root.putObject("fund").put("every", ConfigObject.word(config.resplit()));
        ArrayNode parts = fund.putArray("parts");
        for (BacktestConfig.Part part : config.parts()) {
            parts.addObject().put("weight", part.weight()).set("strategy", strategy(part));
        }
    }

    private static ObjectNode strategy(BacktestConfig.Part part) {
        ObjectNode strategy = object().put("kind", part.kind());
        settings(strategy, part.settings());
        return strategy;
    }

    private static void settings(ObjectNode into, Settings settings) {
        settings.byName()
                .forEach((name, setting) -> {
                    switch (setting) {
                        case Setting.Amount amount -> into.put(name, amount.value());
                        case Setting.Flag flag -> into.put(name, flag.value());
                        case Setting.Word word -> into.put(name, word.value());
                        case Setting.Weights weights -> {
                            ObjectNode byAsset = into.putObject(name);
                            weights.byAsset().forEach(byAsset::put);
                        }
                    }
                });
    }

    private static ObjectNode dealing(ObjectNode into, Dealing dealing) {
        return into.put("rate", dealing.rate())
                .put("fixed", dealing.fixed())
                .put("minimumFee", dealing.minimumFee())
                .put("spread", dealing.spread())
                .put("slippage", dealing.slippage())
                .put("lot", dealing.lot())
                .put("minimumTrade", dealing.minimumTrade());
    }

    private static ObjectNode tax(Tax tax) {
        return object().put("rate", tax.rate())
                .put("longRate", tax.longRate())
                .put("longAfter", tax.longAfter())
                .put("dividends", tax.onPayments())
                .put("method", ConfigObject.word(tax.method()))
                .put("payment", ConfigObject.word(tax.payment()))
                .put("lossYears", tax.lossYears());
    }

    private static void day(ObjectNode into, String key, @Nullable LocalDate day) {
        if (day != null) {
            into.put(key, day.toString());
        }
    }

    private static void texts(ArrayNode into, List<String> texts) {
        texts.forEach(into::add);
    }
}
