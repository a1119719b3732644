package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.ReferenceBook;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names in one drop of files. What the store does not have yet gets a provisional id, and is
 * created only when a row that is stored refers to it.
 */
final class ImportBook implements ReferenceBook {
    private final Session session;
    private final Map<AssetRef, AssetId> resolved = new HashMap<>();
    private final Map<String, AssetEntry> assetsByKey = new HashMap<>();
    private final Map<String, AssetEntry> assetsByIsin = new HashMap<>();
    private final Map<AssetId, AssetEntry> assets = new ConcurrentHashMap<>();
    private final Map<String, AccountEntry> accountsByKey = new HashMap<>();
    private final Map<AccountId, AccountEntry> accounts = new ConcurrentHashMap<>();
    private Map<String, AssetId> aliases = Map.of();
    private String source = "";
    private BatchId batch = BatchId.BY_HAND;
    private boolean used;
    private boolean createdAccount;
    private long nextProvisional = -1;

    /** One asset: as stored, and as the files of this drop tell it. */
    private static final class AssetEntry {
        final AssetId id;
        AssetRef best;
        @Nullable Asset stored;
        @Nullable AssetId settled;
        @Nullable String aliasSource;
        @Nullable String alias;

        AssetEntry(AssetId id, AssetRef best, @Nullable Asset stored) {
            this.id = id;
            this.best = best;
            this.stored = stored;
        }
    }

    private static final class AccountEntry {
        final AccountId id;
        final AccountRef ref;
        final String key;
        @Nullable AccountId settled;

        AccountEntry(AccountId id, AccountRef ref, String key) {
            this.id = id;
            this.ref = ref;
            this.key = key;
        }
    }

    ImportBook(Session session, Tx tx) {
        this.session = session;
        for (Asset asset : session.stores().assets().findAll(tx)) {
            AssetRef ref =
                    new AssetRef(
                            asset.kind(),
                            asset.symbol(),
                            asset.name(),
                            asset.currency(),
                            asset.isin(),
                            asset.unitsPerPrice());
            AssetEntry entry = new AssetEntry(asset.id(), ref, asset);
            assets.put(asset.id(), entry);
            assetsByKey.put(asset.key(), entry);
            index(entry, ref);
        }
        for (Account account : session.stores().accounts().findAll(tx, session.caller())) {
            AccountRef ref = new AccountRef(account.kind(), account.provider(), account.name());
            AccountEntry entry = new AccountEntry(account.id(), ref, account.key());
            entry.settled = account.id();
            accounts.put(account.id(), entry);
            accountsByKey.putIfAbsent(ref.key(), entry);
        }
        // After the names, so that a stored key wins over an account that was renamed to it.
        for (AccountEntry entry : accounts.values()) {
            accountsByKey.put(entry.key, entry);
        }
    }

    /** Spellings of this source count from here on. */
    void startSource(Tx tx, String name) {
        source = name;
        aliases = session.stores().assets().aliases(tx, name);
        resolved.clear();
    }

    /** What is changed in stored assets from here on is changed by this import. */
    void startBatch(BatchId receipt) {
        batch = receipt;
    }

    @Override
    public AssetId asset(AssetRef ref) {
        AssetId known = resolved.get(ref);
        if (known != null) {
            return known;
        }
        AssetEntry entry = find(ref);
        if (entry == null) {
            entry = new AssetEntry(new AssetId(nextProvisional--), ref, null);
            assets.put(entry.id, entry);
        } else {
            entry.best = richer(entry.best, ref);
        }
        index(entry, ref);
        resolved.put(ref, entry.id);
        return entry.id;
    }

    private @Nullable AssetEntry find(AssetRef ref) {
        AssetId alias = aliases.get(ref.key());
        AssetEntry entry = alias == null ? null : assets.get(alias);
        if (entry == null) {
            entry = assetsByKey.get(ref.key());
        }
        if (entry == null && !ref.isin().isEmpty()) {
            entry = assetsByIsin.get(isinKey(ref));
            if (entry != null) {
                entry.alias = ref.key();
                entry.aliasSource = source;
            }
        }
        return entry;
    }

    private void index(AssetEntry entry, AssetRef ref) {
        assetsByKey.putIfAbsent(ref.key(), entry);
        if (!ref.isin().isEmpty()) {
            assetsByIsin.putIfAbsent(isinKey(ref), entry);
        }
    }

    /** With the currency: one security quoted in two currencies has two prices. */
    private static String isinKey(AssetRef ref) {
        String key = ref.key();
        return key.substring(0, key.indexOf(':')) + ":" + ref.isin() + ":" + ref.currency();
    }

