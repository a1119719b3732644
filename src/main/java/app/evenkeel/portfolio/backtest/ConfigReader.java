package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.SettingException;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads configurations of backtests, as {@code src/site/markdown/guide/backtest.md} describes them.
 * A key that is not known is refused and never passed over: it could be a misspelt one.
 */
public final class ConfigReader {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** More than all the money there is, in any currency. */
    private static final double MOST = 1e18;

    private static final String[] DEALING = {
        "rate", "fixed", "minimumFee", "spread", "slippage", "lot", "minimumTrade"
    };

    static final List<String> KEYS =
            List.of(
                    "currency",
                    "capital",
                    "from",
                    "to",
                    "history",
                    "assets",
                    "execution",
                    "strategy",
                    "fund",
                    "dealing",
                    "venues",
                    "interest",
                    "contributions",
                    "flows",
                    "dividends",
                    "tax",
                    "benchmark",
                    "riskFree",
                    "sweep");

    private ConfigReader() {}

    /**
     * Reads one.
     *
     * @throws EvenkeelException if the text is no JSON, has a key that is not known or a value that
     *     makes no sense
     */
    public static BacktestConfig read(String text) {
        return read(text, List.of());
    }

    /** Reads one whose strategy need not have what {@code varied} gives it. */
    static BacktestConfig read(String text, List<Axis> varied) {
        ConfigObject config = root(text);
        List<BacktestConfig.Part> parts = parts(config, varied);
        ConfigObject fund = config.object("fund", "every", "parts");
        return new BacktestConfig(
                currency(config),
                positive(config, "capital", 100_000),
                config.day("from"),
                config.day("to"),
                config.word("history", BacktestConfig.History.COMMON),
                config.texts("assets"),
                config.word("execution", Execution.NEXT_PRICE),
                dealing(config.object("dealing", DEALING)),
                venues(config),
                interest(config),
                contributions(config),
                flows(config),
                payments(config),
                tax(config),
                parts,
                fund.word("every", Frequency.YEARLY),
                config.text("benchmark", ""),
                config.number("riskFree", 0));
    }

