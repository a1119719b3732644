/** Tests of {@code analytics.risk}. */
@NullMarked
package app.evenkeel.analytics.risk;

import org.jspecify.annotations.NullMarked;
