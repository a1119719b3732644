/** Tests of {@code analytics.statistics}. */
@NullMarked
package app.evenkeel.analytics.statistics;

import org.jspecify.annotations.NullMarked;
