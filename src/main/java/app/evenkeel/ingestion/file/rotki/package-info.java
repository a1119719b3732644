/** rotki's generic trades and events. May import {@code domain} and {@code ingestion.file}. */
@NullMarked
package app.evenkeel.ingestion.file.rotki;

import org.jspecify.annotations.NullMarked;
