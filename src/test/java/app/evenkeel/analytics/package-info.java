/** Tests of the pure figures, and the builders they share. */
@NullMarked
package app.evenkeel.analytics;

import org.jspecify.annotations.NullMarked;
