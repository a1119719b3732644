/**
 * What an issuer did to its shares or units: the form for it, and what booking it would change. The
 * screens that book corporate events share it. Imports what every screen may. JavaFX thread only;
 * it reads and books elsewhere through its desk.
 */
@NullMarked
package app.evenkeel.presentation.corporate;

import org.jspecify.annotations.NullMarked;
