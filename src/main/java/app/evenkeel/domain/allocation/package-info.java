/**
 * What a portfolio is to consist of, how it is traded towards that, and how far off it is. May
 * import the other domain packages except {@code domain.plan}; every type is immutable.
 */
@NullMarked
package app.evenkeel.domain.allocation;

import org.jspecify.annotations.NullMarked;
