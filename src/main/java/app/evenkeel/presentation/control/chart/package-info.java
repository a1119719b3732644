/**
 * An own time-series chart on a canvas (decision 0004): pure parts for ticks, viewport and
 * thinning, and the control that draws. May import {@code domain} and {@code presentation.fx}.
 * JavaFX thread only, except the pure parts.
 */
@NullMarked
package app.evenkeel.presentation.control.chart;

import org.jspecify.annotations.NullMarked;
