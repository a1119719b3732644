/**
 * Trading 212's history export, in the column sets of all its years. May import {@code domain} and
 * {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.trading212;

import org.jspecify.annotations.NullMarked;
