package app.evenkeel.portfolio.performance;

import java.util.Optional;

/**
 * Figures of the window of returns up to each day.
 *
 * @param window how many returns
 * @param beta against the benchmark; empty without one
 */
public record RollingRisk(int window, Curve volatility, Curve sharpeRatio, Optional<Curve> beta) {}
