package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.portfolio.LedgerService.Ledger;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A transaction as the form holds it: checked values, the account still by name. */
record TransactionDraft(
        TransactionType type,
        LocalDate date,
        LocalTime time,
        ZoneId zone,
        String account,
        String taxAccount,
        EntryFigures figures,
        String memo) {

    /** The draft that a stored transaction is edited as. */
    static TransactionDraft of(Transaction transaction, Ledger ledger) {
        Head head = transaction.head();
        TransactionType type = transaction.type();
        Account account = ledger.accounts().get(head.account());
        return new TransactionDraft(
                type,
                head.date(),
                head.time().atZone(head.zone()).toLocalTime(),
                head.zone(),
                account == null ? "" : account.name(),
                head.taxAccount(),
                EntryFigures.of(
                        type,
                        MovementParts.of(type, transaction.movement()),
                        new AssetNames(ledger.assets())),
                head.memo());
    }

    /**
     * Whether two texts are the same to someone who reads them in a field, which shows neither
     * blanks at the ends nor line breaks.
     */
    static boolean sameText(String a, String b) {
        return shown(a).equals(shown(b));
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "").strip();
    }
}
