/**
 * Due times, recurring jobs and their runs; knows no business job. May import {@code domain} only.
 */
@NullMarked
package app.evenkeel.scheduling;

import org.jspecify.annotations.NullMarked;
