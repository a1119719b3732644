/**
 * Background jobs as every layer sees them: when one is due, what became of its runs, and what the
 * user is told about them. Imports {@code domain} and the JDK only; computes, but never waits.
 */
@NullMarked
package app.evenkeel.domain.job;

import org.jspecify.annotations.NullMarked;
