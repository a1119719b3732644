package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.portfolio.ImportPlan.PlannedConflict;
import app.evenkeel.portfolio.ImportPlan.PlannedFile;
import app.evenkeel.portfolio.matching.Verdict;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Finds trades that were stored before they were settled and that a file now tells otherwise: on
 * another day, in other partial fills, with fees. They settle on one day, are of one asset, side
 * and pool, and add up to the same quantity at the same price.
 */
final class Restatements {
    /** More than this many trades that may restate others are another file. */
    private static final int MOST = StagingSink.KEPT;

    private final Session session;
    private final FileReading reading;
    private final Tx tx;
    private final ImportBook book;
    private final StagingOptions options;
    private final List<PlannedFile> earlier;
    private final Progress progress;

    /** Where trades of an account wait for each other. */
    record SettlementDay(AccountId account, LocalDate day) {
        /** Of a trade that may restate another or be restated; {@code null} for what cannot. */
        static @Nullable SettlementDay of(Candidate candidate) {
            Transaction t = candidate.transaction();
            LocalDate settlement = t.head().settlement();
            return candidate.hasOwnId()
                            || settlement == null
                            || t.movement().price() == null
                            || Fills.units(t) == null
                    ? null
                    : new SettlementDay(t.head().account(), settlement);
        }
    }

    /** What both statements of a trade have in common. */
    private record Anchor(
            AccountId account,
            LocalDate settlement,
            TransactionType type,
            AssetId asset,
            String taxAccount,
            String source,
            String layout) {
        static @Nullable Anchor of(Transaction t) {
            Leg leg = Fills.units(t);
            LocalDate settlement = t.head().settlement();
            Origin origin = t.head().origin();
            return leg == null || settlement == null || t.movement().price() == null
                    ? null
                    : new Anchor(
                            t.head().account(),
                            settlement,
                            t.type(),
                            leg.asset(),
                            t.head().taxAccount(),
                            origin.source(),
                            origin.layout());
        }

        boolean settlesIn(Set<SettlementDay> days) {
            return days.contains(new SettlementDay(account, settlement));
        }
    }

    Restatements(
            Session session,
            FileReading reading,
            Tx tx,
            ImportBook book,
            StagingOptions options,
            List<PlannedFile> earlier,
            Progress progress) {
        this.session = session;
        this.reading = reading;
        this.tx = tx;
        this.book = book;
        this.options = options;
        this.earlier = earlier;
        this.progress = progress;
    }

    /** Whether one states the fees of the other, which did not know them yet. */
    static boolean isSettlementOf(Transaction settled, Transaction provisional) {
        Anchor anchor = Anchor.of(settled);
        return anchor != null
                && anchor.equals(Anchor.of(provisional))
                && settled.movement().fee() != null
                && provisional.movement().fee() == null
                && Fills.addUp(List.of(provisional), List.of(settled));
    }

    /** Turns new candidates that restate what is there into conflicts. */
    void find(
            String name,
            RecognisedFile file,
            StagingSink sink,
            List<PlannedConflict> conflicts,
            List<Conflict> shown) {
        Map<Integer, Candidate> found = candidates(name, file, sink);
        Map<Anchor, List<Integer>> incoming = new LinkedHashMap<>();
        found.forEach((index, candidate) -> {
            Anchor anchor = Anchor.of(candidate.transaction());
            if (anchor != null) {
                incoming.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(index);
            }
        });
        if (incoming.isEmpty()) {
            return;
        }
        Map<Anchor, List<Transaction>> there = staged(incoming.keySet());
        incoming.keySet()
                .forEach(anchor ->
                        there.computeIfAbsent(anchor, _ -> new ArrayList<>())
                                .addAll(stored(anchor)));
        Map<UUID, Integer> matched = matched(sink, there);
        incoming.forEach((anchor, indexes) -> {
            List<Transaction> provisional = new ArrayList<>();
            for (Transaction t : there.getOrDefault(anchor, List.of())) {
                if (!take(matched, t.head().origin().identity())) {
                    provisional.add(t);
                }
            }
            List<Candidate> settled =
                    indexes.stream().map(i -> Objects.requireNonNull(found.get(i))).toList();
            restate(sink, indexes, settled, provisional, conflicts, shown);
        });
    }

    private static void restate(
            StagingSink sink,
            List<Integer> indexes,
            List<Candidate> incoming,
            List<Transaction> provisional,
            List<PlannedConflict> conflicts,
            List<Conflict> shown) {
        List<Transaction> settled = incoming.stream().map(Candidate::transaction).toList();
        if (provisional.isEmpty() || !Fills.addUp(provisional, settled)) {
            return;
        }
        indexes.forEach(i -> sink.rows.decide(i, Verdict.RESTATED));
        shown.add(
                new Conflict(
                        conflicts.size(), Fills.whole(provisional), Fills.whole(settled), true));
        conflicts.add(
                PlannedConflict.restated(
                        indexes,
                        incoming.getFirst(),
                        provisional.stream()
                                .map(t -> ImportPlan.StoredKey.of(t.head().origin()))
                                .toList()));
    }

