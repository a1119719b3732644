/**
 * Risk of a series of returns, as pure functions: {@link app.evenkeel.analytics.risk.Risk} for one
 * number, {@link app.evenkeel.analytics.risk.RelativeRisk} beside a benchmark, and {@link
 * app.evenkeel.analytics.risk.RiskFigures} for all of them with conventions and explanations.
 * Returns are simple returns of one period each, 0.05 for five percent. Uses {@code performance}
 * and {@code statistics}; may import {@code domain} only; no state, safe for use by many threads.
 */
@NullMarked
package app.evenkeel.analytics.risk;

import org.jspecify.annotations.NullMarked;
