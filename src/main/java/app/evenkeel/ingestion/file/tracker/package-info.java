/**
 * Files of other portfolio trackers: Ghostfolio and Wealthfolio. May import {@code domain} and
 * {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.tracker;

import org.jspecify.annotations.NullMarked;
