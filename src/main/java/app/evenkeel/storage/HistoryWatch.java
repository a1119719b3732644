package app.evenkeel.storage;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.table.Table;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Sees whether a write changed anything that figures are made of, and takes their marks away in the
 * same transaction. It asks the transaction which tables it changed, so that no statement can be
 * forgotten, and none that changed nothing counts.
 *
 * <p>A migration that changes rows of these tables has to take the marks away itself. Used by the
 * writer only.
 */
final class HistoryWatch {
    static final String MARKS = "figure_mark";
    static final String LEDGER_REVISION = "ledger_revision";
    static final String PRICE_REVISION = "price_revision";

    /** What positions and flows come from. */
    static final List<String> LEDGER =
            List.of(
                    "account",
                    "asset",
                    "import_batch",
                    "ledger_transaction",
                    "stated_holding",
                    "transfer_choice");

    /** What prices and rates come from. */
    static final List<String> PRICES =
            List.of("asset_feed", "corporate_action", "fx_rate", "price_bar", "quote");

    /** What a portfolio is made of and compared with. */
    static final List<String> PORTFOLIOS = List.of("portfolio_account", "portfolio_benchmark");

    private final SessionLocal writer;
    private final List<Table> ledger;
    private final List<Table> prices;
    private final List<Table> portfolios;

    private HistoryWatch(SessionLocal writer) {
        this.writer = writer;
        boolean hasMarks = find(MARKS) != null;
        this.ledger = hasMarks ? tables(LEDGER) : List.of();
        this.prices = hasMarks ? tables(PRICES) : List.of();
        this.portfolios = hasMarks ? tables(PORTFOLIOS) : List.of();
    }

    /** Watches what the writer changes from now on; nothing where the schema has no marks yet. */
    static HistoryWatch of(Connection writer) throws SQLException {
        if (!(writer.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) {
            throw new IllegalStateException("Not a file of this process");
        }
        return new HistoryWatch(session);
    }

    private List<Table> tables(List<String> names) {
        return names.stream()
                .map(name -> Objects.requireNonNull(find(name), () -> "No table " + name))
                .toList();
    }

    private @Nullable Table find(String name) {
        return writer.getDatabase()
                .getMainSchema()
                .findTableOrView(writer, name.toUpperCase(Locale.ROOT));
    }

    /**
     * Takes the marks away where the work of a transaction changed what they stand on. Comes last
     * in it.
     */
    void settle(Tx tx) {
        boolean isLedger = isChanged(ledger);
        boolean isPrices = isChanged(prices);
        if (isLedger) {
            tx.nextId(LEDGER_REVISION);
        }
        if (isPrices) {
            tx.nextId(PRICE_REVISION);
        }
        if (isLedger || isPrices || isChanged(portfolios)) {
            tx.execute("delete from " + MARKS);
        }
    }

    private boolean isChanged(List<Table> tables) {
        return tables.stream().anyMatch(writer::isUpdatedInCurrentTransaction);
    }
}
