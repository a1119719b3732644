/**
 * Benchmarks: whole processes, run beside their baseline in the same run, results as ratios.
 * Started by {@code ./mvnw -q test-compile exec:exec@bench}; no test asserts a time.
 */
@NullMarked
package app.evenkeel.bench;

import org.jspecify.annotations.NullMarked;
