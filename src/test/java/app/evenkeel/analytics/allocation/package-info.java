/** Tests of {@code analytics.allocation}. */
@NullMarked
package app.evenkeel.analytics.allocation;

import org.jspecify.annotations.NullMarked;
