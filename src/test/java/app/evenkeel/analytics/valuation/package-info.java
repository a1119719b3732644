/** Tests of {@code analytics.valuation}. */
@NullMarked
package app.evenkeel.analytics.valuation;

import org.jspecify.annotations.NullMarked;
