package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** The currency that values are worked out in. */
final class CurrencyOption {
    @Option(
            names = "--currency",
            paramLabel = "C",
            description = "such as USD; else the store's base currency")
    private @Nullable CurrencyCode currency;

    CurrencyCode currency(SessionGraph session) {
        return currency == null ? session.settings().baseCurrency() : currency;
    }
}
