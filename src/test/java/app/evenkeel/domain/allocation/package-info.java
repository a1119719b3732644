/** Tests of {@code domain.allocation}. */
@NullMarked
package app.evenkeel.domain.allocation;

import org.jspecify.annotations.NullMarked;
