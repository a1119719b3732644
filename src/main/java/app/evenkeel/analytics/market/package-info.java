/** Checks of prices before they count. Pure functions; may import {@code domain} only. */
@NullMarked
package app.evenkeel.analytics.market;

import org.jspecify.annotations.NullMarked;
