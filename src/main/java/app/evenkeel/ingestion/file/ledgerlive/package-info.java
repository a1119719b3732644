/** Ledger Live's operations. May import {@code domain} and {@code ingestion.file}. */
@NullMarked
package app.evenkeel.ingestion.file.ledgerlive;

import org.jspecify.annotations.NullMarked;
