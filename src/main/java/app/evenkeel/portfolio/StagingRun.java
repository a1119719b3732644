package app.evenkeel.portfolio;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.FoundFile;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.ingestion.file.Table;
import app.evenkeel.ingestion.market.MarketTable;
import app.evenkeel.portfolio.ImportPlan.PlannedConflict;
import app.evenkeel.portfolio.ImportPlan.PlannedFile;
import app.evenkeel.portfolio.ImportPlan.PlannedMarket;
import app.evenkeel.portfolio.matching.Fingerprint;
import app.evenkeel.portfolio.matching.Matching;
import app.evenkeel.portfolio.matching.Verdict;
import app.evenkeel.storage.LedgerStore;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Reads and matches one drop of files: those that tell events in full before those that confirm
 * them, each matched with the ledger and with the files before it.
 */
final class StagingRun {
    /** Transactions that a review shows at once; {@link ImportService#rows} tells the others. */
    private static final int SAMPLE = 1_000;

    private final Session session;
    private final FileReading reading;
    private final Tx tx;
    private final ImportBook book;
    private final StagingOptions options;
    private final Progress shown;
    private FileCount progress;
    private final List<PlannedFile> planned = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** A dropped file on its way: where it stood, and what became of it so far. */
    private record Dropped(int position, String name, RecognisedFile file) {}

    /** A file of prices or rates, likewise. */
    private record DroppedMarket(int position, String name, MarketTable table) {}

    StagingRun(
            Session session,
            FileReading reading,
            Tx tx,
            StagingOptions options,
            Progress progress) {
        this.session = session;
        this.reading = reading;
        this.tx = tx;
        this.book = new ImportBook(session, tx, options.answers());
        this.options = options;
        this.shown = progress;
        this.progress = new FileCount(progress, 0, -1);
    }

    StagedImport run(List<Path> paths, ImportPlan.LedgerState state) {
        List<@Nullable StagedFile> results = new ArrayList<>();
        List<Dropped> recognised = new ArrayList<>();
        List<DroppedMarket> markets = new ArrayList<>();
        progress = new FileCount(shown, 0, paths.size());
        for (Path path : paths) {
            progress.checkCancelled();
            if (Files.isDirectory(path)) {
                String name = freeName(ShownText.of(String.valueOf(path.getFileName())));
                results.add(refused(name, null, Problem.of(ProblemCode.IS_FOLDER, name)));
                continue;
            }
            for (FoundFile found : reading.find(path)) {
                String name = freeName(found.name());
                switch (found) {
                    case RecognisedFile file -> {
                        recognised.add(new Dropped(results.size(), name, file));
                        results.add(null);
                    }
                    case FoundFile.Refused refused -> {
                        Table rows = refused.table();
                        MarketTable market = rows == null ? null : MarketTable.of(rows);
                        if (market == null) {
                            results.add(refused(name, null, refused.problem()));
                        } else {
                            markets.add(new DroppedMarket(results.size(), name, market));
                            results.add(null);
                        }
                    }
                }
            }
        }
        recognised.sort(Comparator.comparingInt(d -> d.file().importer().precedence()));
        progress =
                new FileCount(
                        shown, results.size() - recognised.size() - markets.size(), results.size());
        for (Dropped dropped : recognised) {
            results.set(dropped.position(), stage(dropped));
            progress.next();
        }
        List<PlannedMarket> plannedMarkets = new ArrayList<>();
        // After the others, as they may tell the assets that prices are of.
        for (DroppedMarket dropped : markets) {
            results.set(dropped.position(), stage(dropped, plannedMarkets));
            progress.next();
        }
        List<StagedFile> read = new ArrayList<>();
        for (StagedFile result : results) {
            read.add(Objects.requireNonNull(result));
        }
        var statements = new StatementCheck(session, reading, tx, book, options, planned, progress);
        List<StagedFile> files = statements.noted(read);
        return new StagedImport(
                files,
                book.labels(),
                book.doubts().questions(),
                new ImportPlan(
                        reading,
                        List.copyOf(planned),
                        List.copyOf(plannedMarkets),
                        List.copyOf(paths),
                        options,
                        book,
                        state));
    }

    private StagedFile stage(DroppedMarket dropped, List<PlannedMarket> markets) {
        try {
            PlannedMarket market =
                    new MarketStaging(session, tx, book, progress)
                            .stage(
                                    dropped.name(),
                                    dropped.table(),
                                    options.marketOf(dropped.name()));
            markets.add(market);
            return market.summary();
        } catch (WorkCancelledException e) {
            throw e;
        } catch (EvenkeelException e) {
            return refused(dropped.name(), null, e.problem());
        }
    }

    /** The file's name; the second of the same name gets a number, since choices go by name. */
    private String freeName(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }

