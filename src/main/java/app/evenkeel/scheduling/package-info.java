/**
 * Runs recurring jobs: decides what is due, starts it, writes down what became of it, tries again;
 * knows no business job. May import {@code domain} only. No thread is ever interrupted. Decision
 * 0015 says why it is written here.
 */
@NullMarked
package app.evenkeel.scheduling;

import org.jspecify.annotations.NullMarked;
