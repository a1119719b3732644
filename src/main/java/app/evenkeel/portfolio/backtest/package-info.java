/**
 * Backtests over files and over the store: what is asked for, as a configuration that can be kept
 * and run again, and what came of it. Blocking and thread-safe, free of JavaFX. May import what
 * {@code portfolio} may.
 */
@NullMarked
package app.evenkeel.portfolio.backtest;

import org.jspecify.annotations.NullMarked;
