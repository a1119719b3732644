/**
 * The Holdings screen: every position, grouped and summed, with the lots, disposals and
 * transactions behind it. May import {@code domain}, {@code portfolio} and {@code presentation.fx},
 * {@code presentation.control}; no other screen.
 */
@NullMarked
package app.evenkeel.presentation.holdings;

import org.jspecify.annotations.NullMarked;
