/**
 * The one way out to the network: every host by name, the offline switch, limits, retries and
 * breakers. May import {@code domain} only.
 */
@NullMarked
package app.evenkeel.ingestion.net;

import org.jspecify.annotations.NullMarked;
