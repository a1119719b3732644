/**
 * The object graphs, written by hand: one from start to exit, one from unlock to lock. May import
 * {@code domain}, {@code security}, {@code ingestion}, {@code storage}, {@code portfolio} and
 * {@code presentation}.
 */
@NullMarked
package app.evenkeel.bootstrap.graph;

import org.jspecify.annotations.NullMarked;
