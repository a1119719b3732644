/** Progress and cancellation of long work, free of any toolkit. Imports nothing but the JDK. */
@NullMarked
package app.evenkeel.domain.task;

import org.jspecify.annotations.NullMarked;
