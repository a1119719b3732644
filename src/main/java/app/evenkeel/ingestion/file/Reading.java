package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One file being read by one importer: what it needs, and where its results go. */
public final class Reading {
    private final String source;
    private final String layout;
    private final ImportContext context;
    private final RecordSink sink;
    private final List<Said> said = new ArrayList<>();
    private int guards;
    private @Nullable AccountRef lastNamed;
    private @Nullable AccountRef lastOwn;

    /** What was said of a row while it, or another one, was being read. */
    private record Said(int place, Runnable handOn) {}

    public Reading(FileLayout importer, ImportContext context, RecordSink sink) {
        this(importer.source(), importer.layout(), context, sink);
    }

    /** For what a source told in another way than by a file. */
    public Reading(String source, String layout, ImportContext context, RecordSink sink) {
        this.source = source;
        this.layout = layout;
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
        sink.row(row.place(), row.line());
        guard(row, body);
    }

    /**
     * As {@link #row}, for a row that was counted before, such as one of a group. If it cannot be
     * used, nothing of it is: what was said of it before is not handed on.
     */
    public void guard(CsvRow row, Runnable body) {
        together(List.of(row), body);
    }

    /**
     * As {@link #guard}, for rows that make sense only together: if one of them cannot be used, the
     * first is rejected, and the others with it.
     */
    public void together(List<CsvRow> rows, Runnable body) {
        CsvRow row = rows.getFirst();
        int before = said.size();
        RowProblem refused = null;
        guards++;
        try {
            body.run();
        } catch (CellProblem e) {
            refused = e.at(row.line());
        } catch (ArithmeticException | IllegalArgumentException e) {
            // A domain record refused the value: a quantity of zero, or more digits than are kept.
            refused =
                    RowProblem.rejected(
                            row.line(),
                            "",
                            ProblemCode.BAD_VALUE,
                            row.raw().length() > 80 ? row.raw().substring(0, 80) : row.raw(),
                            String.valueOf(e.getMessage()));
        }
        guards--;
        List<Said> own = said.subList(before, said.size());
        if (refused != null) {
            for (CsvRow each : rows) {
                own.removeIf(saying -> saying.place() == each.place());
            }
            sink.rejected(row.place(), refused);
            rows.stream().skip(1).forEach(other -> sink.partOf(other.place(), row.place()));
        }
        own.forEach(each -> each.handOn().run());
        own.clear();
    }

    private void say(int place, Runnable handOn) {
        if (guards == 0) {
            handOn.run();
        } else {
            said.add(new Said(place, handOn));
        }
    }

    /** Begins a transaction told by {@code row}. */
    public Draft draft(TransactionType type, CsvRow row) {
        return new Draft(this, type, row);
    }

    /** The row says nothing new by the source's own rules. */
    public void nothingNew(CsvRow row) {
        say(row.place(), () -> sink.nothingNew(row.place()));
    }

    /** The row is the other half, or some other part, of what {@code lead} tells. */
    public void partOf(CsvRow lead, CsvRow row) {
        say(row.place(), () -> sink.partOf(row.place(), lead.place()));
    }

    /** The row is left out. */
    public void reject(CsvRow row, ProblemCode code, String... args) {
        sink.rejected(row.place(), RowProblem.rejected(row.line(), "", code, args));
    }

    /** The row was read, with a doubt. */
    public void note(CsvRow row, String column, ProblemCode code, String... args) {
        say(row.place(), () -> sink.note(RowProblem.note(row.line(), column, code, args)));
    }

    /** The file as a whole was read, with a doubt. */
    public void noteOfFile(ProblemCode code, String... args) {
        sink.note(RowProblem.note(0, "", code, args));
    }

    /** The row mentions what another layout tells in full. */
    public void confirmation(
            CsvRow row, AccountRef account, String crossKey, String what, String neededLayout) {
        Confirmation told =
                new Confirmation(row.line(), account(account), crossKey, what, neededLayout);
        say(row.place(), () -> sink.confirmation(row.place(), told));
    }

    /** The row states what is held. */
    public void holding(
            CsvRow row,
            AccountRef account,
            String taxAccount,
            AssetRef asset,
            BigDecimal quantity,
            LocalDate asOf) {
        holding(row, account, taxAccount, asset, quantity, asOf, null);
    }

    /** The row states what is held, and its price on that day if that is not {@code null}. */
    public void holding(
            CsvRow row,
            AccountRef account,
            String taxAccount,
            AssetRef asset,
            BigDecimal quantity,
            LocalDate asOf,
            @Nullable Price price) {
        StatedHolding told =
                new StatedHolding(
                        row.line(),
                        account(account),
                        taxAccount,
                        asset(asset),
                        quantity,
                        asOf,
                        price);
        say(row.place(), () -> sink.holding(row.place(), told));
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

    void transaction(CsvRow row, Candidate candidate) {
        say(row.place(), () -> sink.transaction(row.place(), candidate));
    }
}
