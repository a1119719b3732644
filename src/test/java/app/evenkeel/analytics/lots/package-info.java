/** Tests of {@code analytics.lots}. */
@NullMarked
package app.evenkeel.analytics.lots;

import org.jspecify.annotations.NullMarked;
