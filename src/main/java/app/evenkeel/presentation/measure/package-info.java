/**
 * What the screens that measure a period share: what they ask for, how they keep it loaded, and the
 * page around it. Imports what every screen may. JavaFX thread only; it reads elsewhere through its
 * desk.
 */
@NullMarked
package app.evenkeel.presentation.measure;

import org.jspecify.annotations.NullMarked;
