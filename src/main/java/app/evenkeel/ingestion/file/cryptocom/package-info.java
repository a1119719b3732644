/** Crypto.com's app, fiat wallet and card. May import {@code domain} and {@code ingestion.file}. */
@NullMarked
package app.evenkeel.ingestion.file.cryptocom;

import org.jspecify.annotations.NullMarked;
