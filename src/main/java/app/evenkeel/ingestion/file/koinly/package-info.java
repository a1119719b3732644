/**
 * Koinly's universal layout, which many tools write. May import {@code domain} and {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.koinly;

import org.jspecify.annotations.NullMarked;
