package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

class LedgerStoreSliceTest {
    @TempDir private Path directory;
    private TestStore store;
    private LedgerStore ledger;

    @BeforeEach
    void open() {
        store = TestStore.create(directory);
        ledger = store.stores.ledger();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackEveryFieldOfWhatWasStored() {
        BatchId batch = store.insertTrades(0, 3);
        Transaction given = store.trade(1, batch);

        Transaction stored = all(store.caller).get(1);

        assertThat(stored).isEqualTo(given.withHead(given.head().withId(stored.head().id())));
        assertThat(find(stored.head().id())).isEqualTo(stored);
        assertThat(TransactionDigest.of(stored)).isEqualTo(TransactionDigest.of(given));
    }

    @Test
    void givesBackWhatWasStoredOneByOne() {
        Transaction given =
                store.trade(5, BatchId.BY_HAND)
                        .withHead(
                                store.trade(5, BatchId.BY_HAND).head().withOrigin(Origin.byHand()));

        Transaction stored =
                store.stores.database().write(tx -> ledger.insert(tx, store.caller, given, 7));

        assertThat(stored.head().id()).isNotEqualTo(TransactionId.NONE);
        assertThat(find(stored.head().id())).isEqualTo(stored);
        assertThat(all(store.caller)).containsExactly(stored);
    }

    @Test
    void ordersByTimeThenById() {
        store.stores
                .database()
                .write(tx -> {
                    try (LedgerStore.Inserter in = ledger.inserter(tx, store.caller)) {
                        for (long i = 5; i > 0; i--) {
                            in.insert(store.trade(i, BatchId.BY_HAND), i);
                        }
                        in.insert(
                                store.trade(
                                        9, BatchId.BY_HAND, TestStore.START.plusSeconds(61), ""),
                                9);
                    }
                    return true;
                });

        assertThat(all(store.caller))
                .extracting(transaction -> transaction.head().origin().externalId())
                .containsExactly("T-1", "T-9", "T-2", "T-3", "T-4", "T-5");
    }

    @Test
    void seesItsOwnChangesBeforeTheyAreCommitted() {
        store.stores
                .database()
                .write(tx -> {
                    ledger.insert(tx, store.caller, store.trade(1, BatchId.BY_HAND), 1);
                    assertThat(ledger.count(tx, store.caller)).isOne();
                    assertThat(
                                    store.stores
                                            .database()
                                            .<Long>read(other -> ledger.count(other, store.caller)))
                            .isZero();
                    return true;
                });
    }

    @Test
    void keepsNothingOfATransactionThatFailed() {
        assertThatThrownBy(() ->
                        store.stores
                                .database()
                                .write(tx -> {
                                    ledger.insert(
                                            tx, store.caller, store.trade(1, BatchId.BY_HAND), 1);
                                    throw new IllegalArgumentException("no");
                                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(all(store.caller)).isEmpty();
    }

    @Test
    void refusesOneIdentityAndOccurrenceTwice() {
        store.insertTrades(0, 2);

        assertThatThrownBy(() -> store.insertTrades(1, 2)).isInstanceOf(StorageException.class);

        assertThat(all(store.caller)).hasSize(2);
    }

    @Test
    void visitsIdentitiesWithTheirDigests() {
        BatchId batch = store.insertTrades(0, 500);
        List<Long> ids = new ArrayList<>();

        store.stores
                .database()
                .read(tx -> {
                    ledger.forEachIdentity(
                            tx,
                            store.caller,
                            (id, identity, occurrence, digest) -> {
                                Transaction stored =
                                        ledger.find(tx, store.caller, new TransactionId(id))
                                                .orElseThrow();
                                assertThat(stored.head().origin().identity()).isEqualTo(identity);
                                assertThat(TransactionDigest.of(stored)).isEqualTo(digest);
                                ids.add(id);
                            });
                    return true;
                });

        assertThat(ids).hasSize(500).doesNotHaveDuplicates();
        UUID wanted = store.trade(7, batch).head().origin().identity();
        List<Integer> occurrences = new ArrayList<>();
        store.stores
                .database()
                .read(tx -> {
                    ledger.forIdentities(
                            tx,
                            store.caller,
                            Set.of(wanted, UUID.randomUUID()),
                            (id, identity, occurrence, digest) -> occurrences.add(occurrence));
                    return true;
                });
        assertThat(occurrences).containsExactly(0);
    }

    @Test
    void findsByBatchAndRemovesByBatch() {
        BatchId first = store.insertTrades(0, 4);
        BatchId second = store.insertTrades(4, 6);

        assertThat(list(tx -> ledger.findByBatch(tx, store.caller, second))).hasSize(2);
        assertThat(changed(tx -> ledger.deleteByBatch(tx, store.caller, first))).isEqualTo(4);
        assertThat(all(store.caller))
                .allMatch(transaction -> transaction.head().origin().batch().equals(second));
    }

    @Test
    void findsWhatCarriesACrossKey() {
        BatchId batch = store.insertTrades(0, 3);
        write(tx ->
                ledger.insert(
                        tx, store.caller, store.trade(8, batch, TestStore.START, "order 8"), 8));
        List<String> seen = new ArrayList<>();

        read(tx -> {
            ledger.forCrossKeys(
                    tx,
                    store.caller,
                    TestStore.SOURCE,
                    List.of("order 7", "order 8"),
                    (account, layout, key) -> seen.add(layout + " " + key));
            ledger.forEachCrossKey(
                    tx,
                    store.caller,
                    TestStore.SOURCE,
                    (account, layout, key) -> seen.add(account.value() + " " + key));
            return true;
        });

        assertThat(seen).containsExactly("trades order 8", store.account.id().value() + " order 8");
    }

    @Test
    void marksWhatTheUserChanged() {
        BatchId batch = store.insertTrades(0, 2);
        Transaction before = all(store.caller).getFirst();
        Transaction after =
                Transaction.of(before.type(), before.head(), before.movement().withFee(null));

        write(tx -> {
            ledger.update(tx, store.caller, after, 3);
            return true;
        });

        assertThat(list(tx -> ledger.findEdited(tx, store.caller, batch))).containsExactly(after);
        assertThat(all(store.caller)).hasSize(2).contains(after).doesNotContain(before);
    }

    @Test
    void putsBackWhatWasDeletedUnderItsId() {
        store.insertTrades(0, 3);
        Transaction gone = all(store.caller).get(1);
        write(tx -> {
            ledger.delete(tx, store.caller, List.of(gone.head().id()));
            return true;
        });
        assertThat(all(store.caller)).doesNotContain(gone).hasSize(2);

        write(tx -> {
            ledger.restore(tx, store.caller, gone, TransactionDigest.of(gone), false);
            return true;
        });

        assertThat(all(store.caller).get(1)).isEqualTo(gone);
    }

    @Test
    void givesNoIdTwiceWhenWhatHadItIsGone() {
        BatchId undone = store.insertTrades(0, 300);
        Set<TransactionId> gone = ids(all(store.caller));
        Transaction back = all(store.caller).getLast();
        changed(tx -> ledger.deleteByBatch(tx, store.caller, undone));

        store.insertTrades(400, 700);
        Transaction one = add(800);
        write(tx -> {
            ledger.delete(tx, store.caller, List.of(one.head().id()));
            return true;
        });
        Transaction next = add(801);

        assertThat(gone).hasSize(300).doesNotContainAnyElementsOf(ids(all(store.caller)));
        assertThat(next.head().id()).isNotEqualTo(one.head().id());
        write(tx -> {
            ledger.restore(tx, store.caller, back, TransactionDigest.of(back), false);
            ledger.restore(tx, store.caller, one, TransactionDigest.of(one), false);
            return true;
        });
        assertThat(find(back.head().id())).isEqualTo(back);
        assertThat(find(one.head().id())).isEqualTo(one);
        Transaction last = add(802);
        assertThat(ids(all(store.caller))).hasSize(304).contains(last.head().id());
    }

    @Test
    void givesNoIdTwiceAfterItIsOpenedAgain() {
        Transaction gone = add(1);
        write(tx -> {
            ledger.delete(tx, store.caller, List.of(gone.head().id()));
            return true;
        });
        store.close();

        store = TestStore.of(Database.open(directory, TestStore.key(1)));
        ledger = store.stores.ledger();

        assertThat(add(2).head().id()).isNotEqualTo(gone.head().id());
    }

    private Transaction add(long number) {
        return write(tx ->
                ledger.insert(tx, store.caller, store.trade(number, BatchId.BY_HAND), number));
    }

    private static Set<TransactionId> ids(List<Transaction> transactions) {
        return transactions.stream().map(t -> t.head().id()).collect(Collectors.toSet());
    }

    @Test
    void showsAndChangesOnlyWhatTheCallerOwns() {
        BatchId batch = store.insertTrades(0, 3);
        Transaction first = all(store.caller).getFirst();

        assertThat(all(store.other)).isEmpty();
        assertThat(list(tx -> ledger.find(tx, store.other, first.head().id()).stream().toList()))
                .isEmpty();
        assertThat(list(tx -> ledger.findByBatch(tx, store.other, batch))).isEmpty();
        assertThat(number(tx -> ledger.count(tx, store.other))).isZero();
        List<String> crossKeys = new ArrayList<>();
        read(tx -> {
            ledger.forEachCrossKey(
                    tx,
                    store.other,
                    TestStore.SOURCE,
                    (account, layout, key) -> crossKeys.add(key));
            return true;
        });
        assertThat(crossKeys).isEmpty();
        assertThat(changed(tx -> ledger.deleteByBatch(tx, store.other, batch))).isZero();
        write(tx -> {
            ledger.delete(tx, store.other, List.of(first.head().id()));
            return true;
        });
        assertThatThrownBy(() ->
                        write(tx -> {
                            ledger.update(tx, store.other, first, 1);
                            return true;
                        }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(all(store.caller)).hasSize(3);
    }

    @Test
    void refusesChangesByAReader() {
        Caller reader = new Caller(store.caller.user(), Role.READ_ONLY);
        store.insertTrades(0, 1);

        assertThat(all(reader)).hasSize(1);
        assertThatThrownBy(() -> write(tx -> ledger.inserter(tx, reader)))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED));
        assertThatThrownBy(() -> write(tx -> ledger.deleteByBatch(tx, reader, new BatchId(1))))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void refusesChangesInAReadingTransaction() {
        assertThatThrownBy(() -> read(tx -> ledger.inserter(tx, store.caller)))
                .isInstanceOf(IllegalStateException.class);
    }

    private <T> T read(Function<Tx, T> work) {
        return store.stores.database().read(work);
    }

    private <T> T write(Function<Tx, T> work) {
        return store.stores.database().write(work);
    }

    private List<Transaction> list(Function<Tx, List<Transaction>> work) {
        return read(work);
    }

    private long number(Function<Tx, Long> work) {
        return read(work);
    }

    private long changed(Function<Tx, Long> work) {
        return write(work);
    }

    private Transaction find(TransactionId id) {
        return read(tx -> ledger.find(tx, store.caller, id).orElseThrow());
    }

    private List<Transaction> all(Caller caller) {
        return read(tx -> {
            List<Transaction> found = new ArrayList<>();
            ledger.forEach(tx, caller, found::add);
            return found;
        });
    }
}
