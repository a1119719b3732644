package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.portfolio.ImportPlan.PlannedConflict;
import app.evenkeel.portfolio.ImportPlan.PlannedFile;
import app.evenkeel.portfolio.ImportPlan.StoredKey;
import app.evenkeel.portfolio.matching.Verdict;
import app.evenkeel.storage.HoldingStore;
import app.evenkeel.storage.LedgerStore;
import app.evenkeel.storage.Tx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stores what was staged, within one transaction of the store. */
final class ApplyRun {
    private final Session session;
    private final FileReading reading;
    private final Tx tx;
    private final ImportPlan plan;
    private final Map<String, Map<Integer, Conflict.Choice>> choices;
    private final ImportDecisions decisions;
    private final Map<UUID, Set<Integer>> taken = new HashMap<>();
    private final Progress progress;
    private final long total;
    private long done;

    /**
     * @param choices for each file name, by {@link PlannedConflict#candidate}
     * @param decisions edits and restored rows; its choices are not looked at
     */
    ApplyRun(
            Session session,
            FileReading reading,
            Tx tx,
            ImportPlan plan,
            Map<String, Map<Integer, Conflict.Choice>> choices,
            ImportDecisions decisions,
            Progress progress) {
        this.session = session;
        this.reading = reading;
        this.tx = tx;
        this.plan = plan;
        this.choices = choices;
        this.decisions = decisions;
        this.progress = progress;
        this.total = plan.files().stream().mapToLong(f -> f.summary().added()).sum();
    }

    List<ImportBatch> run() {
        List<ImportBatch> receipts = new ArrayList<>();
        for (PlannedFile file : plan.files()) {
            progress.checkCancelled();
            Set<Integer> both = new HashSet<>();
            List<PlannedConflict> taken = new ArrayList<>();
            for (PlannedConflict conflict : file.conflicts()) {
                switch (choice(file, conflict)) {
                    case KEEP_STORED -> {
                        // Nothing is done with it.
                    }
                    case TAKE_INCOMING -> {
                        taken.add(conflict);
                        if (conflict.restated()) {
                            both.addAll(conflict.indexes());
                        }
                    }
                    case KEEP_BOTH -> both.addAll(conflict.indexes());
                }
            }
            decisions.restoredOf(file.name()).stream()
                    .filter(index -> index < file.rows().size())
                    .filter(index -> file.rows().verdict(index) == Verdict.DELETED)
                    .forEach(both::add);
            long added = file.rows().count(Verdict.NEW) + both.size();
            if (added > 0 || !taken.isEmpty() || !file.holdings().isEmpty()) {
                receipts.add(apply(file, both, taken, added));
            }
        }
        MarketStaging markets = new MarketStaging(session, tx, plan.book(), progress);
        for (ImportPlan.PlannedMarket market : plan.markets()) {
            progress.checkCancelled();
            ImportBatch receipt = markets.apply(market);
            if (receipt != null) {
                receipts.add(receipt);
            }
        }
        progress.checkCancelled();
        return receipts;
    }

    private Conflict.Choice choice(PlannedFile file, PlannedConflict conflict) {
        return choices.getOrDefault(file.name(), Map.of())
                .getOrDefault(conflict.candidate(), conflict.usual());
    }

    private ImportBatch apply(
            PlannedFile file, Set<Integer> both, List<PlannedConflict> taken, long added) {
        Set<Integer> rewritten = new HashSet<>();
        taken.stream()
                .filter(conflict -> !conflict.restated())
                .forEach(conflict -> rewritten.addAll(conflict.indexes()));
        ImportBatch receipt =
                session.stores()
                        .imports()
                        .insert(
                                tx,
                                session.caller(),
                                file.receipt(session.clock().instant(), added, both, rewritten));
        plan.book().startBatch(receipt.id());
        taken.stream()
                .filter(PlannedConflict::restated)
                .forEach(conflict -> remove(conflict, receipt.id()));
        if (added > 0) {
            insert(file, both, receipt.id(), added);
        }
        taken.stream()
                .filter(conflict -> !conflict.restated())
                .forEach(conflict -> replace(conflict, receipt.id()));
        for (StatedHolding holding : file.holdings()) {
            session.stores()
                    .holdings()
                    .insert(
                            tx,
                            session.caller(),
                            new HoldingStore.Stated(
                                    receipt.id(),
                                    plan.book().settle(tx, holding.account()),
                                    holding.taxAccount(),
                                    plan.book().settle(tx, holding.asset()),
                                    holding.quantity(),
                                    holding.asOf(),
                                    holding.price()));
        }
        return receipt;
    }

