/**
 * Summaries of the portfolio as HTML and JSON and figures as JSON, out of records; writes no file
 * itself. May import {@code domain}, {@code analytics} and {@code portfolio}.
 */
@NullMarked
package app.evenkeel.report;

import org.jspecify.annotations.NullMarked;
