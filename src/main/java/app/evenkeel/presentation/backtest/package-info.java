/**
 * The Backtest screen: a strategy with its parameters over the store's prices, what came of it,
 * what was kept, and a sweep over two parameters. Forms are made from what strategies say of
 * themselves. JavaFX thread only; it reads elsewhere through its desk.
 */
@NullMarked
package app.evenkeel.presentation.backtest;

import org.jspecify.annotations.NullMarked;
