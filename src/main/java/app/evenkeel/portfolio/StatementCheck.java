package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.ImportPlan.PlannedConflict;
import app.evenkeel.portfolio.ImportPlan.PlannedFile;
import app.evenkeel.portfolio.ImportPlan.StoredKey;
import app.evenkeel.portfolio.matching.Verdict;
import app.evenkeel.storage.Tx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what the statements of a drop say is held with what the ledger says once the drop is
 * stored, so that a file that is missing shows before anything is stored. Per account and asset
 * over all tax accounts, and at the statement's date, as {@link ValuationService} does afterwards.
 */
final class StatementCheck {
    private final Session session;
    private final FileReading reading;
    private final Tx tx;
    private final ImportBook book;
    private final StagingOptions options;
    private final List<PlannedFile> planned;
    private final Progress progress;

    StatementCheck(
            Session session,
            FileReading reading,
            Tx tx,
            ImportBook book,
            StagingOptions options,
            List<PlannedFile> planned,
            Progress progress) {
        this.session = session;
        this.reading = reading;
        this.tx = tx;
        this.book = book;
        this.options = options;
        this.planned = planned;
        this.progress = progress;
    }

    /** The files, with a note for each difference in those that state holdings. */
    List<StagedFile> noted(List<StagedFile> files) {
        List<StatedHoldings> statements = files.stream().map(StatementCheck::stated).toList();
        List<StatedHoldings> some = statements.stream().filter(s -> !s.isEmpty()).toList();
        if (some.isEmpty()) {
            return files;
        }
        addUp(some);
        List<StagedFile> noted = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            noted.add(files.get(i).withNotes(notes(statements.get(i))));
        }
        return noted;
    }

    private static StatedHoldings stated(StagedFile file) {
        StatedHoldings stated = new StatedHoldings();
        file.holdings()
                .forEach(each ->
                        stated.state(
                                each.account(),
                                each.asset(),
                                each.quantity(),
                                each.asOf(),
                                each.line()));
        return stated;
    }

    private List<RowProblem> notes(StatedHoldings stated) {
        StagedImport.Labels labels = book.labels();
        List<RowProblem> notes = new ArrayList<>();
        for (StatedLine line : stated.lines()) {
            line.difference(labels)
                    .ifPresent(
                            problem -> notes.add(new RowProblem(line.line(), "", problem, false)));
        }
        return notes;
    }

    /** Adds up the ledger as it will be if every conflict is settled as is usual for it. */
    private void addUp(List<StatedHoldings> statements) {
        Set<StoredKey> replaced = new HashSet<>();
        List<Transaction> replacing = new ArrayList<>();
        List<Set<Integer>> alsoNew = new ArrayList<>();
        for (PlannedFile file : planned) {
            Set<Integer> indexes = new HashSet<>();
            for (PlannedConflict conflict : file.conflicts()) {
                if (conflict.usual() == Conflict.Choice.TAKE_INCOMING) {
                    replaced.addAll(conflict.stored());
                    if (conflict.restated()) {
                        indexes.addAll(conflict.indexes());
                    } else {
                        replacing.add(conflict.incoming().transaction());
                    }
                }
            }
            alsoNew.add(indexes);
        }
        session.stores()
                .ledger()
                .forEach(
                        tx,
                        session.caller(),
                        stored -> {
                            progress.checkCancelled();
                            Origin origin = stored.head().origin();
                            if (origin.identity() == null
                                    || !replaced.contains(StoredKey.of(origin))) {
                                post(statements, stored);
                            }
                        });
        replacing.forEach(transaction -> post(statements, transaction));
        for (int i = 0; i < planned.size(); i++) {
            addUp(statements, planned.get(i), alsoNew.get(i), replaced);
        }
    }

    private void addUp(
            List<StatedHoldings> statements,
            PlannedFile file,
            Set<Integer> alsoNew,
            Set<StoredKey> replaced) {
        CandidateSink.Visitor visitor =
                (index, candidate) -> {
                    boolean comes =
                            file.rows().verdict(index) == Verdict.NEW || alsoNew.contains(index);
                    StoredKey key =
                            new StoredKey(
                                    file.rows().identity(index), file.rows().occurrence(index));
                    if (comes && !replaced.contains(key)) {
                        post(statements, candidate.transaction());
                    }
                };
        if (file.hasAll()) {
            List<Candidate> kept = file.kept();
            for (int i = 0; i < kept.size(); i++) {
                visitor.candidate(i, kept.get(i));
            }
        } else {
            book.startSource(tx, file.file().importer().source());
            reading.read(
                    file.file(),
                    StagingRun.context(session, book, file.file(), options.accountOf(file.name())),
                    new CandidateSink(book, visitor, progress),
                    progress);
        }
    }

    private static void post(List<StatedHoldings> statements, Transaction transaction) {
        statements.forEach(statement -> statement.post(transaction));
    }
}
