package app.evenkeel.storage;

/** Rows as no store writes them. */
public final class SpoiledRows {
    private SpoiledRows() {}

    /** Makes a run one that cannot be read. */
    public static void run(Database database, long id) {
        database.<Long>write(
                tx -> tx.execute("update rebalance_log set order_type = 'NONE' where id = ?", id));
    }
}
