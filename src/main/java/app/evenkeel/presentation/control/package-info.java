/**
 * Controls that screens share: charts, cells, empty states. They show what they are given. May
 * import {@code presentation.fx} and {@code domain}; no screen.
 */
@NullMarked
package app.evenkeel.presentation.control;

import org.jspecify.annotations.NullMarked;
