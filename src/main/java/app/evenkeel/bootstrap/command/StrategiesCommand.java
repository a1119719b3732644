package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;

@Command(
        name = "strategies",
        description = "Lists the strategies that backtests know, and what can be chosen.")
final class StrategiesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    private final CommandContext context;
    private final ResourceBundle messages =
            ResourceBundle.getBundle(
                    "app.evenkeel.i18n.messages",
                    Locale.ENGLISH,
                    ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_DEFAULT));

    StrategiesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (json) {
            try (Json out = new Json(context.out())) {
                out.array(Strategies.ALL, this::write);
            }
        } else {
            Strategies.ALL.forEach(this::show);
        }
        return ExitCode.DONE;
    }

    private void write(Json out, StrategyType type) {
        out.text("kind", type.id())
                .text("title", messages.getString(type.key()))
                .text("about", messages.getString(type.key() + ".about"));
        out.array(
                "parameters",
                type.parameters(),
                (to, parameter) -> {
                    to.text("name", parameter.name())
                            .text("label", messages.getString(parameter.key()))
                            .text("kind", ConfigFiles.word(parameter.kind()))
                            .text("unit", ConfigFiles.word(parameter.unit()))
                            .text("default", usual(parameter));
                    if (isNumber(parameter)) {
                        to.number("least", parameter.least()).number("most", parameter.most());
                    }
                    to.texts("choices", parameter.choices());
                });
    }

    private void show(StrategyType type) {
        context.out().println(type.id() + ": " + messages.getString(type.key() + ".about"));
        Table table = new Table("", "what", "of", "usually");
        for (Parameter parameter : type.parameters()) {
            table.row(
                    "  " + parameter.name(),
                    messages.getString(parameter.key()),
                    range(parameter),
                    usual(parameter));
        }
        table.print(context.out());
        context.out().println();
    }

    private static boolean isNumber(Parameter parameter) {
        return parameter.kind() == Parameter.Kind.NUMBER
                || parameter.kind() == Parameter.Kind.WHOLE_NUMBER;
    }

    private static String range(Parameter parameter) {
        return switch (parameter.kind()) {
            case WHOLE_NUMBER, NUMBER ->
                    plain(parameter.least()) + " to " + plain(parameter.most());
            case FLAG -> "true, false";
            case CHOICE -> String.join(", ", parameter.choices());
            case ASSET -> "an asset";
            case WEIGHTS -> "a fraction for each asset";
        };
    }

    private static @Nullable String usual(Parameter parameter) {
        return switch (parameter.usual()) {
            case null -> null;
            case Setting.Amount(double value) -> plain(value);
            case Setting.Flag(boolean value) -> Boolean.toString(value);
            case Setting.Word(String value) -> value;
            case Setting.Weights _ -> "all alike";
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