    private static AssetRef richer(AssetRef old, AssetRef more) {
        boolean stoodForItself = !old.isin().isEmpty() && old.symbol().equals(old.isin());
        boolean namesEtf = old.kind() == AssetKind.EQUITY && more.kind() == AssetKind.ETF;
        return new AssetRef(
                namesEtf ? AssetKind.ETF : old.kind(),
                stoodForItself ? more.symbol() : old.symbol(),
                old.name().isEmpty() ? more.name() : old.name(),
                old.currency(),
                old.isin().isEmpty() ? more.isin() : old.isin(),
                old.unitsPerPrice());
    }

    @Override
    public AccountId account(AccountRef ref) {
        AccountEntry entry = accountsByKey.get(ref.key());
        if (entry == null) {
            entry = new AccountEntry(new AccountId(nextProvisional--), ref, ref.key());
            accountsByKey.put(entry.key, entry);
            accounts.put(entry.id, entry);
        }
        return entry.id;
    }

    /** The key that identities are made with: the stored one, whatever the file says. */
    String accountKey(AccountId id) {
        AccountEntry entry = accounts.get(id);
        return entry == null ? "" : entry.key;
    }

    StagedImport.Labels labels() {
        return new StagedImport.Labels(this::label, this::label);
    }

    private String label(AssetId id) {
        AssetEntry entry = assets.get(id);
        if (entry == null) {
            return "";
        }
        return entry.best.name().isEmpty() ? entry.best.symbol() : entry.best.name();
    }

    private String label(AccountId id) {
        AccountEntry entry = accounts.get(id);
        return entry == null ? "" : entry.ref.name();
    }

    /** Whether rows were stored with it: after that, or after a roll-back, its ids are stale. */
    boolean isUsed() {
        return used;
    }

    boolean hasCreatedAccount() {
        return createdAccount;
    }

    /** Whether account and assets of a transaction are all in the store. */
    boolean hasAllOf(Transaction t) {
        Movement m = t.movement();
        Fee fee = m.fee();
        return accounts.containsKey(t.head().account())
                && has(m.in() == null ? null : m.in().asset())
                && has(m.out() == null ? null : m.out().asset())
                && has(fee == null ? null : fee.asset())
                && has(m.subject());
    }

    private boolean has(@Nullable AssetId id) {
        return id == null || assets.containsKey(id);
    }

    /** The transaction under stored ids; what it refers to is created if need be. */
    Transaction settle(Tx tx, Transaction transaction) {
        AccountId account = settle(tx, transaction.head().account());
        Transaction settled = transaction;
        if (!account.equals(transaction.head().account())) {
            settled = settled.withHead(settled.head().withAccount(account));
        }
        return movesAssets(tx, transaction.movement())
                ? settled.withAssets(id -> settle(tx, id))
                : settled;
    }

    private boolean movesAssets(Tx tx, Movement m) {
        Fee fee = m.fee();
        return moves(tx, m.in())
                || moves(tx, m.out())
                || moves(tx, fee == null ? null : fee.asset())
                || moves(tx, m.subject());
    }

    private boolean moves(Tx tx, @Nullable Leg leg) {
        return moves(tx, leg == null ? null : leg.asset());
    }

    private boolean moves(Tx tx, @Nullable AssetId id) {
        return id != null && !settle(tx, id).equals(id);
    }

    AccountId settle(Tx tx, AccountId id) {
        used = true;
        AccountEntry entry = accounts.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("Not of this book: " + id);
        }
        AccountId settled = entry.settled;
        if (settled == null) {
            settled = session.stores().accounts().insert(tx, session.caller(), entry.ref).id();
            entry.settled = settled;
            createdAccount = true;
        }
        return settled;
    }

    AssetId settle(Tx tx, AssetId id) {
        used = true;
        AssetEntry entry = assets.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("Not of this book: " + id);
        }
        AssetId settled = entry.settled;
        if (settled == null) {
            settled = store(tx, entry);
            entry.settled = settled;
        }
        return settled;
    }

    private AssetId store(Tx tx, AssetEntry entry) {
        Asset stored = entry.stored;
        AssetId id;
        if (stored == null) {
            id = session.stores().assets().insert(tx, entry.best).id();
        } else {
            id = stored.id();
            Asset enriched =
                    new Asset(
                            id,
                            stored.key(),
                            entry.best.kind(),
                            entry.best.symbol(),
                            entry.best.name(),
                            stored.currency(),
                            entry.best.isin(),
                            stored.unitsPerPrice(),
                            stored.active());
            if (!enriched.equals(stored)) {
                session.stores().assets().update(tx, enriched);
                if (isImport()) {
                    session.stores().enrichments().note(tx, batch, stored, enriched);
                }
            }
        }
        String alias = entry.alias;
        String aliasSource = entry.aliasSource;
        if (alias != null && aliasSource != null) {
            session.stores().assets().putAlias(tx, aliasSource, alias, id);
            if (stored != null && isImport()) {
                session.stores().enrichments().noteAlias(tx, batch, id, aliasSource, alias);
            }
        }
        return id;
    }

    private boolean isImport() {
        return !batch.equals(BatchId.BY_HAND);
    }
}
