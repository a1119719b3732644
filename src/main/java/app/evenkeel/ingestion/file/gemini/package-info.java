/** Gemini's transaction history. May import {@code domain} and {@code ingestion.file}. */
@NullMarked
package app.evenkeel.ingestion.file.gemini;

import org.jspecify.annotations.NullMarked;
