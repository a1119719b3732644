/**
 * The Health screen: what makes figures wrong or missing, why it matters and what mends it. May
 * import domain, portfolio and the shared presentation packages.
 */
@NullMarked
package app.evenkeel.presentation.health;

import org.jspecify.annotations.NullMarked;
