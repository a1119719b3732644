/** Tests of {@code domain.portfolio}. */
@NullMarked
package app.evenkeel.domain.portfolio;

import org.jspecify.annotations.NullMarked;
