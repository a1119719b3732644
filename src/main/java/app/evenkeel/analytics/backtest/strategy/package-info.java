/**
 * Strategies for backtests: small classes that describe their own parameters, so that a form, a
 * command and a sweep can be made from the description. May import {@code analytics} and {@code
 * domain}. Types and strategies are immutable and thread-safe; the deciders they hand out belong to
 * one run.
 */
@NullMarked
package app.evenkeel.analytics.backtest.strategy;

import org.jspecify.annotations.NullMarked;
