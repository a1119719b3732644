package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.portfolio.matching.FileRows;
import app.evenkeel.portfolio.matching.Fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes in one file: every candidate as numbers, the first ones in full too. What memory it needs
 * does not grow with the length of the rows.
 */
final class StagingSink implements RecordSink {
    /** So many candidates are kept; a longer file is read again when it is applied. */
    static final int KEPT = 20_000;

    /** At the beginning of a cell, where a spreadsheet would run it. */
    private static final Pattern FORMULA =
            Pattern.compile("(?:^|[,;\t\"])\\s*((?:=[A-Za-z0-9(+-]|@[A-Za-z(+-])[^,;\t\"]{0,30})");

    static final int SHOWN_PROBLEMS = 1_000;

    private final ImportBook book;
    private final Progress progress;
    final FileRows rows = new FileRows();
    final RowFates fates = new RowFates();
    final List<Candidate> kept = new ArrayList<>();
    final List<Confirming> confirmations = new ArrayList<>();
    final List<StatedHolding> holdings = new ArrayList<>();

    /** Days on which trades settle that may restate others: few, however long the file. */
    final Set<Restatements.SettlementDay> settling = new HashSet<>();

    private final List<RowProblem> rejects = new ArrayList<>();
    private final List<RowProblem> notes = new ArrayList<>();
    private long counted;

    /** A row that only confirms. */
    record Confirming(int place, Confirmation told) {}

    StagingSink(ImportBook book, Progress progress) {
        this.book = book;
        this.progress = progress;
    }

    @Override
    public void row(int place, long line) {
        fates.count(place);
        if ((++counted & 0xff) == 0) {
            progress.checkCancelled();
            progress.report("progress.import.read", counted, -1);
        }
    }

    @Override
    public void transaction(int place, Candidate told) {
        Candidate candidate = book.doubts().meant(told);
        if (book.doubts().waits(candidate.transaction())) {
            AssetQuestion question = book.doubts().ask(candidate.transaction());
            rejected(
                    place,
                    RowProblem.rejected(
                            candidate.transaction().head().origin().line(),
                            "",
                            ProblemCode.ASSET_AMBIGUOUS,
                            question.symbol(),
                            question.candidatesText()));
            return;
        }
        rows.add(
                place,
                identity(book, candidate),
                formerIdentity(book, candidate),
                TransactionDigest.of(candidate.transaction()),
                crossKey(book, candidate));
        if (kept.size() < KEPT) {
            kept.add(candidate);
        }
        Restatements.SettlementDay day = Restatements.SettlementDay.of(candidate);
        if (day != null) {
            settling.add(day);
        }
        noteFormula(candidate.transaction().head().origin());
    }

    /** Text is never run here, but it should not be a surprise in a name or a code. */
    private void noteFormula(Origin origin) {
        String raw = origin.rawRow();
        if (raw.indexOf('=') < 0 && raw.indexOf('@') < 0) {
            return;
        }
        Matcher formula = FORMULA.matcher(raw);
        if (formula.find()) {
            note(RowProblem.note(origin.line(), "", ProblemCode.FORMULA_TEXT, formula.group(1)));
        }
    }

    static Fingerprint identity(ImportBook book, Candidate candidate) {
        var head = candidate.transaction().head();
        String account = book.accountKey(head.account());
        String key = candidate.naturalKey();
        return candidate.hasOwnId()
                ? Fingerprint.of(account, key)
                : Fingerprint.ofTimed(account, key, head.time());
    }

    private static Fingerprint formerIdentity(ImportBook book, Candidate candidate) {
        Candidate.Former former = candidate.former();
        return former == null
                ? FileRows.NO_FORMER
                : Fingerprint.ofTimed(
                        book.accountKey(candidate.transaction().head().account()),
                        former.naturalKey(),
                        former.time());
    }

    private static Fingerprint crossKey(ImportBook book, Candidate candidate) {
        var head = candidate.transaction().head();
        String key = head.origin().crossKey();
        return key.isEmpty()
                ? FileRows.NO_CROSS
                : Fingerprint.of(book.accountKey(head.account()), key);
    }

    @Override
    public void confirmation(int place, Confirmation confirmation) {
        confirmations.add(new Confirming(place, confirmation));
    }

    @Override
    public void holding(int place, StatedHolding holding) {
        if (book.doubts().waits(holding.asset())) {
            AssetQuestion question = book.doubts().ask(holding.asset());
            rejected(
                    place,
                    RowProblem.rejected(
                            holding.line(),
                            "",
                            ProblemCode.ASSET_AMBIGUOUS,
                            question.symbol(),
                            question.candidatesText()));
            return;
        }
        fates.state(place);
        holdings.add(holding);
    }

    @Override
    public void rejected(int place, RowProblem problem) {
        fates.reject(place);
        if (rejects.size() < SHOWN_PROBLEMS) {
            rejects.add(problem);
        }
    }

    @Override
    public void note(RowProblem problem) {
        if (notes.size() < SHOWN_PROBLEMS) {
            notes.add(problem);
        }
    }

    @Override
    public void partOf(int place, int lead) {
        fates.partOf(place, lead);
    }

    @Override
    public void nothingNew(int place) {
        // Counted by row(); it has nothing to match.
    }

    /** Whether all candidates are at hand, so that the file need not be read again. */
    boolean hasAll() {
        return kept.size() == rows.size();
    }

    /** The problems by line; what was left out goes before mere notes if there are too many. */
    List<RowProblem> problems() {
        return Stream.concat(rejects.stream(), notes.stream())
                .limit(SHOWN_PROBLEMS)
                .sorted(Comparator.comparingLong(RowProblem::line))
                .toList();
    }
}
