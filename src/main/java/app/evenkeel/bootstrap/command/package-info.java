/**
 * The command line: one small class a command, over the same services as the window. What it prints
 * as JSON is documented in the guide {@code command-line} and held by tests. May import every layer
 * but {@code storage}.
 *
 * <p>Commands that work on a plain file ({@code risk}, {@code performance}, {@code correlation},
 * {@code backtest}) open no store: they read through {@link
 * app.evenkeel.bootstrap.command.NumberFile} and print through {@link
 * app.evenkeel.bootstrap.command.FigureLines} and {@code report.FigureJson}, as the same command
 * over a store does.
 */
@NullMarked
package app.evenkeel.bootstrap.command;

import org.jspecify.annotations.NullMarked;
