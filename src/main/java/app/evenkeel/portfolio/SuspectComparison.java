package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.portfolio.ImportPlan.PlannedConflict;
import app.evenkeel.portfolio.ImportPlan.PlannedFile;
import app.evenkeel.portfolio.ImportPlan.StoredKey;
import app.evenkeel.portfolio.matching.Matching.Suspect;
import app.evenkeel.portfolio.matching.TaxAccountWords;
import app.evenkeel.portfolio.matching.Verdict;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides whether a candidate whose identity is known but whose digest differs is the same
 * transaction after all. It is if the source still says it in the same words, so that what the user
 * edited stays edited; or if another layout of the source says it with other decimals.
 */
final class SuspectComparison {
    /** More than this many differing rows are not a restatement but another file. */
    static final int MOST_CONFLICTS = 5_000;

    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private final Session session;
    private final FileReading reading;
    private final Tx tx;
    private final ImportBook book;
    private final StagingOptions options;
    private final List<PlannedFile> earlier;

    SuspectComparison(
            Session session,
            FileReading reading,
            Tx tx,
            ImportBook book,
            StagingOptions options,
            List<PlannedFile> earlier) {
        this.session = session;
        this.reading = reading;
        this.tx = tx;
        this.book = book;
        this.options = options;
        this.earlier = earlier;
    }

    void compare(
            String name,
            RecognisedFile file,
            StagingSink sink,
            List<Suspect> suspects,
            List<PlannedConflict> conflicts,
            List<Conflict> shown,
            Progress progress) {
        Set<Integer> wanted = new HashSet<>();
        Map<Integer, Set<Integer>> wantedEarlier = new HashMap<>();
        for (Suspect suspect : suspects) {
            wanted.add(suspect.index());
            if (suspect.knownRow() < 0) {
                wantedEarlier
                        .computeIfAbsent(fileOf(suspect), f -> new HashSet<>())
                        .add(indexOf(suspect));
            }
        }
        Map<Integer, Candidate> incoming = find(file, name, sink.kept, wanted, progress);
        Map<Integer, Map<Integer, Candidate>> staged = new HashMap<>();
        wantedEarlier.forEach((f, indexes) -> {
            PlannedFile of = earlier.get(f);
            staged.put(f, find(of.file(), of.name(), of.kept(), indexes, progress));
        });
        for (Suspect suspect : suspects) {
            progress.checkCancelled();
            Candidate candidate = incoming.get(suspect.index());
            Transaction known = known(suspect, staged);
            if (candidate == null || known == null) {
                sink.rows.decide(suspect.index(), Verdict.CONFLICT);
                continue;
            }
            if (isSame(known, candidate.transaction())) {
                sink.rows.decide(suspect.index(), Verdict.KNOWN);
                continue;
            }
            sink.rows.decide(suspect.index(), Verdict.CONFLICT);
            if (conflicts.size() == MOST_CONFLICTS) {
                sink.rejected(
                        sink.rows.place(suspect.index()),
                        RowProblem.rejected(
                                candidate.transaction().head().origin().line(),
                                "",
                                ProblemCode.TOO_MANY_CONFLICTS,
                                Integer.toString(MOST_CONFLICTS)));
                continue;
            }
            Conflict conflict =
                    new Conflict(
                            conflicts.size(),
                            known,
                            candidate.transaction(),
                            !candidate.hasOwnId()
                                    && Restatements.isSettlementOf(candidate.transaction(), known));
            shown.add(conflict);
            conflicts.add(
                    PlannedConflict.of(
                            suspect.index(),
                            candidate,
                            new StoredKey(
                                    sink.rows.identity(suspect.index()), suspect.knownOccurrence()),
                            conflict.usual()));
        }
    }

    private static int fileOf(Suspect suspect) {
        return (int) ((suspect.knownRow() - Long.MIN_VALUE) >>> 32);
    }

    private static int indexOf(Suspect suspect) {
        return (int) (suspect.knownRow() - Long.MIN_VALUE);
    }

    private Map<Integer, Candidate> find(
            RecognisedFile file,
            String name,
            List<Candidate> kept,
            Set<Integer> wanted,
            Progress progress) {
        Map<Integer, Candidate> found = new HashMap<>();
        Set<Integer> missing = new HashSet<>();
        for (int index : wanted) {
            if (index < kept.size()) {
                found.put(index, kept.get(index));
            } else {
                missing.add(index);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(
                    StagingRun.candidates(
                            reading,
                            file,
                            book,
                            StagingRun.context(session, book, file, options.accountOf(name)),
                            missing,
                            progress));
        }
        return found;
    }

    private @Nullable Transaction known(
            Suspect suspect, Map<Integer, Map<Integer, Candidate>> staged) {
        if (suspect.knownRow() >= 0) {
            return session.stores()
                    .ledger()
                    .find(tx, session.caller(), new TransactionId(suspect.knownRow()))
                    .orElse(null);
        }
        Map<Integer, Candidate> of = staged.get(fileOf(suspect));
        Candidate candidate = of == null ? null : of.get(indexOf(suspect));
        return candidate == null ? null : candidate.transaction();
    }

    private static boolean isSame(Transaction known, Transaction incoming) {
        Origin a = known.head().origin();
        Origin b = incoming.head().origin();
        if (a.layout().equals(b.layout())) {
            return (!b.rawRow().isEmpty() && a.rawRow().equals(b.rawRow()))
                    || saysTheSame(known, incoming);
        }
        return known.type() == incoming.type()
                && TaxAccountWords.agree(known.head().taxAccount(), incoming.head().taxAccount())
                && isClose(known.movement().in(), incoming.movement().in())
                && isClose(known.movement().out(), incoming.movement().out());
    }

    /** Equal in all but words: memo, row, and how the tax account is spelled. */
    private static boolean saysTheSame(Transaction known, Transaction incoming) {
        Head a = known.head();
        Head b = incoming.head();
        return known.type() == incoming.type()
                && known.movement().equals(incoming.movement())
                && a.account().equals(b.account())
                && a.time().equals(b.time())
                && a.zone().equals(b.zone())
                && Objects.equals(a.settlement(), b.settlement())
                && a.origin().externalId().equals(b.origin().externalId())
                && TaxAccountWords.agree(a.taxAccount(), b.taxAccount());
    }

    private static boolean isClose(@Nullable Leg a, @Nullable Leg b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        BigDecimal difference = a.quantity().subtract(b.quantity()).abs();
        return a.asset().equals(b.asset())
                && difference.compareTo(a.quantity().max(b.quantity()).multiply(TOLERANCE)) <= 0;
    }
}
