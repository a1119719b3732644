/**
 * Summaries of the portfolio as HTML and JSON, out of domain records; writes no file itself. May
 * import {@code domain}, {@code analytics} and {@code portfolio}.
 */
@NullMarked
package app.evenkeel.report;

import org.jspecify.annotations.NullMarked;
