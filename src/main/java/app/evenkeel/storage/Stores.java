package app.evenkeel.storage;

/** The storage layer: the open database and its stores, handed to services as one. */
public record Stores(
        Database database,
        UserStore users,
        AssetStore assets,
        EnrichmentStore enrichments,
        AccountStore accounts,
        LedgerStore ledger,
        FormerStore former,
        ImportStore imports,
        TransferChoiceStore transfers,
        PriceStore prices,
        FeedStore feeds,
        PriceNeedStore priceNeeds,
        HoldingStore holdings,
        ConnectionStore connections,
        CollectedStore collected,
        SettingStore settings,
        JobStore jobs,
        NotificationStore notifications,
        SnapshotStore snapshots,
        PortfolioStore portfolios,
        RunStore runs,
        OrderStore orders,
        PaperStore paper,
        ArmingStore armings,
        IntegrityStore integrity) {
    /** All stores over one database. */
    public static Stores of(Database database) {
        return new Stores(
                database,
                new UserStore(),
                new AssetStore(),
                new EnrichmentStore(),
                new AccountStore(),
                new LedgerStore(),
                new FormerStore(),
                new ImportStore(),
                new TransferChoiceStore(),
                new PriceStore(),
                new FeedStore(),
                new PriceNeedStore(),
                new HoldingStore(),
                new ConnectionStore(),
                new CollectedStore(),
                new SettingStore(),
                new JobStore(),
                new NotificationStore(),
                new SnapshotStore(),
                new PortfolioStore(),
                new RunStore(),
                new OrderStore(),
                new PaperStore(),
                new ArmingStore(),
                new IntegrityStore());
    }
}
