/** Tests of {@code analytics.rebalance}. */
@NullMarked
package app.evenkeel.analytics.rebalance;

import org.jspecify.annotations.NullMarked;
