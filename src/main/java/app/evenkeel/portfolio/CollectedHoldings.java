package app.evenkeel.portfolio;

import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;

import java.util.List;

/** What keepers say is held beside what the ledger says, for services that do not collect. */
public interface CollectedHoldings {
    /** Every asset of the accounts that are collected. */
    List<CollectedLine> compare();

    /**
     * Adds a transaction that makes the ledger say what was collected; undoable as any edit.
     *
     * @param line as {@link #compare} told it
     * @param type one of {@link CollectedLine#bookings}
     * @throws app.evenkeel.domain.problem.EvenkeelException if there is no such difference any more
     */
    Transaction book(CollectedLine line, TransactionType type);
}
