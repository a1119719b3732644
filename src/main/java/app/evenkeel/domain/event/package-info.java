/**
 * Notices that something changed, and the hub that passes them on. The hub is the domain's one
 * stateful class and is thread-safe.
 */
@NullMarked
package app.evenkeel.domain.event;

import org.jspecify.annotations.NullMarked;
