package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The corporate actions of a Flex query. One event has a row for each share that it touches; they
 * are put together by account, time and the words before the last bracket.
 *
 * <p>A share given for another is a merger, whether by exchange, by a new name or by a reverse
 * split. Used by one thread.
 */
final class FlexActions {
    private final Reading reading;
    private final Map<String, List<RowCells>> events = new LinkedHashMap<>();

    FlexActions(Reading reading) {
        this.reading = reading;
    }

    void row(RowCells cells) {
        String detail = cells.text("levelOfDetail");
        if (detail.equals("SUMMARY")) {
            reading.nothingNew(cells.row());
            return;
        }
        String words = cells.text("actionDescription|description");
        int bracket = words.lastIndexOf(" (");
        String key =
                String.join(
                        "|",
                        cells.text("accountId"),
                        cells.text("dateTime"),
                        words.isEmpty()
                                ? event(cells)
                                : bracket < 0 ? words : words.substring(0, bracket));
        events.computeIfAbsent(key, k -> new ArrayList<>(2)).add(cells);
    }

    /** What the rows of an event share where no words tell it; else each is one of its own. */
    private static String event(RowCells cells) {
        String id = cells.text("actionID");
        return id.isEmpty() ? "row " + cells.row().place() : id;
    }

    void end() {
        events.values()
                .forEach(rows ->
                        reading.together(
                                rows.stream().map(RowCells::row).toList(), () -> emit(rows)));
        events.clear();
    }

    private void emit(List<RowCells> rows) {
        List<Side> out = new ArrayList<>();
        List<Side> in = new ArrayList<>();
        for (RowCells cells : rows) {
            Side side = Side.of(cells);
            if (side.units().signum() < 0) {
                out.add(side);
            } else if (side.units().signum() > 0) {
                in.add(side);
            } else if (side.cash().signum() == 0) {
                reading.nothingNew(cells.row());
            } else {
                throw cells.refusal("type", ProblemCode.UNKNOWN_TYPE, cells.text("type"));
            }
        }
        if (out.size() == 1 && in.size() == 1) {
            exchanged(out.getFirst(), in.getFirst());
        } else if (out.isEmpty()) {
            in.forEach(side -> reading.guard(side.cells().row(), () -> came(side)));
        } else if (in.isEmpty()) {
            out.forEach(side -> reading.guard(side.cells().row(), () -> went(side)));
        } else {
            for (RowCells cells : rows) {
                reading.guard(
                        cells.row(),
                        () -> {
                            throw cells.refusal("", ProblemCode.NOT_SUPPORTED, words(cells));
                        });
            }
        }
    }

    private void exchanged(Side out, Side in) {
        if (out.asset().key().equals(in.asset().key())) {
            BigDecimal more = in.units().add(out.units());
            if (more.signum() == 0) {
                reading.nothingNew(in.cells().row());
            } else {
                draft(TransactionType.SPLIT, in, "")
                        .signed(in.asset(), more)
                        .subject(in.asset())
                        .emit();
            }
            reading.nothingNew(out.cells().row());
            return;
        }
        BigDecimal cash = out.cash().add(in.cash());
        BigDecimal units = out.units().negate();
        BigDecimal left = units;
        if (cash.signum() > 0) {
            left =
                    new CashBeside(out.asset(), units, cash, in.value(), out.currency())
                            .emit(type ->
                                    draft(
                                            type,
                                            out,
                                            type == TransactionType.SELL ? "cash" : "claim"));
        } else {
            reading.nothingNew(out.cells().row());
        }
        draft(TransactionType.MERGER, in, "")
                .out(out.asset(), left)
                .in(in.asset(), in.units())
                .emit();
    }

    private void came(Side side) {
        Payer parent = Payer.of(words(side.cells()));
        boolean isSame = parent.symbol().isEmpty() || parent.symbol().equals(side.asset().symbol());
        switch (side.cells().text("type")) {
            case "FS", "RS", "SD", "HI", "HD" -> {
                if (!isSame) {
                    spunOff(side, parent);
                    return;
                }
                draft(TransactionType.SPLIT, side, "")
                        .in(side.asset(), side.units())
                        .subject(side.asset())
                        .emit();
            }
            case "SO", "RI", "DI" -> {
                if (isSame) {
                    throw side.cells().refusal("", ProblemCode.NOT_SUPPORTED, words(side.cells()));
                }
                spunOff(side, parent);
            }
            default ->
                    throw side.cells()
                            .refusal("type", ProblemCode.UNKNOWN_TYPE, side.cells().text("type"));
        }
    }

    private void spunOff(Side side, Payer parent) {
        draft(TransactionType.SPIN_OFF, side, "")
                .in(side.asset(), side.units())
                .subject(
                        AssetRef.security(
                                side.asset().kind(),
                                parent.symbol(),
                                "",
                                side.currency(),
                                parent.isin()))
                .emit();
    }

    /** Shares taken for cash, or worthless. */
    private void went(Side side) {
        if (side.cells().text("type").equals("RS")) {
            draft(TransactionType.SPLIT, side, "")
                    .signed(side.asset(), side.units())
                    .subject(side.asset())
                    .emit();
            return;
        }
        new Execution(
                        side.asset(),
                        side.units(),
                        null,
                        side.cash(),
                        null,
                        side.currency(),
                        BigDecimal.ZERO,
                        side.currency())
                .emit((type, part) -> draft(type, side, part));
    }

    /**
     * A draft with what all have.
     *
     * @param part tells two transactions of one row apart
     */
    private Draft draft(TransactionType type, Side side, String part) {
        RowCells cells = side.cells();
        String id = cells.text("transactionID");
        return reading.draft(type, cells.row())
                .account(Ibkr.account(cells.text("accountId")))
                .time(cells.time("dateTime|reportDate", Ibkr.ZONE, Ibkr.TIMES), Ibkr.ZONE)
                .memo(words(cells))
                .id(id, part.isEmpty() ? id : id + "/" + part);
    }

    private static String words(RowCells cells) {
        return cells.text("actionDescription|description");
    }

    /**
     * One share that an event touches.
     *
     * @param units below zero if they went
     * @param value of the units after the event; zero if not said
     */
    private record Side(
            RowCells cells,
            AssetRef asset,
            CurrencyCode currency,
            BigDecimal units,
            BigDecimal cash,
            BigDecimal value) {
        static Side of(RowCells cells) {
            CurrencyCode currency = cells.currency("currency");
            return new Side(
                    cells,
                    FlexTrades.named(cells, currency),
                    currency,
                    cells.decimal("quantity"),
                    cells.decimalOrZero("proceeds"),
                    cells.decimalOrZero("value").abs());
        }
    }
}
