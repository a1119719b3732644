/**
 * Background jobs over one open store: where their schedules and runs are kept, what the user may
 * do with them, and the jobs that need no network. Blocking and thread-safe. May import {@code
 * domain}, {@code scheduling}, {@code storage} and {@code portfolio}.
 */
@NullMarked
package app.evenkeel.portfolio.job;

import org.jspecify.annotations.NullMarked;