    private static StagedFile refused(String name, @Nullable RecognisedFile file, Problem problem) {
        return new StagedFile(
                name,
                file == null ? "" : file.sha256(),
                file == null ? "" : file.importer().source(),
                file == null ? "" : file.importer().layout(),
                RowTally.NONE,
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                false,
                null,
                problem);
    }

    private StagedFile stage(Dropped dropped) {
        RecognisedFile file = dropped.file();
        book.startSource(tx, file.importer().source());
        StagingSink sink = new StagingSink(book, progress);
        try {
            file = reading.read(file, context(file, dropped.name()), sink, progress);
        } catch (WorkCancelledException e) {
            throw e;
        } catch (EvenkeelException e) {
            return refused(dropped.name(), file, e.problem());
        } catch (RuntimeException e) {
            // What a reader of one source does not expect is no reason to read no other file.
            return refused(
                    dropped.name(),
                    file,
                    Problem.of(ProblemCode.FILE_UNEXPECTED, dropped.name(), e.toString()));
        }
        progress.checkCancelled();
        progress.report("progress.import.match", 0, sink.rows.size());
        Matching matching = match(file, sink);
        List<PlannedConflict> conflicts = new ArrayList<>();
        List<Conflict> shown = new ArrayList<>();
        compareSuspects(dropped.name(), file, sink, matching, conflicts, shown);
        new OwnFills(session, reading, tx, book, options, progress)
                .find(dropped.name(), file, sink);
        new Restatements(session, reading, tx, book, options, planned, progress)
                .find(dropped.name(), file, sink, conflicts, shown);
        if (!sink.confirmations.isEmpty()) {
            confirm(sink, matching);
        }
        return plan(new Dropped(dropped.position(), dropped.name(), file), sink, conflicts, shown);
    }

    private ImportContext context(RecognisedFile file, String name) {
        return context(session, book, file, options.accountOf(name));
    }

    static ImportContext context(
            Session session, ImportBook book, RecognisedFile file, @Nullable String accountName) {
        return new ImportContext(book, file.name(), accountName, LocalDate.now(session.clock()));
    }

    private Matching match(RecognisedFile file, StagingSink sink) {
        var rows = sink.rows;
        var ledger = session.stores().ledger();
        Matching matching = new Matching(rows);
        session.stores()
                .former()
                .forEachGone(
                        tx,
                        session.caller(),
                        (identity, occurrence, digest, byUser) -> {
                            if (!byUser || !options.restoreDeleted()) {
                                matching.gone(Fingerprint.of(identity), occurrence, digest, byUser);
                            }
                        });
        if (rows.size() < StagingSink.KEPT) {
            Set<UUID> identities = new HashSet<>();
            for (int i = 0; i < rows.size(); i++) {
                identities.add(rows.identity(i));
                if (rows.hasFormer(i)) {
                    identities.add(rows.formerIdentity(i));
                }
            }
            ledger.forIdentities(
                    tx,
                    session.caller(),
                    identities,
                    (id, identity, occurrence, digest) ->
                            matching.known(id, Fingerprint.of(identity), occurrence, digest));
        } else {
            ledger.forEachIdentity(
                    tx,
                    session.caller(),
                    (id, identity, occurrence, digest) ->
                            matching.known(id, Fingerprint.of(identity), occurrence, digest));
        }
        for (int i = 0; i < planned.size(); i++) {
            matching.knownFrom(planned.get(i).rows(), stagedRow(i, 0));
        }
        progress.checkCancelled();
        matching.settleKnown();
        tellCrossKeys(file, sink, matching);
        matching.settleRest();
        return matching;
    }

    /** Rows of earlier files are told from stored ones by their sign. */
    private static long stagedRow(int file, int index) {
        return Long.MIN_VALUE + ((long) file << 32) + index;
    }

