package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.ReferenceBook;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.ingestion.file.exchange.Execution;
import app.evenkeel.ingestion.file.exchange.Executions;
import app.evenkeel.storage.Tx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes executions of own orders into the ledger under the identity that the exchange's files give
 * them. What is there already, from such a file or from before, is not added again.
 */
public final class ExecutionBooking {
    private final Session session;

    public ExecutionBooking(Session session) {
        this.session = session;
    }

    /**
     * Books executions. Blocks.
     *
     * @param source the exchange's word, as of its importers
     * @param executions all of an account's that may belong together
     * @param booked transactions of those that were booked before, by {@link Execution#key}
     * @return the transaction that tells of each execution, by its key
     */
    public Map<String, TransactionId> book(
            String source,
            AccountId account,
            List<Execution> executions,
            Map<String, TransactionId> booked) {
        Map<String, TransactionId> told =
                session.stores()
                        .database()
                        .write(tx -> {
                            Map<String, TransactionId> found = new LinkedHashMap<>();
                            for (List<Execution> group : Executions.groups(source, executions)) {
                                TransactionId id = book(tx, source, account, group, booked);
                                group.forEach(each -> found.put(each.key(), id));
                            }
                            return found;
                        });
        session.changes().publish(Change.LEDGER);
        return told;
    }

    private TransactionId book(
            Tx tx,
            String source,
            AccountId account,
            List<Execution> group,
            Map<String, TransactionId> booked) {
        List<TransactionId> before =
                group.stream()
                        .flatMap(each -> {
                            TransactionId id = booked.get(each.key());
                            return id == null ? Stream.empty() : Stream.of(id);
                        })
                        .distinct()
                        .toList();
        boolean all = group.stream().allMatch(each -> booked.containsKey(each.key()));
        if (all && before.size() == 1) {
            return before.getFirst();
        }
        // What was booked of a group is no longer all of it.
        session.stores().ledger().delete(tx, session.caller(), before);
        ImportBook book = new ImportBook(session, tx);
        book.startSource(tx, source);
        List<TransactionId> stored = new ArrayList<>();
        for (Candidate candidate : candidates(source, account, group, book)) {
            stored.add(store(tx, book, candidate));
        }
        return stored.getFirst();
    }

    private List<Candidate> candidates(
            String source, AccountId account, List<Execution> group, ImportBook book) {
        List<Candidate> found = new ArrayList<>();
        ReferenceBook here =
                new ReferenceBook() {
                    @Override
                    public AssetId asset(AssetRef ref) {
                        return book.asset(ref);
                    }

                    @Override
                    public AccountId account(AccountRef ref) {
                        return account;
                    }
                };
        Executions.read(
                source,
                group,
                new ImportContext(here, "", null, LocalDate.now(session.clock())),
                new Candidates(found));
        return found;
    }

    private TransactionId store(Tx tx, ImportBook book, Candidate candidate) {
        UUID identity = StagingSink.identity(book, candidate).uuid();
        List<TransactionId> known = new ArrayList<>();
        session.stores()
                .ledger()
                .forIdentities(
                        tx,
                        session.caller(),
                        Set.of(identity),
                        (id, _, _, _) -> known.add(new TransactionId(id)));
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        Transaction settled = book.settle(tx, candidate.transaction());
        Origin o = settled.head().origin();
        Origin origin =
                new Origin(
                        o.batch(),
                        o.source(),
                        o.layout(),
                        o.externalId(),
                        identity,
                        0,
                        o.crossKey(),
                        0,
                        "");
        Transaction row = settled.withHead(settled.head().withOrigin(origin));
        return session.stores()
                .ledger()
                .insert(tx, session.caller(), row, TransactionDigest.of(row))
                .head()
                .id();
    }

    /** Takes what is read; an execution that makes no sense is a fault of the program. */
    private record Candidates(List<Candidate> found) implements RecordSink {
        @Override
        public void row(int place, long line) {
            // Nothing was read from a file.
        }

        @Override
        public void transaction(int place, Candidate candidate) {
            found.add(candidate);
        }

        @Override
        public void confirmation(int place, Confirmation confirmation) {
            throw new IllegalStateException("An execution confirms nothing");
        }

        @Override
        public void holding(int place, StatedHolding holding) {
            throw new IllegalStateException("An execution states no holding");
        }

        @Override
        public void rejected(int place, RowProblem problem) {
            throw new EvenkeelException(problem.problem());
        }

        @Override
        public void partOf(int place, int lead) {
            // Told by the first.
        }

        @Override
        public void nothingNew(int place) {
            throw new IllegalStateException("An execution moves something");
        }

        @Override
        public void note(RowProblem problem) {
            // There is no row to look at.
        }
    }
}
