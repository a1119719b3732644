package app.evenkeel.ingestion.file;

import app.evenkeel.domain.ledger.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A transaction as read from a file, before it is matched with what is stored.
 *
 * @param transaction ids may be provisional; its origin has source, layout, external id, cross key,
 *     line and raw row, but no batch, identity or occurrence yet
 * @param accountKey the account reference's key
 * @param naturalKey what makes it the same transaction in another export of the same source, in the
 *     source's own spelling: {@code id:} and the source's id, else {@code at:} and time, type,
 *     assets, quantities and amount
 * @param former what it was known by when it was read otherwise, or {@code null}
 */
public record Candidate(
        Transaction transaction, String accountKey, String naturalKey, @Nullable Former former) {
    /** What a row that an earlier version stored is known by. */
    public record Former(String naturalKey, Instant time) {}

    public Candidate(Transaction transaction, String accountKey, String naturalKey) {
        this(transaction, accountKey, naturalKey, null);
    }

    /** The same row with other content. */
    public Candidate with(Transaction other) {
        return new Candidate(other, accountKey, naturalKey, former);
    }

    /**
     * Whether the source gave it an id of its own, so that other content under it is a conflict.
     */
    public boolean hasOwnId() {
        return naturalKey.startsWith("id:");
    }
}
