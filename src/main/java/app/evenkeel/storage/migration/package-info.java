/**
 * Brings a database to the newest schema, with the versioned SQL in {@code app/evenkeel/migration}.
 * The only Flyway; its classes are loaded only when there is something to do. Imports nothing of
 * this program.
 */
@NullMarked
package app.evenkeel.storage.migration;

import org.jspecify.annotations.NullMarked;
