/**
 * What can be owned: cash, securities, funds, coins. Cash is an asset like any other. May import
 * {@code domain.money}.
 */
@NullMarked
package app.evenkeel.domain.asset;

import org.jspecify.annotations.NullMarked;
