package app.evenkeel.ingestion.file;

import app.evenkeel.domain.ledger.AccountId;

/**
 * A row that mentions an event which another layout of the source tells in full, such as a purchase
 * in a cash ledger. It adds nothing; if the event is not in the ledger, that is a problem worth
 * showing.
 *
 * @param crossKey what the event is known by across the source's layouts
 * @param what the row in the source's words
 * @param neededLayout the file that tells it in full, in the user's words
 */
public record Confirmation(
        long line, AccountId account, String crossKey, String what, String neededLayout) {}
