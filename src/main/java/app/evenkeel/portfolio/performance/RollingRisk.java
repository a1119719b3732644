package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Phrase;

import java.util.Optional;

/**
 * Figures of the window of returns up to each day.
 *
 * @param window how many returns
 * @param annualisation whether volatility and Sharpe ratio are those of a year, as the figures of
 *     the whole series beside them are
 * @param beta against the benchmark; empty without one
 */
public record RollingRisk(
        int window,
        Phrase annualisation,
        Curve volatility,
        Curve sharpeRatio,
        Optional<Curve> beta) {}
