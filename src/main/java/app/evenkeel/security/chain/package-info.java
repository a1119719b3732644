/**
 * Public keys and addresses of block chains: checking them, and deriving addresses from an extended
 * public key. Holds no secret. May import {@code domain}.
 */
@NullMarked
package app.evenkeel.security.chain;

import org.jspecify.annotations.NullMarked;
