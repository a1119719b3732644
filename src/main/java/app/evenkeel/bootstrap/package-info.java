/**
 * Start: the window without arguments, the command line with arguments. The only layer that builds
 * services; may import every other.
 */
@NullMarked
package app.evenkeel.bootstrap;

import org.jspecify.annotations.NullMarked;
