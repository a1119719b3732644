/**
 * A plan: what would be traded to bring a portfolio to the targets its owner set, why each line is
 * there and why others are not. The same plan is rehearsed, run on paper and run live. May import
 * the other domain packages; every type is immutable.
 */
@NullMarked
package app.evenkeel.domain.plan;

import org.jspecify.annotations.NullMarked;
