/**
 * Values that every layer shares. JDK only: no I/O, no clock reads, no library but JSpecify's
 * annotations. Everything here is immutable and thread-safe unless its type says otherwise.
 */
@NullMarked
package app.evenkeel.domain;

import org.jspecify.annotations.NullMarked;
