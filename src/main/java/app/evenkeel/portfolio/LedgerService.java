package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.matching.Fingerprint;
import app.evenkeel.storage.Stores;
import app.evenkeel.storage.Tx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads and edits the ledger by hand, with undo and redo of every edit. Blocking and thread-safe.
 *
 * <p>An edited row keeps its identity and the words it was imported with, so that importing its
 * file again adds nothing and takes no edit back.
 */
public final class LedgerService {
    private static final int REMEMBERED = 200;

    private final Session session;
    private final Stores stores;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();

    /**
     * Rows that gave way to others: one that is only before was removed, one that is only after was
     * added.
     */
    private record Edit(String verb, List<Row> before, List<Row> after, Companion companion) {
        Edit {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        Edit(String verb, List<Row> before, List<Row> after) {
            this(verb, before, after, (_, _) -> {});
        }

        Edit reversed() {
            return new Edit(verb, after, before, (tx, forward) -> companion.apply(tx, !forward));
        }

        EditName name() {
            return new EditName(verb, Math.max(before.size(), after.size()));
        }
    }

    /**
     * A row at one time.
     *
     * @param edited whether it differs by the user's will from what its import says; goes back with
     *     it, so that the undoing of that import still tells what would be lost
     */
    private record Row(Transaction transaction, boolean edited) {
        TransactionId id() {
            return transaction.head().id();
        }
    }

    /** What goes along with an edit in its transaction, and back with its undoing. */
    interface Companion {
        void apply(Tx tx, boolean forward);
    }

    public LedgerService(Session session) {
        this.session = session;
        this.stores = session.stores();
    }

    /** All transactions with the assets and accounts they name, by trading time. */
    public Ledger load() {
        return stores.database()
                .read(tx -> {
                    List<Transaction> transactions = new ArrayList<>();
                    stores.ledger().forEach(tx, session.caller(), transactions::add);
                    Map<AssetId, Asset> assets = new LinkedHashMap<>();
                    stores.assets().findAll(tx).forEach(a -> assets.put(a.id(), a));
                    Map<AccountId, Account> accounts = new LinkedHashMap<>();
                    stores.accounts()
                            .findAll(tx, session.caller())
                            .forEach(a -> accounts.put(a.id(), a));
                    return new Ledger(transactions, assets, accounts);
                });
    }

    public List<Account> accounts() {
        return stores.database().read(tx -> stores.accounts().findAll(tx, session.caller()));
    }

    public List<Asset> assets() {
        return stores.database().read(stores.assets()::findAll);
    }

    /**
     * The stored asset that a typed reference means; created if it is new. It stays when the
     * addition it was typed for is undone.
     */
    public AssetId assetFor(AssetRef ref) {
        return inBook((book, tx) -> book.settle(tx, book.asset(ref)));
    }

    /** The stored account that a typed reference means; created if it is new. */
    public AccountId accountFor(AccountRef ref) {
        return inBook((book, tx) -> book.settle(tx, book.account(ref)));
    }

    private interface BookWork<T> {
        T apply(ImportBook book, Tx tx);
    }

    private <T> T inBook(BookWork<T> work) {
        boolean[] created = new boolean[1];
        T result =
                stores.database()
                        .write(tx -> {
                            ImportBook book = new ImportBook(session, tx);
                            T id = work.apply(book, tx);
                            created[0] = book.hasCreatedAccount();
                            return id;
                        });
        if (created[0]) {
            session.changes().publish(Change.ACCOUNTS);
        }
        return result;
    }

    /** Adds one, under ids from {@link #assetFor} and {@link #accountFor}; undoable. */
    public Transaction add(Transaction transaction) {
        Transaction stored =
                write(
                        1,
                        tx ->
                                stores.ledger()
                                        .insert(
                                                tx,
                                                session.caller(),
                                                identified(tx, transaction),
                                                TransactionDigest.of(transaction)));
        remember(new Edit("add", List.of(), List.of(new Row(stored, false))));
        return stored;
    }

