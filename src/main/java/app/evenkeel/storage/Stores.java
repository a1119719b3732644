package app.evenkeel.storage;

/** The storage layer: the open database and its stores, handed to services as one. */
public record Stores(
        Database database,
        UserStore users,
        AssetStore assets,
        AccountStore accounts,
        LedgerStore ledger,
        ImportStore imports,
        PriceStore prices,
        FeedStore feeds,
        HoldingStore holdings,
        SettingStore settings,
        IntegrityStore integrity) {
    /** All stores over one database. */
    public static Stores of(Database database) {
        return new Stores(
                database,
                new UserStore(),
                new AssetStore(),
                new AccountStore(),
                new LedgerStore(),
                new ImportStore(),
                new PriceStore(),
                new FeedStore(),
                new HoldingStore(),
                new SettingStore(),
                new IntegrityStore());
    }
}
