/** Tests of backtests as they are asked for and told. */
@NullMarked
package app.evenkeel.portfolio.backtest;

import org.jspecify.annotations.NullMarked;
