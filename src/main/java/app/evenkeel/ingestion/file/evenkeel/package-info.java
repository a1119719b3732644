/**
 * Evenkeel's own trades CSV, the plainest way in and the one that speed is measured on. May import
 * {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.evenkeel;

import org.jspecify.annotations.NullMarked;
