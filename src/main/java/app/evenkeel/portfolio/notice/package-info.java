/**
 * Telling the user by e-mail what came up while nobody was there: the account it goes through, the
 * post itself, and the job that sends. Blocking and thread-safe. May import {@code domain}, {@code
 * ingestion.net}, {@code scheduling}, {@code security}, {@code storage}, and Jakarta Mail.
 */
@NullMarked
package app.evenkeel.portfolio.notice;

import org.jspecify.annotations.NullMarked;
