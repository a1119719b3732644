package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All that the store keeps for the caller, table by table and as text, without knowing what it
 * means: so that an export is complete by construction, and goes back row for row. Whose it is does
 * not go along; it becomes the property of whoever takes it in.
 */
public final class ExportStore {
    private static final String OWNER = "owner_id";
    private static final String COUNTERS = "id_counter";
    private static final String SCHEDULES = "job_schedule";

    /** What a user chose about a job; when it is due follows from that, and its runs stay. */
    private static final Set<String> CHOSEN = Set.of("job", "rule", "paused");

    private static final String NEVER = "timestamp '1970-01-01 00:00:00'";
    private static final int BATCH = 1_000;

    /** What goes along, in an order in which each row finds what it refers to. */
    public static final List<String> TABLES =
            List.of(
                    "asset",
                    "asset_alias",
                    "asset_feed",
                    "watched_asset",
                    "corporate_action",
                    "account",
                    "chain_address",
                    "import_batch",
                    "ledger_transaction",
                    "former_transaction",
                    "asset_change",
                    "imported_price",
                    "imported_load",
                    "ledger_tally",
                    "transfer_choice",
                    "stated_holding",
                    "price_bar",
                    "replaced_bar",
                    "held_bar",
                    "quote",
                    "fx_rate",
                    "replaced_rate",
                    "portfolio_snapshot",
                    "portfolio",
                    "portfolio_account",
                    "portfolio_benchmark",
                    "backtest_run",
                    "target_allocation",
                    "plan_setting",
                    "plan_participation",
                    "plan_account_cost",
                    "plan_preference",
                    "trading_rule",
                    "drift_history",
                    SCHEDULES,
                    "setting",
                    COUNTERS);

    /** A second store that had them would take the same orders for its own. */
    private static final String OF_RUNS = "orders belong to the store that sent them";

    /** What stays, and why. */
    public static final Map<String, String> LEFT_OUT =
            Map.ofEntries(
                    Map.entry("asked_from", "each feed is asked once more for all that is needed"),
                    Map.entry("asked_past", "each feed is asked once more for all that is needed"),
                    Map.entry("app_user", "an export belongs to whoever takes it in"),
                    Map.entry("figure_mark", "figures are worked out again from the ledger"),
                    Map.entry("flyway_schema_history", "the store that takes it in has its own"),
                    Map.entry("job_run", "what the program did on one machine"),
                    Map.entry("quote_history", "of the last two days; prices go on being asked"),
                    Map.entry("performance_snapshot", "worked out again from the ledger"),
                    Map.entry("risk_metric", "worked out again from the ledger"),
                    Map.entry("notification", "told once, to whoever was there"),
                    Map.entry("rebalance_log", OF_RUNS),
                    Map.entry("rebalance_detail", OF_RUNS),
                    Map.entry("rebalance_balance", OF_RUNS),
                    Map.entry("rebalance_origin", OF_RUNS),
                    Map.entry("rebalance_left_out", OF_RUNS),
                    Map.entry("run_arming", OF_RUNS),
                    Map.entry("run_lease", OF_RUNS),
                    Map.entry("rebalance_automation", "leave to trade is given to one store"),
                    Map.entry("trade_order", OF_RUNS),
                    Map.entry("order_event", OF_RUNS),
                    Map.entry("fill", OF_RUNS),
                    Map.entry("paper_balance", "the paper book is begun anew"),
                    Map.entry("paper_order", "the paper book is begun anew"),
                    Map.entry("paper_fill", "the paper book is begun anew"),
                    Map.entry("arming", "leave to trade is given to one store"),
                    Map.entry("exchange_connection", "credentials never leave the store"),
                    Map.entry("mail_account", "credentials never leave the store"),
                    Map.entry("collection", "collected again by the store that takes it in"),
                    Map.entry(
                            "collected_holding", "collected again by the store that takes it in"));

    /** What kind of text a column holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        DATE,
        TIME,
        UUID
    }

    /** A column by its name in lower case. */
    public record Column(String name, Kind kind, boolean nullable) {}

    /** A table with the columns that go along. */
    public record Table(String name, List<Column> columns, boolean owned, boolean ofBatch) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** Takes one row; absent values are {@code null}. */
    public interface RowVisitor {
        void row(List<@Nullable String> cells);
    }

