package app.evenkeel.storage;

import app.evenkeel.domain.ledger.BatchId;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the loads of imports wrote over, kept under the load that did. Taking a load back puts it
 * there again; where a later load wrote over the load itself, what that one kept becomes what stood
 * there before both.
 *
 * @param table that loads write to
 * @param kept where what they wrote over is kept
 * @param key what a row goes by
 * @param values what else is in it
 */
record Replaced(String table, String kept, List<String> key, List<String> values) {
    static final Replaced BARS =
            new Replaced(
                    "price_bar",
                    "replaced_bar",
                    List.of("asset_id", "source", "quoted_on", "adjustment"),
                    List.of("currency", "open", "high", "low", "close", "volume"));

    static final Replaced RATES =
            new Replaced(
                    "fx_rate",
                    "replaced_rate",
                    List.of("base", "quote", "quoted_on", "source"),
                    List.of("rate"));

    static final List<Replaced> ALL = List.of(BARS, RATES);

    /** Whether what a load writes over is kept: only an import can be undone. */
    static boolean isKept(Tx tx, long load) {
        return tx.number("select count(*) from imported_load where load_id = ?", load) > 0;
    }

    /** Keeps a row as it stands; the parameters are the load, once more the load, and the key. */
    String keeping() {
        String both = String.join(", ", columns());
        return "insert into "
                + kept
                + " (load_id, former_load, "
                + both
                + ") select ?, load_id, "
                + both
                + " from "
                + table
                + " where load_id <> ? and "
                + key.stream().map(c -> c + " = ?").collect(Collectors.joining(" and "));
    }

    /** How many rows come back with the undo of an import. */
    long count(Tx tx, BatchId batch) {
        return tx.number(
                "select count(*) from "
                        + table
                        + " written join imported_load l on l.load_id = written.load_id"
                        + " join "
                        + kept
                        + " own on own.load_id = l.load_id and "
                        + matching("own", "written")
                        + " where l.batch_id = ?",
                batch.value());
    }

    /** Takes back what a load wrote. */
    void takeBack(Tx tx, long load) {
        String former = "former_load, " + String.join(", ", values);
        String own = " from " + kept + " own where own.load_id = ? and ";
        tx.execute(
                "update "
                        + kept
                        + " later set ("
                        + former
                        + ") = (select "
                        + former
                        + own
                        + matching("own", "later")
                        + ") where later.former_load = ? and exists (select 1"
                        + own
                        + matching("own", "later")
                        + ")",
                load,
                load,
                load);
        tx.execute("delete from " + kept + " where former_load = ?", load);
        tx.execute(
                "update "
                        + table
                        + " written set (load_id, "
                        + String.join(", ", values)
                        + ") = (select "
                        + former
                        + own
                        + matching("own", "written")
                        + ") where written.load_id = ? and exists (select 1"
                        + own
                        + matching("own", "written")
                        + ")",
                load,
                load,
                load);
        tx.execute("delete from " + table + " where load_id = ?", load);
        tx.execute("delete from " + kept + " where load_id = ?", load);
    }

    private List<String> columns() {
        return Stream.concat(key.stream(), values.stream()).toList();
    }

    private String matching(String one, String other) {
        return key.stream()
                .map(c -> one + "." + c + " = " + other + "." + c)
                .collect(Collectors.joining(" and "));
    }
}
