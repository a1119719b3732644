/** Tests of {@code analytics.gain}. */
@NullMarked
package app.evenkeel.analytics.gain;

import org.jspecify.annotations.NullMarked;
