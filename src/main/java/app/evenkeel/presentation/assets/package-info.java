/**
 * The Assets screen: what is known of each asset, its prices and where they come from. May import
 * domain, portfolio and the shared presentation packages.
 */
@NullMarked
package app.evenkeel.presentation.assets;

import org.jspecify.annotations.NullMarked;
