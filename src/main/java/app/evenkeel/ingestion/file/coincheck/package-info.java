/** Coincheck's history. May import {@code domain} and {@code ingestion.file}. */
@NullMarked
package app.evenkeel.ingestion.file.coincheck;

import org.jspecify.annotations.NullMarked;
