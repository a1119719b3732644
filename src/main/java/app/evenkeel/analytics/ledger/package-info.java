/**
 * The ledger in the order in which it counts, and what each transaction does to holdings. May
 * import {@code domain} only.
 */
@NullMarked
package app.evenkeel.analytics.ledger;

import org.jspecify.annotations.NullMarked;
