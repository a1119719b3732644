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

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names in one drop of files. What the store does not have yet gets a provisional id, and is
 * created only when a row that is stored refers to it.
 */
final class ImportBook implements ReferenceBook {
    private final Session session;
    private final Map<AssetRef, AssetId> resolved = new HashMap<>();
    private final Map<String, BookAsset> assetsByKey = new HashMap<>();
    private final Map<String, BookAsset> assetsByIsin = new HashMap<>();
    private final Map<AssetId, BookAsset> assets = new ConcurrentHashMap<>();
    private final Map<String, AccountEntry> accountsByKey = new HashMap<>();
    private final Map<AccountId, AccountEntry> accounts = new ConcurrentHashMap<>();
    private final AssetDoubts doubts;
    private Map<String, AssetId> aliases = Map.of();
    private String source = "";
    private BatchId batch = BatchId.BY_HAND;
    private boolean used;
    private boolean createdAccount;
    private long nextProvisional = -1;

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

    /** For what the user enters by hand, where a symbol means what it meant before. */
    ImportBook(Session session, Tx tx) {
        this(session, tx, null);
    }

    /**
     * @param answers what spellings or symbols mean where that is in doubt; {@code null} if nothing
     *     is to be doubted
     */
    ImportBook(Session session, Tx tx, @Nullable Map<String, String> answers) {
        this.session = session;
        this.doubts =
                answers == null
                        ? new AssetDoubts(this, Map.of(), Map::of, false)
                        : new AssetDoubts(
                                this,
                                answers,
                                () -> session.stores().ledger().endedAssets(tx, session.caller()),
                                true);
        for (Asset asset : session.stores().assets().findAll(tx)) {
            AssetRef ref =
                    new AssetRef(
                            asset.kind(),
                            asset.symbol(),
                            asset.name(),
                            asset.currency(),
                            asset.isin(),
                            asset.unitsPerPrice());
            BookAsset entry = new BookAsset(asset.id(), ref, asset);
            assets.put(asset.id(), entry);
            assetsByKey.put(asset.key(), entry);
            index(entry, ref);
            if (AssetRef.mayBeContract(asset.kind())) {
                // A contract that was once stored as shares or a fund is found by what it is.
                index(
                        entry,
                        AssetRef.security(
                                ref.kind(), ref.symbol(), ref.name(), ref.currency(), ref.isin()));
            }
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
        doubts.startSource();
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
        BookAsset entry = find(ref);
        if (entry == null) {
            entry = provisional(ref);
        } else {
            entry.best = richer(entry.best, ref);
        }
        index(entry, ref);
        resolved.put(ref, entry.id);
        return entry.id;
    }

    private @Nullable BookAsset find(AssetRef ref) {
        String exact = ref.isin().isEmpty() ? ref.key() : ref.key() + "|" + ref.isin();
        BookAsset alias = aliased(exact);
        if (alias == null) {
            alias = aliased(ref.key());
        }
        if (alias != null && (aliases.containsKey(exact) || !doubts.isOther(alias, ref))) {
            return alias;
        }
        BookAsset named = assetsByKey.get(ref.key());
        if (named != null && !doubts.isOther(named, ref)) {
            doubts.noteEnd(named, ref);
            return named;
        }
        BookAsset same = ref.isin().isEmpty() ? null : assetsByIsin.get(isinKey(ref));
        if (same != null) {
            same.spell(source, named == null ? ref.key() : exact);
            return same;
        }
        List<BookAsset> candidates = named == null ? doubts.similar(ref) : List.of(named);
        return candidates.isEmpty() ? null : doubts.decide(ref, exact, candidates);
    }

    @Nullable BookAsset aliased(String spelling) {
        AssetId id = aliases.get(spelling);
        return id == null ? null : assets.get(id);
    }

    AssetDoubts doubts() {
        return doubts;
    }

    String source() {
        return source;
    }

    Collection<BookAsset> entries() {
        return assets.values();
    }

    BookAsset entry(AssetId id) {
        return Objects.requireNonNull(assets.get(id));
    }

    boolean hasKey(String key) {
        return assetsByKey.containsKey(key);
    }

    /** An asset that the store does not have, apart from any other of that name. */
    BookAsset provisional(AssetRef ref) {
        BookAsset entry = new BookAsset(new AssetId(nextProvisional--), ref, null);
        assets.put(entry.id, entry);
        return entry;
    }

    /** What a user typed is never in doubt: the asset of that key, or one that is yet to come. */
    AssetId typed(AssetRef ref) {
        BookAsset known = assetsByKey.get(ref.key());
        if (known != null && !known.isOpen()) {
            return known.id;
        }
        BookAsset entry = provisional(ref);
        entry.isTyped = true;
        index(entry, ref);
        return entry.id;
    }

    List<AssetId> assetIds() {
        return assets.values().stream()
                .filter(entry -> !entry.isOpen())
                .map(entry -> entry.id)
                .toList();
    }

    List<AccountId> accountIds() {
        return List.copyOf(accounts.keySet());
    }

    /** A row that was edited under another book's ids, under this one's. */
    Transaction adopted(Transaction row, ImportBook from) {
        AccountEntry account = from.accounts.get(row.head().account());
        Transaction moved =
                account == null ? row : row.withHead(row.head().withAccount(account(account.ref)));
        return moved.withAssets(id -> {
            BookAsset entry = from.assets.get(id);
            if (entry == null || entry.stored != null) {
                return id;
            }
            return entry.isTyped ? typed(entry.best) : asset(entry.best);
        });
    }

    private void index(BookAsset entry, AssetRef ref) {
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
        boolean namesKind =
                switch (more.kind()) {
                    case ETF -> old.kind() == AssetKind.EQUITY;
                    case OPTION -> AssetRef.mayBeContract(old.kind());
                    default -> false;
                };
        return new AssetRef(
                namesKind ? more.kind() : old.kind(),
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
        BookAsset entry = assets.get(id);
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
        BookAsset entry = assets.get(id);
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

    private AssetId store(Tx tx, BookAsset entry) {
        Asset stored = entry.stored;
        AssetId id;
        if (stored == null) {
            String key = entry.freshKey;
            id =
                    session.stores()
                            .assets()
                            .insert(tx, entry.best, key == null ? entry.best.key() : key)
                            .id();
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
        for (BookAsset.Spelling spelling : entry.spellings) {
            session.stores().assets().putAlias(tx, spelling.source(), spelling.text(), id);
            if (stored != null && isImport()) {
                session.stores()
                        .enrichments()
                        .noteAlias(tx, batch, id, spelling.source(), spelling.text());
            }
        }
        return id;
    }

    private boolean isImport() {
        return !batch.equals(BatchId.BY_HAND);
    }
}
