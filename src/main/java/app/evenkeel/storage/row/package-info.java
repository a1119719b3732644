/**
 * Rows of the tables as Hibernate sees them, and their translation from and to domain records.
 * Mutable and without any rule of their own; they never leave {@code storage}. May import {@code
 * domain}.
 */
@NullMarked
package app.evenkeel.storage.row;

import org.jspecify.annotations.NullMarked;
