package app.evenkeel.ingestion.file;

import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.ReferenceBook;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What an importer needs besides the file.
 *
 * @param fileName last part of the path; only for what stands nowhere else, such as a statement's
 *     date
 * @param accountName the account that the user chose, or {@code null} to take the source's own
 * @param today the current day, for what must be assumed
 */
public record ImportContext(
        ReferenceBook book, String fileName, @Nullable String accountName, LocalDate today) {
    /** The account, under the user's name for it if one was chosen. */
    public AccountRef named(AccountRef own) {
        return accountName == null ? own : new AccountRef(own.kind(), own.provider(), accountName);
    }
}