    /** The tables that this store has, of those that go along. */
    public List<Table> tables(Tx tx) {
        List<Table> tables = new ArrayList<>();
        for (String name : TABLES) {
            List<Column> columns = new ArrayList<>();
            boolean[] has = new boolean[2];
            tx.forEach(
                    "select lower(column_name), data_type, is_nullable from"
                            + " information_schema.columns where table_schema = 'PUBLIC' and"
                            + " lower(table_name) = ? order by ordinal_position",
                    row -> {
                        String column = row.getString(1);
                        has[0] |= column.equals(OWNER);
                        has[1] |= column.equals("batch_id");
                        boolean goesAlong = !name.equals(SCHEDULES) || CHOSEN.contains(column);
                        if (!column.equals(OWNER) && goesAlong) {
                            columns.add(
                                    new Column(
                                            column,
                                            kind(row.getString(2)),
                                            row.getString(3).equals("YES")));
                        }
                    },
                    name);
            if (!columns.isEmpty()) {
                tables.add(new Table(name, columns, has[0], has[1]));
            }
        }
        return tables;
    }

    private static Kind kind(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "BOOLEAN" -> Kind.FLAG;
            case "DATE" -> Kind.DATE;
            case "TIMESTAMP" -> Kind.TIME;
            case "UUID" -> Kind.UUID;
            case "BIGINT",
                    "INTEGER",
                    "SMALLINT",
                    "TINYINT",
                    "NUMERIC",
                    "DECIMAL",
                    "DECFLOAT",
                    "DOUBLE PRECISION" ->
                    Kind.NUMBER;
            case "CHARACTER VARYING", "CHARACTER", "VARCHAR" -> Kind.TEXT;
            default -> throw new IllegalStateException("No text form for a column of " + type);
        };
    }

    /** The caller's rows of a table, in the order of its first column. */
    public void forEach(Tx tx, Caller caller, Table table, RowVisitor visitor) {
        StringBuilder sql = new StringBuilder("select ");
        sql.append(names(table.columns())).append(" from ").append(table.name());
        List<Object> parameters = new ArrayList<>();
        if (table.owned()) {
            sql.append(" where owner_id = ?");
            parameters.add(caller.user().value());
        } else if (table.ofBatch()) {
            sql.append(" where batch_id = 0 or batch_id in")
                    .append(" (select id from import_batch where owner_id = ?)");
            parameters.add(caller.user().value());
        } else if (table.name().equals(COUNTERS)) {
            // How often this file was written says nothing of another.
            sql.append(" where name not in (?, ?, ?)");
            parameters.add(Anchor.COUNTER);
            parameters.add(HistoryWatch.LEDGER_REVISION);
            parameters.add(HistoryWatch.PRICE_REVISION);
        }
        sql.append(" order by ").append(names(table.columns().subList(0, sorted(table))));
        tx.forEach(
                sql.toString(),
                row -> visitor.row(cells(table.columns(), row)),
                parameters.toArray());
    }

    /** By as many columns as tell rows apart in every table, so that two exports are the same. */
    private static int sorted(Table table) {
        return Math.min(4, table.columns().size());
    }

    private static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    private static List<@Nullable String> cells(List<Column> columns, ResultSet row)
            throws SQLException {
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            cells.add(cell(columns.get(i).kind(), row, i + 1));
        }
        return cells;
    }

    private static @Nullable String cell(Kind kind, ResultSet row, int at) throws SQLException {
        return switch (kind) {
            case TEXT -> row.getString(at);
            case NUMBER -> {
                BigDecimal number = row.getBigDecimal(at);
                yield number == null
                        ? null
                        : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            }
            case FLAG -> {
                boolean flag = row.getBoolean(at);
                yield row.wasNull() ? null : String.valueOf(flag);
            }
            case DATE -> text(row.getObject(at, LocalDate.class));
            case TIME -> {
                LocalDateTime time = row.getObject(at, LocalDateTime.class);
                yield time == null ? null : time + "Z";
            }
            case UUID -> text(row.getObject(at, UUID.class));
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Whether nothing was ever brought into this store. */
    public boolean isEmpty(Tx tx) {
        return tx.number(
                        "select (select count(*) from ledger_transaction)"
                                + " + (select count(*) from import_batch)"
                                + " + (select count(*) from account)"
                                + " + (select count(*) from asset)"
                                + " + (select count(*) from fx_rate)")
                == 0;
    }

    /** Clears what a new store has of its own, before another's rows come in. */
    public void makeRoom(Tx tx, Caller caller) {
        tx.checkMayWrite(caller);
        for (String table : List.of("setting", SCHEDULES)) {
            tx.execute("delete from " + table + " where owner_id = ?", caller.user().value());
        }
        tx.execute("delete from portfolio where owner_id = ?", caller.user().value());
    }

    /**
     * Begins to take in rows of a table.
     *
     * @param columns what the rows hold, in their order; all must be columns of the table
     */
    public Rows rows(Tx tx, Caller caller, Table table, List<String> columns) {
        tx.checkMayWrite(caller);
        return new Rows(tx, caller, table, columns);
    }

    /** Makes ids and loads go on after what was taken in. */
    public void complete(Tx tx) {
        long last =
                tx.number(
                        "select greatest(coalesce((select max(load_id) from price_bar), 0),"
                                + " coalesce((select max(load_id) from fx_rate), 0),"
                                + " coalesce((select max(load_id) from held_bar), 0),"
                                // Of loads that were written over whole only this is left.
                                + " coalesce((select max(load_id) from imported_load), 0))");
        tx.execute("alter sequence price_load restart with " + (last + 1));
    }

    /** Rows on their way into a table. */
    public static final class Rows {
        private final Tx tx;
        private final Table table;
        private final List<Column> columns = new ArrayList<>();
        private final long owner;
        private final String sql;
        private final List<List<@Nullable String>> waiting = new ArrayList<>();

        Rows(Tx tx, Caller caller, Table table, List<String> names) {
            this.tx = tx;
            this.table = table;
            this.owner = caller.user().value();
            for (String name : names) {
                columns.add(
                        table.columns().stream()
                                .filter(column -> column.name().equals(name))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(name)));
            }
            List<String> into = new ArrayList<>(names);
            if (table.owned()) {
                into.add(OWNER);
            }
            boolean isSchedule = table.name().equals(SCHEDULES);
            this.sql =
                    "insert into "
                            + table.name()
                            + " ("
                            + String.join(", ", into)
                            + (isSchedule ? ", since, next_due, fence" : "")
                            + ") values ("
                            + String.join(", ", into.stream().map(name -> "?").toList())
                            // Due at once; whoever takes them in plans them anew.
                            + (isSchedule ? ", " + NEVER + ", " + NEVER + ", 0" : "")
                            + ")";
        }

        /**
         * Adds one row.
         *
         * @throws IllegalArgumentException if a cell is not of its column's kind
         */
        public void add(List<@Nullable String> cells) {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(cells.size() + " cells");
            }
            if (table.name().equals(COUNTERS)) {
                counter(cells);
                return;
            }
            waiting.add(cells);
            if (waiting.size() >= BATCH) {
                flush();
            }
        }

        /** An id once given out is never given out again, not even after what had it is gone. */
        private void counter(List<@Nullable String> cells) {
            String name = null;
            long last = 0;
            for (int i = 0; i < columns.size(); i++) {
                Object value = value(columns.get(i), cells.get(i));
                if (value instanceof BigDecimal number) {
                    last = number.longValueExact();
                } else if (value != null) {
                    name = value.toString();
                }
            }
            if (name != null) {
                tx.execute(
                        "update id_counter set last = greatest(last, ?) where name = ?",
                        last,
                        name);
            }
        }

        /** Writes what is left. */
        public void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            tx.jdbc(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(sql)) {
                    for (List<@Nullable String> cells : waiting) {
                        for (int i = 0; i < columns.size(); i++) {
                            insert.setObject(i + 1, value(columns.get(i), cells.get(i)));
                        }
                        if (table.owned()) {
                            insert.setLong(columns.size() + 1, owner);
                        }
                        insert.addBatch();
                    }
                    return insert.executeBatch().length;
                }
            });
            waiting.clear();
        }

        private static @Nullable Object value(Column column, @Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return switch (column.kind()) {
                    case TEXT -> text;
                    case NUMBER -> new BigDecimal(text);
                    case FLAG -> flag(text);
                    case DATE -> LocalDate.parse(text);
                    case TIME -> LocalDateTime.parse(text.replaceFirst("Z$", ""));
                    case UUID -> UUID.fromString(text);
                };
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(column.name() + ": " + text, e);
            }
        }

        private static Boolean flag(String text) {
            return switch (text) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> throw new IllegalArgumentException(text);
            };
        }
    }
}