    /** What is typed twice is two transactions: the second has the next occurrence. */
    private Transaction identified(Tx tx, Transaction transaction) {
        Head head = transaction.head();
        String account =
                stores.accounts().findAll(tx, session.caller()).stream()
                        .filter(a -> a.id().equals(head.account()))
                        .map(Account::key)
                        .findFirst()
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(
                                                ProblemCode.ACCOUNT_NOT_FOUND,
                                                Long.toString(head.account().value()))));
        UUID identity =
                Fingerprint.ofTimed(
                                account, "manual:" + TransactionDigest.of(transaction), head.time())
                        .uuid();
        int[] next = new int[1];
        stores.ledger()
                .forIdentities(
                        tx,
                        session.caller(),
                        Set.of(identity),
                        (id, same, occurrence, digest) ->
                                next[0] = Math.max(next[0], occurrence + 1));
        Origin o = Origin.byHand();
        Origin origin =
                new Origin(
                        o.batch(),
                        o.source(),
                        o.layout(),
                        head.origin().externalId(),
                        identity,
                        next[0],
                        "",
                        0,
                        "");
        return transaction.withHead(head.withOrigin(origin));
    }

    /** Replaces one, by its id; undoable. */
    public void edit(Transaction transaction) {
        Edit edit =
                write(
                        1,
                        tx -> {
                            Row before = found(tx, transaction.head().id());
                            Origin origin = before.transaction().head().origin();
                            Row after =
                                    new Row(
                                            transaction.withHead(
                                                    transaction.head().withOrigin(origin)),
                                            true);
                            replace(tx, after);
                            return new Edit("edit", List.of(before), List.of(after));
                        });
        remember(edit);
    }

    /**
     * Changes rows and adds others, undoable as one.
     *
     * @param ids the rows to change
     * @return the rows that were added, as stored
     */
    List<Transaction> change(
            String verb,
            Collection<TransactionId> ids,
            UnaryOperator<Transaction> change,
            List<Transaction> added,
            Companion companion) {
        List<Transaction> stored = new ArrayList<>();
        Edit edit =
                write(
                        ids.size() + added.size(),
                        tx -> {
                            List<Row> before = new ArrayList<>();
                            List<Row> after = new ArrayList<>();
                            for (TransactionId id : ids) {
                                Row row = found(tx, id);
                                Row changed = new Row(change.apply(row.transaction()), true);
                                before.add(row);
                                after.add(changed);
                                replace(tx, changed);
                            }
                            for (Transaction row : added) {
                                stored.add(
                                        stores.ledger()
                                                .insert(
                                                        tx,
                                                        session.caller(),
                                                        identified(tx, row),
                                                        TransactionDigest.of(row)));
                            }
                            stored.forEach(row -> after.add(new Row(row, false)));
                            companion.apply(tx, true);
                            return new Edit(verb, before, after, companion);
                        });
        remember(edit);
        return stored;
    }

    /** Removes some; undoable as one. */
    public void delete(Collection<TransactionId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Edit edit =
                write(
                        ids.size(),
                        tx -> {
                            List<Row> before = new ArrayList<>();
                            for (TransactionId id : ids) {
                                before.add(found(tx, id));
                            }
                            remove(tx, ids);
                            return new Edit("delete", before, List.of());
                        });
        remember(edit);
    }

    /**
     * What undo would take back, such as "delete 3 transactions", as a message key with arguments.
     */
    public Optional<EditName> undoable() {
        synchronized (done) {
            return Optional.ofNullable(done.peek()).map(Edit::name);
        }
    }

    public Optional<EditName> redoable() {
        synchronized (done) {
            return Optional.ofNullable(undone.peek()).map(Edit::name);
        }
    }

    /**
     * Takes the last edit back; does nothing if there is none.
     *
     * @throws EvenkeelException if its rows are gone or have changed since: then the edit is
     *     forgotten. After any other failure it can be tried again
     */
    public void undo() {
        step(done, undone, Edit::reversed);
    }

    /** Does again what was undone last; does nothing if there is none. */
    public void redo() {
        step(undone, done, edit -> edit);
    }

    private void step(Deque<Edit> from, Deque<Edit> to, Function<Edit, Edit> direction) {
        Edit edit;
        synchronized (done) {
            edit = from.poll();
        }
        if (edit == null) {
            return;
        }
        Edit directed = direction.apply(edit);
        try {
            write(
                    Math.max(directed.before().size(), directed.after().size()),
                    tx -> {
                        apply(tx, directed.before(), directed.after());
                        directed.companion().apply(tx, true);
                        return directed;
                    });
        } catch (RuntimeException | Error e) {
            if (!isOutdated(e)) {
                synchronized (done) {
                    from.push(edit);
                }
            }
            throw e;
        }
        synchronized (done) {
            to.push(edit);
        }
        session.changes().publish(Change.LEDGER);
    }

    private void apply(Tx tx, List<Row> before, List<Row> after) {
        for (Row row : before) {
            if (!stores.ledger()
                    .find(tx, session.caller(), row.id())
                    .equals(Optional.of(row.transaction()))) {
                throw outdated();
            }
        }
        Set<TransactionId> old = ids(before);
        Set<TransactionId> kept = ids(after);
        List<TransactionId> removed = old.stream().filter(id -> !kept.contains(id)).toList();
        if (!removed.isEmpty()) {
            remove(tx, removed);
        }
        List<TransactionId> returned = new ArrayList<>();
        for (Row row : after) {
            if (old.contains(row.id())) {
                replace(tx, row);
            } else if (canReturn(tx, row.transaction())) {
                stores.ledger()
                        .restore(
                                tx,
                                session.caller(),
                                row.transaction(),
                                TransactionDigest.of(row.transaction()),
                                row.edited());
                returned.add(row.id());
            } else {
                throw outdated();
            }
        }
        if (!returned.isEmpty()) {
            stores.former().forgetDeleted(tx, session.caller(), returned);
        }
    }

    private static Set<TransactionId> ids(List<Row> rows) {
        Set<TransactionId> ids = new LinkedHashSet<>();
        rows.forEach(row -> ids.add(row.id()));
        return ids;
    }

    /** What came from a file stays known as deleted, so that the file does not bring it back. */
    private void remove(Tx tx, Collection<TransactionId> ids) {
        stores.former().noteDeleted(tx, session.caller(), ids);
        stores.ledger().delete(tx, session.caller(), ids);
    }

    /** Not if an import took its place, or what it refers to went with an undone import. */
    private boolean canReturn(Tx tx, Transaction row) {
        Origin origin = row.head().origin();
        UUID identity = origin.identity();
        boolean[] taken = new boolean[1];
        if (identity != null) {
            stores.ledger()
                    .forIdentities(
                            tx,
                            session.caller(),
                            Set.of(identity),
                            (id, same, occurrence, digest) ->
                                    taken[0] |= occurrence == origin.occurrence());
        }
        boolean imported = origin.batch().value() != 0;
        return !taken[0]
                && new ImportBook(session, tx).hasAllOf(row)
                && (!imported
                        || stores.imports()
                                .find(tx, session.caller(), origin.batch())
                                .filter(batch -> batch.undoneAt() == null)
                                .isPresent());
    }

    private static EvenkeelException outdated() {
        return new EvenkeelException(Problem.of(ProblemCode.EDIT_OUTDATED));
    }

    private static boolean isOutdated(Throwable e) {
        return e instanceof EvenkeelException known
                && known.problem().code() == ProblemCode.EDIT_OUTDATED;
    }

    private void replace(Tx tx, Row row) {
        Transaction transaction = row.transaction();
        long digest = TransactionDigest.of(transaction);
        if (row.edited()) {
            stores.ledger().update(tx, session.caller(), transaction, digest);
        } else {
            stores.ledger().replace(tx, session.caller(), transaction, digest);
        }
    }

    private Row found(Tx tx, TransactionId id) {
        return stores.ledger()
                .find(tx, session.caller(), id)
                .map(row -> new Row(row, stores.ledger().isEdited(tx, session.caller(), id)))
                .orElseThrow(LedgerService::outdated);
    }

    /**
     * @param rows how many transactions are moved
     */
    private <T> T write(int rows, Function<Tx, T> work) {
        // Each is written, and what it was is written beside it.
        return stores.database().write(2L * rows, work);
    }

    private void remember(Edit edit) {
        synchronized (done) {
            done.push(edit);
            if (done.size() > REMEMBERED) {
                done.removeLast();
            }
            undone.clear();
        }
        session.changes().publish(Change.LEDGER);
    }

    /** The ledger as loaded. */
    public record Ledger(
            List<Transaction> transactions,
            Map<AssetId, Asset> assets,
            Map<AccountId, Account> accounts) {}

    /** An edit by name: {@code add}, {@code edit} or {@code delete}, and how many rows. */
    public record EditName(String verb, int count) {}
}
