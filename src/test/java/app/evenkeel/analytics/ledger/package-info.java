/** Tests of {@code analytics.ledger}. */
@NullMarked
package app.evenkeel.analytics.ledger;

import org.jspecify.annotations.NullMarked;
