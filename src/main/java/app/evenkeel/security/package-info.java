/**
 * The vault: key slots, key derivation, recovery, and owner-only files. May import {@code domain}.
 * The only Bouncy Castle.
 */
@NullMarked
package app.evenkeel.security;

import org.jspecify.annotations.NullMarked;
