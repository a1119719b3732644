/**
 * What can go wrong, in words the user understands: a code with arguments, turned into text by
 * locale. Imports nothing but the JDK.
 */
@NullMarked
package app.evenkeel.domain.problem;

import org.jspecify.annotations.NullMarked;