    static ConfigObject root(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new EvenkeelException(
                    Problem.of(
                            ProblemCode.CONFIG_UNREADABLE,
                            e.getOriginalMessage(),
                            Integer.toString(e.getLocation().getLineNr())),
                    e);
        }
        return new ConfigObject(root, "", KEYS.toArray(String[]::new));
    }

    private static @Nullable CurrencyCode currency(ConfigObject config) {
        String code = config.text("currency", "");
        if (code.isEmpty()) {
            return null;
        }
        try {
            return CurrencyCode.of(code);
        } catch (IllegalArgumentException e) {
            throw config.wrong("currency", "a currency such as USD");
        }
    }

    private static double positive(ConfigObject object, String key, double otherwise) {
        double value = object.number(key, otherwise);
        if (!(value > 0 && value <= MOST)) {
            throw object.wrong(key, "a number above zero, at most " + MOST);
        }
        return value;
    }

    private static List<BacktestConfig.Part> parts(ConfigObject config, List<Axis> varied) {
        if (config.has("strategy") == config.has("fund")) {
            throw config.wrong("strategy", "given, or else fund, and not both");
        }
        if (config.has("strategy")) {
            return List.of(part(1, config.object("strategy"), varied));
        }
        List<BacktestConfig.Part> parts = new ArrayList<>();
        for (ConfigObject part :
                config.object("fund", "every", "parts").objects("parts", "weight", "strategy")) {
            parts.add(part(positive(part, "weight", 0), part.object("strategy"), varied));
        }
        double sum = parts.stream().mapToDouble(BacktestConfig.Part::weight).sum();
        if (Math.abs(sum - 1) > 1e-9) {
            throw config.wrong("fund.parts", "given with weights that sum to 1");
        }
        return parts;
    }

    private static BacktestConfig.Part part(
            double weight, ConfigObject strategy, List<Axis> varied) {
        StrategyType type = Strategies.called(kind(strategy));
        Settings settings = settings(strategy, type);
        Settings complete = settings;
        for (Axis axis : varied) {
            complete = complete.with(axis.parameter(), axis.values().getFirst());
        }
        try {
            complete.check(type);
        } catch (SettingException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.CONFIG_SETTING, strategy.pathTo(""), e.reason()), e);
        }
        if (varied.isEmpty()) {
            make(type, settings, strategy);
        }
        return new BacktestConfig.Part(weight, type.id(), settings);
    }

    /** Makes the strategy once, so that what does not fit together is refused now. */
    private static void make(StrategyType type, Settings settings, ConfigObject strategy) {
        try {
            type.make(settings);
        } catch (SettingException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.CONFIG_SETTING, strategy.pathTo(""), e.reason()), e);
        }
    }

    /** The id of a strategy that there is. */
    static String kind(ConfigObject strategy) {
        String kind = strategy.text("kind", "");
        List<String> known = Strategies.ALL.stream().map(StrategyType::id).toList();
        if (!known.contains(kind)) {
            throw strategy.wrong("kind", "one of " + String.join(", ", known));
        }
        return kind;
    }

    private static Settings settings(ConfigObject strategy, StrategyType type) {
        Map<String, Setting> chosen = new HashMap<>();
        List<String> known = new ArrayList<>(List.of("kind"));
        type.parameters().forEach(parameter -> known.add(parameter.name()));
        for (String key : strategy.keys()) {
            if (!known.contains(key)) {
                throw new EvenkeelException(
                        Problem.of(
                                ProblemCode.CONFIG_KEY,
                                strategy.pathTo(key),
                                String.join(", ", known)));
            }
        }
        for (Parameter parameter : type.parameters()) {
            JsonNode value = strategy.get(parameter.name());
            if (!value.isMissingNode()) {
                chosen.put(parameter.name(), setting(parameter, value, strategy));
            }
        }
        return Settings.of(chosen);
    }

    /** Reads what was chosen for one parameter. */
    static Setting setting(Parameter parameter, JsonNode value, ConfigObject within) {
        return switch (parameter.kind()) {
            case WHOLE_NUMBER, NUMBER ->
                    new Setting.Amount(number(value, parameter.name(), within));
            case FLAG -> {
                if (!value.isBoolean()) {
                    throw within.wrong(parameter.name(), "true or false");
                }
                yield new Setting.Flag(value.booleanValue());
            }
            case CHOICE -> new Setting.Word(ConfigObject.word(value.asText()));
            case ASSET -> new Setting.Word(value.asText().strip());
            case WEIGHTS -> {
                ConfigObject weights = new ConfigObject(value, within.pathTo(parameter.name()));
                Map<String, Double> byAsset = new HashMap<>();
                weights.keys().forEach(key -> byAsset.put(key, weights.number(key, 0)));
                yield Setting.Weights.of(byAsset);
            }
        };
    }

    private static double number(JsonNode value, String name, ConfigObject within) {
        if (!value.isNumber()) {
            throw within.wrong(name, "a number");
        }
        return value.doubleValue();
    }

    private static Dealing dealing(ConfigObject object) {
        double rate = object.number("rate", 0, 0, 0.5);
        double most = Double.MAX_VALUE;
        return new Dealing(
                rate,
                object.number("fixed", 0, 0, most),
                object.number("minimumFee", 0, 0, most),
                object.number("spread", 0, 0, 0.5),
                object.number("slippage", 0, 0, 0.2),
                object.number("lot", 0, 0, most),
                object.number("minimumTrade", 0, 0, most));
    }

    private static List<BacktestConfig.Venue> venues(ConfigObject config) {
        List<BacktestConfig.Venue> venues = new ArrayList<>();
        List<String> allowed = new ArrayList<>(List.of("name", "assets"));
        allowed.addAll(List.of(DEALING));
        for (ConfigObject venue : config.objects("venues", allowed.toArray(String[]::new))) {
            venues.add(
                    new BacktestConfig.Venue(
                            venue.text("name", ""), venue.texts("assets"), dealing(venue)));
        }
        return venues;
    }

    private static Terms.Interest interest(ConfigObject config) {
        ConfigObject interest = config.object("interest", "cash", "debt");
        return new Terms.Interest(
                interest.number("cash", 0, -0.5, 1), interest.number("debt", 0, 0, 1));
    }

    private static List<BacktestConfig.Contribution> contributions(ConfigObject config) {
        List<BacktestConfig.Contribution> money = new ArrayList<>();
        for (ConfigObject each :
                config.objects("contributions", "amount", "every", "growth", "from", "to")) {
            money.add(
                    new BacktestConfig.Contribution(
                            each.number("amount", 0),
                            each.word("every", Frequency.MONTHLY),
                            each.number("growth", 0, -1, 1),
                            each.day("from"),
                            each.day("to")));
        }
        return money;
    }

    private static List<BacktestConfig.DatedFlow> flows(ConfigObject config) {
        List<BacktestConfig.DatedFlow> flows = new ArrayList<>();
        for (ConfigObject each : config.objects("flows", "date", "amount")) {
            flows.add(
                    new BacktestConfig.DatedFlow(
                            each.neededDay("date"), each.number("amount", 0, -MOST, MOST)));
        }
        return flows;
    }

    private static List<BacktestConfig.Payment> payments(ConfigObject config) {
        List<BacktestConfig.Payment> payments = new ArrayList<>();
        for (ConfigObject each : config.objects("dividends", "asset", "date", "amount")) {
            payments.add(
                    new BacktestConfig.Payment(
                            each.text("asset", ""),
                            each.neededDay("date"),
                            each.number("amount", 0, 0, Double.MAX_VALUE)));
        }
        return payments;
    }

    private static Tax tax(ConfigObject config) {
        ConfigObject tax =
                config.object(
                        "tax",
                        "rate",
                        "longRate",
                        "longAfter",
                        "dividends",
                        "method",
                        "payment",
                        "lossYears");
        double most = 0.999;
        return new Tax(
                tax.number("rate", 0, 0, most),
                tax.number("longRate", tax.number("rate", 0), 0, most),
                tax.whole("longAfter", 0, 0, 36_500),
                tax.number("dividends", 0, 0, most),
                tax.word("method", Tax.Method.FIFO),
                tax.word("payment", Tax.Payment.AT_SALE),
                tax.whole("lossYears", 0, 0, 1_000));
    }
}