    private void insert(PlannedFile file, Set<Integer> both, BatchId batch, long expected) {
        long before = done;
        try (LedgerStore.Inserter inserter =
                session.stores().ledger().inserter(tx, session.caller())) {
            CandidateSink.Visitor visitor =
                    (index, candidate) -> {
                        if (file.rows().verdict(index) == Verdict.NEW || both.contains(index)) {
                            insert(inserter, file, index, candidate, batch);
                        }
                    };
            if (file.hasAll()) {
                for (int i = 0; i < file.kept().size(); i++) {
                    visitor.candidate(i, file.kept().get(i));
                }
            } else {
                plan.book().startSource(tx, file.file().importer().source());
                reading.read(
                        file.file(),
                        StagingRun.context(
                                session,
                                plan.book(),
                                file.file(),
                                plan.options().accountOf(file.name())),
                        new CandidateSink(plan.book(), visitor, progress),
                        progress);
            }
        }
        if (done - before != expected) {
            throw new IllegalStateException(
                    "Read " + (done - before) + " rows to add where " + expected + " were staged");
        }
    }

    private void insert(
            LedgerStore.Inserter inserter,
            PlannedFile file,
            int index,
            Candidate candidate,
            BatchId batch) {
        if ((done & 0xff) == 0) {
            progress.checkCancelled();
            progress.report("progress.import.write", done, total);
        }
        Origin o = candidate.transaction().head().origin();
        Transaction edit = decisions.editsOf(file.name()).get(index);
        Transaction told =
                edit == null
                        ? candidate.transaction()
                        : edit.withHead(edit.head().withId(TransactionId.NONE).withOrigin(o));
        Transaction settled = plan.book().settle(tx, told);
        // The digest names account and assets by id, so it changes where a provisional one was
        // replaced. What was edited keeps the identity that its file gives it, so that the file
        // is known again.
        long digest =
                edit == null
                                && settled.movement().equals(candidate.transaction().movement())
                                && settled.head()
                                        .account()
                                        .equals(candidate.transaction().head().account())
                        ? file.rows().digest(index)
                        : TransactionDigest.of(settled);
        Origin origin =
                new Origin(
                        batch,
                        o.source(),
                        o.layout(),
                        o.externalId(),
                        file.rows().identity(index),
                        occurrence(file, index),
                        o.crossKey(),
                        o.line(),
                        o.rawRow());
        inserter.insert(settled.withHead(settled.head().withOrigin(origin)), digest);
        done++;
    }

    /** Where a restored row stood: the first place that none of its twins has. */
    private int occurrence(PlannedFile file, int index) {
        if (file.rows().verdict(index) != Verdict.DELETED) {
            return file.rows().occurrence(index);
        }
        UUID identity = file.rows().identity(index);
        Set<Integer> used =
                taken.computeIfAbsent(
                        identity,
                        id -> {
                            Set<Integer> stored = new HashSet<>();
                            session.stores()
                                    .ledger()
                                    .forIdentities(
                                            tx,
                                            session.caller(),
                                            Set.of(id),
                                            (row, same, occurrence, digest) ->
                                                    stored.add(occurrence));
                            return stored;
                        });
        int free = 0;
        while (!used.add(free)) {
            free++;
        }
        return free;
    }

    /** The stored rows of a restated trade; its incoming rows are added as the import's own. */
    private void remove(PlannedConflict conflict, BatchId replacing) {
        for (StoredKey key : conflict.stored()) {
            TransactionId id = stored(key).head().id();
            session.stores().former().keep(tx, session.caller(), replacing, id);
            session.stores().ledger().delete(tx, session.caller(), List.of(id));
        }
    }

    /**
     * The incoming content under the stored row's id and import: a change, not an addition. The row
     * as it was is kept, for the undo.
     */
    private void replace(PlannedConflict conflict, BatchId replacing) {
        Transaction incoming = plan.book().settle(tx, conflict.incoming().transaction());
        Transaction stored = stored(conflict.stored().getFirst());
        Origin old = stored.head().origin();
        Origin now = incoming.head().origin();
        Head head =
                incoming.head()
                        .withId(stored.head().id())
                        .withOrigin(
                                new Origin(
                                        old.batch(),
                                        old.source(),
                                        now.layout(),
                                        now.externalId(),
                                        old.identity(),
                                        old.occurrence(),
                                        now.crossKey(),
                                        now.line(),
                                        now.rawRow()));
        Transaction replaced = incoming.withHead(head);
        session.stores().former().keep(tx, session.caller(), replacing, replaced.head().id());
        session.stores()
                .ledger()
                .replace(tx, session.caller(), replaced, TransactionDigest.of(replaced));
    }

    private Transaction stored(StoredKey key) {
        List<TransactionId> found = new ArrayList<>();
        session.stores()
                .ledger()
                .forIdentities(
                        tx,
                        session.caller(),
                        Set.of(key.identity()),
                        (id, same, occurrence, digest) -> {
                            if (occurrence == key.occurrence()) {
                                found.add(new TransactionId(id));
                            }
                        });
        return found.stream()
                .findFirst()
                .flatMap(id -> session.stores().ledger().find(tx, session.caller(), id))
                .orElseThrow(() -> new IllegalStateException("The differing row is gone"));
    }
}
