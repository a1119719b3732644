/**
 * The window: JavaFX only. Views lay out and bind, view models hold state and commands, and all
 * figures come ready from {@code portfolio}. May import {@code domain}, {@code security}, {@code
 * portfolio} and the records of {@code analytics}.
 */
@NullMarked
package app.evenkeel.presentation;

import org.jspecify.annotations.NullMarked;
