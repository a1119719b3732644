package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

class StoresSliceTest {
    private static final AccountRef SECOND =
            new AccountRef(AccountKind.BROKER, "Other Broker", "main");

    @TempDir private Path directory;
    private TestStore store;
    private Stores stores;

    @BeforeEach
    void open() {
        store = TestStore.create(directory);
        stores = store.stores;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsUsersByName() {
        Optional<Caller> found = stores.database().read(tx -> stores.users().find(tx, "owner"));
        Optional<Caller> none = stores.database().read(tx -> stores.users().find(tx, "nobody"));

        assertThat(found).contains(store.caller);
        assertThat(none).isEmpty();
        assertThat(store.caller.role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void refusesAUserNameThatIsTaken() {
        assertThatThrownBy(() -> write(tx -> stores.users().insert(tx, "owner", Role.ADMIN)))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void keepsSettingsPerOwnerAndReplacesThem() {
        change(tx -> stores.settings().put(tx, store.caller, "currency", "JPY"));
        change(tx -> stores.settings().put(tx, store.caller, "currency", "USD"));
        change(tx -> stores.settings().put(tx, store.caller, "theme", "dark"));
        change(tx -> stores.settings().put(tx, store.other, "currency", "EUR"));

        Map<String, String> own =
                stores.database().read(tx -> stores.settings().findAll(tx, store.caller));
        Map<String, String> others =
                stores.database().read(tx -> stores.settings().findAll(tx, store.other));

        assertThat(own).isEqualTo(Map.of("currency", "USD", "theme", "dark"));
        assertThat(others).isEqualTo(Map.of("currency", "EUR"));
    }

    @Test
    void keepsAnAssetsKeyWhenTheRestChanges() {
        Asset changed =
                new Asset(
                        store.coin.id(),
                        "ignored",
                        AssetKind.STABLECOIN,
                        "XBT",
                        "Coin",
                        store.coin.currency(),
                        "",
                        1,
                        false);

        change(tx -> stores.assets().update(tx, changed));

        List<Asset> found = stores.database().read(tx -> stores.assets().findAll(tx));
        assertThat(found)
                .containsExactly(
                        new Asset(
                                store.coin.id(),
                                store.coin.key(),
                                AssetKind.STABLECOIN,
                                "XBT",
                                "Coin",
                                store.coin.currency(),
                                "",
                                1,
                                false),
                        store.yen);
    }

    @Test
    void remembersHowASourceSpellsAnAsset() {
        change(tx -> stores.assets().putAlias(tx, "sample", "XXBT", store.yen.id()));
        change(tx -> stores.assets().putAlias(tx, "sample", "XXBT", store.coin.id()));

        assertThat(stores.database().<Object>read(tx -> stores.assets().aliases(tx, "sample")))
                .isEqualTo(Map.of("XXBT", store.coin.id()));
        assertThat(stores.database().<Object>read(tx -> stores.assets().aliases(tx, "another")))
                .isEqualTo(Map.of());
    }

    @Test
    void removesOnlyAssetsThatNothingRefersTo() {
        store.insertTrades(0, 3);
        Asset unused = write(tx -> stores.assets().insert(tx, AssetRef.coin("ETH")));
        change(tx -> stores.assets().putAlias(tx, "sample", "XETH", unused.id()));

        change(tx ->
                stores.assets()
                        .deleteUnused(tx, List.of(unused.id(), store.coin.id(), store.yen.id())));

        List<Asset> found = stores.database().read(tx -> stores.assets().findAll(tx));
        assertThat(found).containsExactly(store.coin, store.yen);
    }

    @Test
    void givesEveryAccountOfAnOwnerItsOwnName() {
        Account second = write(tx -> stores.accounts().insert(tx, store.caller, SECOND));
        Account others = write(tx -> stores.accounts().insert(tx, store.other, SECOND));

        assertThat(second.name()).isEqualTo("Other Broker main");
        assertThat(others.name()).isEqualTo("main");
        assertThat(accounts(store.caller)).containsExactly(store.account, second);
        assertThat(accounts(store.other)).containsExactly(others);
    }

    @Test
    void renamesAndRemovesOnlyTheCallersAccounts() {
        Account second = write(tx -> stores.accounts().insert(tx, store.caller, SECOND));
        store.insertTrades(0, 1);

        change(tx -> stores.accounts().rename(tx, store.other, second.id(), "stolen"));
        change(tx -> stores.accounts().deleteUnused(tx, store.other, List.of(second.id())));
        assertThat(accounts(store.caller)).contains(second);

        change(tx -> stores.accounts().rename(tx, store.caller, second.id(), "Pension"));
        assertThat(accounts(store.caller).getLast().name()).isEqualTo("Pension");
        assertThat(accounts(store.caller).getLast().key()).isEqualTo(SECOND.key());

        List<AccountId> both = List.of(second.id(), store.account.id());
        change(tx -> stores.accounts().deleteUnused(tx, store.caller, both));
        assertThat(accounts(store.caller)).containsExactly(store.account);
    }

    @Test
    void givesALaterAssetOrAccountNoIdOfADeletedOne() {
        Asset asset = write(tx -> stores.assets().insert(tx, AssetRef.coin("ETH")));
        Account account = write(tx -> stores.accounts().insert(tx, store.caller, SECOND));
        change(tx -> stores.assets().deleteUnused(tx, List.of(asset.id())));
        change(tx -> stores.accounts().deleteUnused(tx, store.caller, List.of(account.id())));

        Asset nextAsset = write(tx -> stores.assets().insert(tx, AssetRef.coin("XRP")));
        Account nextAccount = write(tx -> stores.accounts().insert(tx, store.caller, SECOND));

        assertThat(nextAsset.id().value()).isGreaterThan(asset.id().value());
        assertThat(nextAccount.id().value()).isGreaterThan(account.id().value());
    }

    @Test
    void keepsReceiptsNewestFirstAndMarksUndoneOnes() {
        ImportBatch first = write(tx -> store.batch(tx, "a.csv"));
        ImportBatch second = write(tx -> store.batch(tx, "b.csv"));
        Instant when = Instant.parse("2026-05-01T00:00:00.123456789Z");

        change(tx -> stores.imports().markUndone(tx, store.other, first.id(), when));
        assertThat(receipts(store.caller)).containsExactly(second, first);

        change(tx -> stores.imports().markUndone(tx, store.caller, first.id(), when));
        assertThat(receipts(store.caller).getLast().undoneAt()).isEqualTo(when);
        assertThat(receipts(store.other)).isEmpty();
        Optional<ImportBatch> hidden =
                stores.database().read(tx -> stores.imports().find(tx, store.other, first.id()));
        assertThat(hidden).isEmpty();
    }

    @Test
    void findsTheLatestStatementOfAnAccount() {
        BatchId older = write(tx -> store.batch(tx, "a.csv")).id();
        BatchId newer = write(tx -> store.batch(tx, "b.csv")).id();
        state(newer, "2.5", "2024-02-01");
        state(newer, "7", "2024-02-01");
        state(older, "1", "2024-01-01");

        List<HoldingStore.Stated> latest =
                stores.database().read(tx -> stores.holdings().findLatest(tx, store.caller));
        List<HoldingStore.Stated> others =
                stores.database().read(tx -> stores.holdings().findLatest(tx, store.other));
        assertThat(latest)
                .extracting(HoldingStore.Stated::quantity)
                .containsExactly(new BigDecimal("2.5"), new BigDecimal("7"));
        assertThat(others).isEmpty();

        change(tx -> stores.holdings().deleteByBatch(tx, store.caller, newer));
        List<HoldingStore.Stated> rest =
                stores.database().read(tx -> stores.holdings().findLatest(tx, store.caller));
        List<HoldingStore.Stated> ofOlder =
                stores.database()
                        .read(tx -> stores.holdings().findByBatch(tx, store.caller, older));
        assertThat(rest).isEqualTo(ofOlder).hasSize(1);
    }

    @Test
    void refusesEveryChangeByAReader() {
        Caller reader = new Caller(store.caller.user(), Role.READ_ONLY);
        List<Consumer<Tx>> changes =
                List.of(
                        tx -> stores.settings().put(tx, reader, "a", "b"),
                        tx -> stores.accounts().insert(tx, reader, SECOND),
                        tx -> stores.accounts().rename(tx, reader, store.account.id(), "x"),
                        tx -> stores.accounts().deleteUnused(tx, reader, List.of()),
                        tx ->
                                stores.imports()
                                        .markUndone(tx, reader, new BatchId(1), Instant.EPOCH),
                        tx -> stores.holdings().deleteByBatch(tx, reader, new BatchId(1)));

        for (Consumer<Tx> attempt : changes) {
            assertThatThrownBy(() -> change(attempt))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED));
        }
    }

    private void state(BatchId batch, String quantity, String day) {
        change(tx ->
                stores.holdings()
                        .insert(
                                tx,
                                store.caller,
                                new HoldingStore.Stated(
                                        batch,
                                        store.account.id(),
                                        "",
                                        store.coin.id(),
                                        new BigDecimal(quantity),
                                        LocalDate.parse(day),
                                        null)));
    }

    private List<Account> accounts(Caller caller) {
        return stores.database().read(tx -> stores.accounts().findAll(tx, caller));
    }

    private List<ImportBatch> receipts(Caller caller) {
        return stores.database().read(tx -> stores.imports().findAll(tx, caller));
    }

    private <T> T write(Function<Tx, T> work) {
        return stores.database().write(work);
    }

    private void change(Consumer<Tx> work) {
        stores.database()
                .write(tx -> {
                    work.accept(tx);
                    return true;
                });
    }
}
