/**
 * Bringing files in: the review of what was dropped, and the receipts with their undo. May import
 * {@code presentation.fx}, {@code presentation.control}, {@code domain} and {@code portfolio}.
 */
@NullMarked
package app.evenkeel.presentation.imports;

import org.jspecify.annotations.NullMarked;
