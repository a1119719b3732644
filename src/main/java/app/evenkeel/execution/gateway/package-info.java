/**
 * What a venue is to the rest of the program, whether it is a real exchange, the paper book or
 * nothing but a log. May import {@code domain}.
 */
@NullMarked
package app.evenkeel.execution.gateway;

import org.jspecify.annotations.NullMarked;
