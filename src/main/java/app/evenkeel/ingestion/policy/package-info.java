/**
 * Reads what a user wrote down as a policy: a file of targets. May import {@code domain} and {@code
 * ingestion.file}; stores nothing.
 */
@NullMarked
package app.evenkeel.ingestion.policy;

import org.jspecify.annotations.NullMarked;
