/**
 * Who is asking. Every store takes a {@link app.evenkeel.domain.identity.Caller} and answers only
 * with what that caller may see. Imports nothing but the JDK.
 */
@NullMarked
package app.evenkeel.domain.identity;

import org.jspecify.annotations.NullMarked;
