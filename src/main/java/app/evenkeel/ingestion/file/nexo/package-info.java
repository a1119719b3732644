/** Nexo's transactions in three layouts. May import {@code domain} and {@code ingestion.file}. */
@NullMarked
package app.evenkeel.ingestion.file.nexo;

import org.jspecify.annotations.NullMarked;
