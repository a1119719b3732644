/**
 * What a portfolio is to consist of, how far off it is, and what would bring it there. The services
 * block and are thread-safe. May import what {@code portfolio} may.
 */
@NullMarked
package app.evenkeel.portfolio.allocation;

import org.jspecify.annotations.NullMarked;
