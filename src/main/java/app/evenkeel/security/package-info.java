/**
 * The vault: key slots, key derivation, recovery, sealed credentials, and owner-only files. May
 * import {@code domain}. The only Bouncy Castle and Jasypt.
 */
@NullMarked
package app.evenkeel.security;

import org.jspecify.annotations.NullMarked;
