package app.evenkeel.storage;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;

/** A store with an owner, two assets and an account, and transactions made up for tests. */
final class TestStore implements AutoCloseable {
    static final Instant START = Instant.parse("2024-01-04T00:00:00.000000001Z");
    static final String SOURCE = "sample";

    final Stores stores;
    final Caller caller;
    final Caller other;
    final Account account;
    final Asset coin;
    final Asset yen;

    private TestStore(
            Stores stores, Caller caller, Caller other, Account account, Asset coin, Asset yen) {
        this.stores = stores;
        this.caller = caller;
        this.other = other;
        this.account = account;
        this.coin = coin;
        this.yen = yen;
    }

    private static TestStore fill(Database database) {
        Stores stores = Stores.of(database);
        Caller caller = database.write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        Caller other = database.write(tx -> stores.users().insert(tx, "other", Role.INVESTOR));
        Account account =
                database.write(tx ->
                        stores.accounts()
                                .insert(
                                        tx,
                                        caller,
                                        new AccountRef(AccountKind.EXCHANGE, "Sample", "main")));
        Asset coin = database.write(tx -> stores.assets().insert(tx, AssetRef.coin("BTC")));
        Asset yen =
                database.write(tx -> stores.assets().insert(tx, AssetRef.cash(CurrencyCode.JPY)));
        return new TestStore(stores, caller, other, account, coin, yen);
    }

    /** Over a database that was made by {@link #create}. */
    static TestStore of(Database database) {
        Stores stores = Stores.of(database);
        return database.read(tx -> {
            Caller caller = stores.users().find(tx, "owner").orElseThrow();
            return new TestStore(
                    stores,
                    caller,
                    stores.users().find(tx, "other").orElseThrow(),
                    stores.accounts().findAll(tx, caller).getFirst(),
                    stores.assets().findAll(tx).getFirst(),
                    stores.assets().findAll(tx).getLast());
        });
    }

    long count() {
        return stores.database().read(tx -> stores.ledger().count(tx, caller));
    }

    static TestStore create(Path directory) {
        return fill(EmptyStores.open(directory, key(1)));
    }

    static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    /** A purchase that differs from its neighbours in time, quantities and identity. */
    Transaction trade(long number, BatchId batch) {
        return trade(number, batch, START.plusSeconds(61 * number), "");
    }

    Transaction trade(long number, BatchId batch, Instant time, String crossKey) {
        Origin origin =
                new Origin(
                        batch,
                        SOURCE,
                        "trades",
                        "T-" + number,
                        UUID.nameUUIDFromBytes(
                                ("trade " + number).getBytes(StandardCharsets.UTF_8)),
                        0,
                        crossKey,
                        number + 2,
                        "2024-01-04 09:00:00,buy,BTC/JPY,"
                                + number
                                + ",0.0123,7012345,86251,52,yes");
        Head head =
                new Head(
                        TransactionId.NONE,
                        account.id(),
                        "特定",
                        time,
                        ZoneId.of("Asia/Tokyo"),
                        LocalDate.of(2024, 1, 9),
                        "",
                        origin);
        BigDecimal units = BigDecimal.valueOf(1_000_001 + number, 8);
        BigDecimal paid = BigDecimal.valueOf(1_234_567 + number % 9_973);
        return new Transaction.Buy(
                head,
                new Movement(
                        new Leg(coin.id(), units),
                        new Leg(yen.id(), paid),
                        new Fee(yen.id(), new BigDecimal("52.5"), true),
                        Money.of("5", CurrencyCode.JPY),
                        new Price(BigDecimal.valueOf(7_000_000 + number), CurrencyCode.JPY),
                        new Money(paid, CurrencyCode.JPY),
                        null));
    }

    ImportBatch batch(Tx tx, String fileName) {
        return stores.imports()
                .insert(
                        tx,
                        caller,
                        new ImportBatch(
                                BatchId.BY_HAND,
                                fileName,
                                "ab".repeat(32),
                                SOURCE,
                                "trades",
                                START,
                                10,
                                7,
                                2,
                                0,
                                1,
                                null));
    }

    /** Inserts trades {@code from} to {@code to}, the last not included, in one transaction. */
    BatchId insertTrades(long from, long to) {
        return stores.database()
                .writeMuch(tx -> {
                    BatchId batch = batch(tx, "trades.csv").id();
                    try (LedgerStore.Inserter inserter = stores.ledger().inserter(tx, caller)) {
                        for (long i = from; i < to; i++) {
                            Transaction trade = trade(i, batch);
                            inserter.insert(trade, TransactionDigest.of(trade));
                        }
                    }
                    return batch;
                });
    }

    static AssetId unknownAsset() {
        return new AssetId(999);
    }

    @Override
    public void close() {
        stores.database().close();
    }
}
