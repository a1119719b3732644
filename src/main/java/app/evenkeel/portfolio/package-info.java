/**
 * Services where files, store and figures meet. Blocking, thread-safe, free of JavaFX. May import
 * {@code domain}, {@code ingestion}, {@code storage} and {@code analytics}.
 */
@NullMarked
package app.evenkeel.portfolio;

import org.jspecify.annotations.NullMarked;
