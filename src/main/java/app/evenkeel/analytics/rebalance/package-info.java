/**
 * Plans that bring a portfolio to its targets. Pure and deterministic: the same input gives the
 * same plan, whatever the order it comes in. Imports {@code domain} and {@code
 * analytics.allocation}.
 *
 * <p>The search for lots works on whole numbers of a small unit of money, see {@link
 * app.evenkeel.analytics.rebalance.MoneyUnit}; every amount in a plan is an exact decimal, and that
 * no account is overdrawn is checked on exact decimals.
 */
@NullMarked
package app.evenkeel.analytics.rebalance;

import org.jspecify.annotations.NullMarked;
