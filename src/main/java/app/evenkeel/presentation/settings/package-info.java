/**
 * The settings screen: sections in a list, each with what can be chosen. May import {@code domain},
 * {@code security}, {@code portfolio}, and of presentation {@code fx} and {@code control}.
 */
@NullMarked
package app.evenkeel.presentation.settings;

import org.jspecify.annotations.NullMarked;
