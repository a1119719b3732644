/**
 * OKX's trading and funding bills, and its trades. May import {@code domain} and {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.okx;

import org.jspecify.annotations.NullMarked;
