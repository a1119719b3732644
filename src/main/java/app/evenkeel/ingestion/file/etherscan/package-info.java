/**
 * Etherscan's exports, and those of its sister sites. May import {@code domain} and {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.etherscan;

import org.jspecify.annotations.NullMarked;
