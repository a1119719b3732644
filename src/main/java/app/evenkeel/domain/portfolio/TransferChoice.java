package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.ledger.TransactionId;

/**
 * What the user said about two rows that look like one move between own accounts.
 *
 * @param accepted one move, whatever the days and quantities; else never to be taken for one
 */
public record TransferChoice(TransactionId out, TransactionId in, boolean accepted) {}