    private void tellCrossKeys(RecognisedFile file, StagingSink sink, Matching matching) {
        String source = file.importer().source();
        String layout = file.importer().layout();
        boolean confirms = !sink.confirmations.isEmpty();
        if (!confirms && !matching.wantsCrossKeys()) {
            return;
        }
        for (PlannedFile earlier : planned) {
            if (earlier.file().importer().source().equals(source)) {
                boolean other = !earlier.file().importer().layout().equals(layout);
                matching.crossKeysFrom(earlier.rows(), other);
            }
        }
        if (!confirms && !isInOtherLayouts(source, layout)) {
            return;
        }
        var ledger = session.stores().ledger();
        LedgerStore.CrossKeyVisitor visitor =
                (account, storedLayout, key) ->
                        matching.crossKey(
                                Fingerprint.of(book.accountKey(account), key),
                                !storedLayout.equals(layout));
        if (sink.hasAll()) {
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < sink.kept.size(); i++) {
                if (matching.wantsCrossKey(i)) {
                    keys.add(sink.kept.get(i).transaction().head().origin().crossKey());
                }
            }
            sink.confirmations.forEach(c -> keys.add(c.told().crossKey()));
            ledger.forCrossKeys(tx, session.caller(), source, keys, visitor);
        } else {
            ledger.forEachCrossKey(tx, session.caller(), source, visitor);
        }
        session.stores().former().forEachCrossKey(tx, session.caller(), source, visitor);
    }

    private boolean isInOtherLayouts(String source, String layout) {
        return session.stores().imports().findAll(tx, session.caller()).stream()
                .anyMatch(batch ->
                        batch.undoneAt() == null
                                && batch.source().equals(source)
                                && !batch.layout().equals(layout));
    }

    /** What is confirmed, but not told elsewhere, is a problem. */
    private void confirm(StagingSink sink, Matching matching) {
        matching.crossKeysFrom(sink.rows, false);
        for (StagingSink.Confirming confirming : sink.confirmations) {
            Confirmation c = confirming.told();
            if (!matching.takeTold(Fingerprint.of(book.accountKey(c.account()), c.crossKey()))) {
                sink.rejected(
                        confirming.place(),
                        RowProblem.rejected(
                                c.line(),
                                "",
                                ProblemCode.NEEDS_OTHER_FILE,
                                c.what(),
                                c.neededLayout()));
            }
        }
    }

    private void compareSuspects(
            String name,
            RecognisedFile file,
            StagingSink sink,
            Matching matching,
            List<PlannedConflict> conflicts,
            List<Conflict> shown) {
        List<Matching.Suspect> suspects = matching.suspects();
        if (suspects.isEmpty()) {
            return;
        }
        var comparison = new SuspectComparison(session, reading, tx, book, options, planned);
        comparison.compare(name, file, sink, suspects, conflicts, shown, progress);
    }

    private StagedFile plan(
            Dropped dropped,
            StagingSink sink,
            List<PlannedConflict> conflicts,
            List<Conflict> shown) {
        RecognisedFile file = dropped.file();
        var rows = sink.rows;
        noteDeleted(sink);
        boolean stated = isStatedAlready(file.sha256());
        List<StagedRow> sample = new ArrayList<>();
        for (int i = 0; i < Math.min(SAMPLE, sink.kept.size()); i++) {
            sample.add(
                    new StagedRow(
                            i,
                            sink.kept.get(i).transaction(),
                            StagedRow.Status.of(rows.verdict(i))));
        }
        Map<StagedRow.Status, Long> statuses = new EnumMap<>(StagedRow.Status.class);
        for (Verdict verdict : Verdict.values()) {
            if (rows.count(verdict) > 0) {
                statuses.merge(StagedRow.Status.of(verdict), rows.count(verdict), Long::sum);
            }
        }
        StagedFile summary =
                new StagedFile(
                        dropped.name(),
                        file.sha256(),
                        file.importer().source(),
                        file.importer().layout(),
                        sink.fates.tally(rows, rows::verdict, stated),
                        rows.count(Verdict.NEW),
                        shown,
                        sink.problems(),
                        statuses,
                        sample,
                        sink.holdings,
                        file.prices() != null,
                        null,
                        null);
        List<StatedHolding> holdings = stated ? List.of() : List.copyOf(sink.holdings);
        planned.add(
                new PlannedFile(
                        file,
                        dropped.name(),
                        rows,
                        sink.fates,
                        List.copyOf(sink.kept),
                        List.copyOf(conflicts),
                        holdings,
                        Set.copyOf(sink.settling),
                        summary));
        return summary;
    }

    private static void noteDeleted(StagingSink sink) {
        long deleted = sink.rows.count(Verdict.DELETED);
        if (deleted > 0) {
            sink.note(RowProblem.note(0, "", ProblemCode.DELETED_BY_YOU, Long.toString(deleted)));
        }
    }

    /** Whether the same bytes were imported before: a statement does not need to be kept twice. */
    private boolean isStatedAlready(String sha256) {
        return planned.stream().anyMatch(p -> p.file().sha256().equals(sha256))
                || session.stores().imports().findAll(tx, session.caller()).stream()
                        .anyMatch(b -> b.undoneAt() == null && b.sha256().equals(sha256));
    }

    /** Reads a file again for the candidates at some places in it. */
    static Map<Integer, Candidate> candidates(
            FileReading reading,
            RecognisedFile file,
            ImportBook book,
            ImportContext context,
            Set<Integer> indexes,
            Progress progress) {
        Map<Integer, Candidate> found = new HashMap<>();
        reading.read(
                file,
                context,
                new CandidateSink(
                        book,
                        (index, candidate) -> {
                            if (indexes.contains(index)) {
                                found.put(index, candidate);
                            }
                        },
                        progress),
                progress);
        return found;
    }
}
