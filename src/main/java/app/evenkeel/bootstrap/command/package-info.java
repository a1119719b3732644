/**
 * The command line: one small class a command, over the same services as the window. What it prints
 * as JSON is documented in the guide {@code command-line} and held by tests. May import every layer
 * but {@code storage}.
 */
@NullMarked
package app.evenkeel.bootstrap.command;

import org.jspecify.annotations.NullMarked;