    /** New trades that may restate others, by their place in the file. */
    private SortedMap<Integer, Candidate> candidates(
            String name, RecognisedFile file, StagingSink sink) {
        SortedMap<Integer, Candidate> found = new TreeMap<>();
        Set<SettlementDay> days = sink.hasAll() ? sink.settling : taken(file, sink.settling);
        CandidateSink.Visitor take =
                (index, candidate) -> {
                    if (sink.rows.verdict(index) == Verdict.NEW
                            && found.size() < MOST
                            && days.contains(SettlementDay.of(candidate))) {
                        found.put(index, candidate);
                    }
                };
        if (sink.hasAll()) {
            for (int i = 0; i < sink.kept.size(); i++) {
                take.candidate(i, sink.kept.get(i));
            }
        } else if (!days.isEmpty()) {
            read(file, name, take);
            if (found.size() == MOST) {
                sink.note(
                        RowProblem.note(
                                0, "", ProblemCode.RESTATED_UNCHECKED, Integer.toString(MOST)));
            }
        }
        return found;
    }

    /** Those of the days on which trades of this layout settle that are there already. */
    private Set<SettlementDay> taken(RecognisedFile file, Set<SettlementDay> days) {
        Set<SettlementDay> taken = new HashSet<>();
        if (days.isEmpty()) {
            return taken;
        }
        earlier.forEach(each -> taken.addAll(each.settling()));
        session.stores()
                .ledger()
                .forEachSettlement(
                        tx,
                        session.caller(),
                        file.importer().source(),
                        file.importer().layout(),
                        (account, day) -> taken.add(new SettlementDay(account, day)));
        taken.retainAll(days);
        return taken;
    }

    private void read(RecognisedFile file, String name, CandidateSink.Visitor visitor) {
        book.startSource(tx, file.importer().source());
        reading.read(
                file,
                StagingRun.context(session, book, file, options.accountOf(name)),
                new CandidateSink(book, visitor, progress),
                progress);
    }

    /** How often the file tells some of what is there already, by identity. */
    private static Map<UUID, Integer> matched(
            StagingSink sink, Map<Anchor, List<Transaction>> there) {
        Set<@Nullable UUID> asked = new HashSet<>();
        there.values().forEach(list -> list.forEach(t -> asked.add(t.head().origin().identity())));
        Map<UUID, Integer> matched = new HashMap<>();
        for (int i = 0; i < sink.rows.size() && !asked.isEmpty(); i++) {
            if (sink.rows.verdict(i) != Verdict.NEW && asked.contains(sink.rows.identity(i))) {
                matched.merge(sink.rows.identity(i), 1, Integer::sum);
            }
        }
        return matched;
    }

    private static boolean take(Map<UUID, Integer> matched, @Nullable UUID identity) {
        int left = identity == null ? 0 : matched.getOrDefault(identity, 0);
        if (left > 0 && identity != null) {
            matched.put(identity, left - 1);
        }
        return left > 0;
    }

    /** What earlier files of the same drop bring under these anchors. */
    private Map<Anchor, List<Transaction>> staged(Set<Anchor> wanted) {
        Map<Anchor, List<Transaction>> found = new HashMap<>();
        for (PlannedFile file : earlier) {
            CandidateSink.Visitor visitor =
                    (index, candidate) -> {
                        Transaction t = candidate.transaction();
                        Anchor anchor =
                                file.rows().verdict(index) == Verdict.NEW ? Anchor.of(t) : null;
                        if (anchor != null && wanted.contains(anchor)) {
                            found.computeIfAbsent(anchor, _ -> new ArrayList<>())
                                    .add(
                                            identified(
                                                    t,
                                                    file.rows().identity(index),
                                                    file.rows().occurrence(index)));
                        }
                    };
            if (file.hasAll()) {
                for (int i = 0; i < file.kept().size(); i++) {
                    visitor.candidate(i, file.kept().get(i));
                }
            } else if (wanted.stream().anyMatch(anchor -> anchor.settlesIn(file.settling()))) {
                read(file.file(), file.name(), visitor);
            }
        }
        return found;
    }

    private static Transaction identified(Transaction t, UUID identity, int occurrence) {
        Origin o = t.head().origin();
        return t.withHead(
                t.head()
                        .withOrigin(
                                new Origin(
                                        o.batch(),
                                        o.source(),
                                        o.layout(),
                                        o.externalId(),
                                        identity,
                                        occurrence,
                                        o.crossKey(),
                                        o.line(),
                                        o.rawRow())));
    }

    private List<Transaction> stored(Anchor anchor) {
        if (anchor.account().value() < 0 || anchor.asset().isProvisional()) {
            return List.of();
        }
        return session
                .stores()
                .ledger()
                .findSettledOn(tx, session.caller(), anchor.account(), anchor.settlement())
                .stream()
                .filter(t ->
                        anchor.equals(Anchor.of(t)) && t.head().origin().externalId().isEmpty())
                .toList();
    }
}
