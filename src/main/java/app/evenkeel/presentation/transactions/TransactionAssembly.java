package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.portfolio.LedgerService.Ledger;

import org.jspecify.annotations.Nullable;

/** Turns what was typed into a transaction, storing new assets and accounts on the way. Blocks. */
final class TransactionAssembly {
    private final TransactionsSource source;
    private final Ledger ledger;

    TransactionAssembly(TransactionsSource source, Ledger ledger) {
        this.source = source;
        this.ledger = ledger;
    }

    /**
     * The transaction of a draft.
     *
     * @param edited the stored one that it replaces, or {@code null} for a new one; what the draft
     *     did not change stays as its source stated it
     * @throws EvenkeelException if fee and tax leave nothing of what was settled
     */
    Transaction build(TransactionDraft draft, @Nullable Transaction edited) {
        Movement movement =
                new MovementEdit(
                                draft.type(),
                                parts(draft, edited),
                                draft.figures(),
                                new AssetNames(ledger.assets()),
                                source::assetFor)
                        .apply();
        Head head = edited == null ? added(draft) : changed(draft, edited);
        return Transaction.of(draft.type(), head, movement);
    }

    private static MovementParts parts(TransactionDraft draft, @Nullable Transaction edited) {
        if (edited == null) {
            return MovementParts.NONE;
        }
        MovementParts stored = MovementParts.of(edited.type(), edited.movement());
        return edited.type() == draft.type() ? stored : stored.retyped(draft.type());
    }

    private Head added(TransactionDraft draft) {
        return new Head(
                TransactionId.NONE,
                account(draft.account()),
                draft.taxAccount(),
                draft.date().atTime(draft.time()).atZone(draft.zone()).toInstant(),
                draft.zone(),
                null,
                draft.memo(),
                Origin.byHand());
    }

    private Head changed(TransactionDraft draft, Transaction edited) {
        TransactionDraft before = TransactionDraft.of(edited, ledger);
        Head head = edited.head();
        // The hour that a change of clocks repeats is told apart by the instant alone.
        boolean sameTime = draft.date().equals(before.date()) && draft.time().equals(before.time());
        return new Head(
                head.id(),
                TransactionDraft.sameText(draft.account(), before.account())
                        ? head.account()
                        : account(draft.account()),
                unlessSame(draft.taxAccount(), head.taxAccount()),
                sameTime
                        ? head.time()
                        : draft.date().atTime(draft.time()).atZone(head.zone()).toInstant(),
                head.zone(),
                head.settlement(),
                unlessSame(draft.memo(), head.memo()),
                head.origin());
    }

    private static String unlessSame(String typed, String stored) {
        return TransactionDraft.sameText(typed, stored) ? stored : typed;
    }

    private AccountId account(String name) {
        for (Account account : ledger.accounts().values()) {
            if (account.name().equalsIgnoreCase(name.strip())) {
                return account.id();
            }
        }
        return source.accountFor(new AccountRef(AccountKind.BROKER, name.strip(), name.strip()));
    }
}
