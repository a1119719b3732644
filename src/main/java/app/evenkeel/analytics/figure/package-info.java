/**
 * The words that all figures are told in: which one it is ({@link
 * app.evenkeel.analytics.figure.Metric}), its number or why there is none ({@link
 * app.evenkeel.analytics.figure.Figure}) and how it was made ({@link
 * app.evenkeel.analytics.figure.Explanation}). Records and enums that every layer above may read.
 * Sentences are {@link app.evenkeel.analytics.figure.Phrase}s, in the bundle {@code i18n/figures}
 * in every language; formulas are symbols and the same in all. Imports the JDK only; every type is
 * immutable and safe for use by many threads.
 */
@NullMarked
package app.evenkeel.analytics.figure;

import org.jspecify.annotations.NullMarked;
