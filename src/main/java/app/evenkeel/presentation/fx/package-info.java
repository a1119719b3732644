/**
 * What every screen stands on: leaving and re-entering the FX thread, messages, number formats,
 * routes, and the period and scope that all screens obey. May import {@code domain}; no screen.
 */
@NullMarked
package app.evenkeel.presentation.fx;

import org.jspecify.annotations.NullMarked;
