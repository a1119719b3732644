/**
 * The Overview screen: what everything is worth, how it changed, what it is made of and what is
 * wrong with the data. May import {@code domain}, {@code portfolio} and {@code presentation.fx},
 * {@code presentation.control}; no other screen.
 */
@NullMarked
package app.evenkeel.presentation.overview;

import org.jspecify.annotations.NullMarked;
