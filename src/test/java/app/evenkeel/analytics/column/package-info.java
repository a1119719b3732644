/** Tests of {@code analytics.column}. */
@NullMarked
package app.evenkeel.analytics.column;

import org.jspecify.annotations.NullMarked;
