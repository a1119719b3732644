package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.portfolio.Portfolio;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** One portfolio by its name. */
final class PortfolioOption {
    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description = "the portfolio by the name that 'portfolios' lists; else the one of all")
    private @Nullable String name;

    Portfolio portfolio(SessionGraph session) {
        return name == null
                ? session.analysis().portfolios().overAll()
                : session.analysis().portfolios().named(name);
    }
}
