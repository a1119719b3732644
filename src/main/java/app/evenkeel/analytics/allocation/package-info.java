/**
 * Where a portfolio stands against its targets. Pure functions over exact decimals; imports {@code
 * domain} only.
 */
@NullMarked
package app.evenkeel.analytics.allocation;

import org.jspecify.annotations.NullMarked;
