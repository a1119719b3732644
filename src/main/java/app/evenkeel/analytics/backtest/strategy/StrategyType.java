package app.evenkeel.analytics.backtest.strategy;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of strategy: what it is called, what can be chosen about it, and how to make one.
 *
 * @param id stable name, such as {@code target-allocation}; its title and description stand under
 *     {@code strategy.<id>} and {@code strategy.<id>.about} among the messages
 * @param parameters what can be chosen, in the order of a form
 * @param maker makes a strategy from settings that were checked against the parameters
 */
public record StrategyType(
        String id, List<Parameter> parameters, Function<Settings, Strategy> maker) {
    public StrategyType {
        parameters = List.copyOf(parameters);
    }

    /** Message key of the title. */
    public String key() {
        return "strategy." + id;
    }

    /**
     * Makes a strategy.
     *
     * @throws SettingException if a setting is unknown, missing or out of range
     */
    public Strategy make(Settings settings) {
        settings.check(this);
        return maker.apply(settings.completed(parameters));
    }
}
