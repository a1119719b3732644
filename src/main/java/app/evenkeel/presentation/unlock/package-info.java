/**
 * Before there is a session: making a store, and opening it. May import {@code presentation.fx},
 * {@code presentation.control} and {@code domain}; what opens a store comes from outside.
 */
@NullMarked
package app.evenkeel.presentation.unlock;

import org.jspecify.annotations.NullMarked;
