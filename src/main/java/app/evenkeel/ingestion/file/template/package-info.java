/**
 * Files that nobody knew yet: which of their columns mean what, guessed, tried out on their own
 * rows, and kept as a named template that reads them like a built-in source. May import {@code
 * domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.template;

import org.jspecify.annotations.NullMarked;
