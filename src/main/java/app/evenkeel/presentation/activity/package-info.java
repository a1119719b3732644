/**
 * What the program does by itself: background jobs, their runs, and what the user should know of
 * them. May import {@code presentation.fx}, {@code presentation.control}, {@code domain} and {@code
 * portfolio}.
 */
@NullMarked
package app.evenkeel.presentation.activity;

import org.jspecify.annotations.NullMarked;
