package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.portfolio.TransferChoice;

import java.util.ArrayList;
import java.util.List;

/** What the user said about rows that look like one move between own accounts. */
public final class TransferChoiceStore {
    /** All of the caller, oldest rows first. */
    public List<TransferChoice> findAll(Tx tx, Caller caller) {
        List<TransferChoice> found = new ArrayList<>();
        tx.forEach(
                "select out_id, in_id, accepted from transfer_choice where owner_id = ?"
                        + " order by out_id, in_id",
                row ->
                        found.add(
                                new TransferChoice(
                                        new TransactionId(row.getLong(1)),
                                        new TransactionId(row.getLong(2)),
                                        row.getBoolean(3))),
                caller.user().value());
        return found;
    }

    /** Adds or replaces one. */
    public void put(Tx tx, Caller caller, TransferChoice choice) {
        tx.checkMayWrite(caller);
        tx.execute(
                "merge into transfer_choice (owner_id, out_id, in_id, accepted)"
                        + " values (?, ?, ?, ?)",
                caller.user().value(),
                choice.out().value(),
                choice.in().value(),
                choice.accepted());
    }

    /** Forgets one; nothing happens if there is none. */
    public void remove(Tx tx, Caller caller, TransactionId out, TransactionId in) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from transfer_choice where owner_id = ? and out_id = ? and in_id = ?",
                caller.user().value(),
                out.value(),
                in.value());
    }
}
