/** Tests of {@code analytics.figure}. */
@NullMarked
package app.evenkeel.analytics.figure;

import org.jspecify.annotations.NullMarked;
