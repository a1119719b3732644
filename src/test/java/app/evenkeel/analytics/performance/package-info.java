/** Tests of {@code analytics.performance}. */
@NullMarked
package app.evenkeel.analytics.performance;

import org.jspecify.annotations.NullMarked;
