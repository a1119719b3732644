/**
 * The encrypted H2 store: opening, migrations, rows and stores. The only SQL and the only
 * Hibernate. Every store method takes the caller and answers only with what that caller may see.
 * May import {@code domain} and {@code security}. Thread-safe; every method blocks.
 */
@NullMarked
package app.evenkeel.storage;

import org.jspecify.annotations.NullMarked;
