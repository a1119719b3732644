package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One file being read by one importer: what it needs, and where its results go. */
public final class Reading {
    private final String source;
    private final String layout;
    private final ImportContext context;
    private final RecordSink sink;
    private @Nullable AccountRef lastNamed;
    private @Nullable AccountRef lastOwn;

    public Reading(FileLayout importer, ImportContext context, RecordSink sink) {
        this.source = importer.source();
        this.layout = importer.layout();
        this.context = context;
        this.sink = sink;
    }

    public ImportContext context() {
        return context;
    }

    /**
     * Counts a data row and reads it; whatever in it cannot be used becomes a problem of the row.
     */
    public void row(CsvRow row, Runnable body) {
        sink.row();
        guard(row, body);
    }

    /** As {@link #row}, for a row that was counted before, such as one of a group. */
    public void guard(CsvRow row, Runnable body) {
        try {
            body.run();
        } catch (CellProblem e) {
            sink.problem(e.at(row.line()));
        } catch (ArithmeticException | IllegalArgumentException e) {
            // A domain record refused the value: a quantity of zero, or more digits than are kept.
            sink.problem(
                    RowProblem.rejected(
                            row.line(),
                            "",
                            ProblemCode.BAD_VALUE,
                            row.raw().length() > 80 ? row.raw().substring(0, 80) : row.raw(),
                            String.valueOf(e.getMessage())));
        }
    }

    /** Begins a transaction told by {@code row}. */
    public Draft draft(TransactionType type, CsvRow row) {
        return new Draft(this, type, row);
    }

    /** The row says nothing new by the source's own rules. */
    public void nothingNew(CsvRow row) {
        sink.nothingNew(row.line());
    }

    public void problem(RowProblem problem) {
        sink.problem(problem);
    }

    /** The row was read, with a doubt. */
    public void note(CsvRow row, String column, ProblemCode code, String... args) {
        sink.problem(RowProblem.note(row.line(), column, code, args));
    }

    /** The row mentions what another layout tells in full. */
    public void confirmation(
            CsvRow row, AccountRef account, String crossKey, String what, String neededLayout) {
        sink.confirmation(
                new Confirmation(row.line(), account(account), crossKey, what, neededLayout));
    }

    /** The row states what is held. */
    public void holding(
            CsvRow row,
            AccountRef account,
            String taxAccount,
            AssetRef asset,
            BigDecimal quantity,
            LocalDate asOf) {
        sink.holding(
                new StatedHolding(
                        row.line(), account(account), taxAccount, asset(asset), quantity, asOf));
    }

    /** The key of the account under the user's name for it, for cross keys. */
    public String accountKey(AccountRef own) {
        return named(own).key();
    }

    AssetId asset(AssetRef ref) {
        return context.book().asset(ref);
    }

    AccountId account(AccountRef own) {
        return context.book().account(named(own));
    }

    AccountRef named(AccountRef own) {
        if (lastNamed == null || !own.equals(lastOwn)) {
            lastOwn = own;
            lastNamed = context.named(own);
        }
        return lastNamed;
    }

    String source() {
        return source;
    }

    String layout() {
        return layout;
    }

    void transaction(Candidate candidate) {
        sink.transaction(candidate);
    }
}
