package app.evenkeel.ingestion.file.evenkeel;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.ImportContext;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns rows of Evenkeel's own CSV into candidates. Used by one thread. */
final class TradeRows {
    private static final int TIME = 0;
    private static final int ACCOUNT = 1;
    private static final int SYMBOL = 2;
    private static final int SIDE = 3;
    private static final int QUANTITY = 4;
    private static final int PRICE = 5;
    private static final int FEE = 6;
    private static final int CURRENCY = 7;
    private static final int COLUMNS = 8;
    private static final String PLAIN = "0000-00-00T00:00:00Z";
    private static final int MAX_NUMBER = 40;

    private final ImportContext context;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Cash> currencies = new HashMap<>();

    TradeRows(ImportContext context) {
        this.context = context;
    }

    Candidate candidate(CsvRow row) {
        List<String> cells = row.cells();
        if (cells.size() != COLUMNS) {
            throw new CellProblem(
                    cells.size() < COLUMNS
                            ? EvenkeelTradesImporter.HEADER.get(cells.size())
                            : Integer.toString(COLUMNS + 1),
                    ProblemCode.COLUMN_COUNT,
                    Integer.toString(COLUMNS),
                    Integer.toString(cells.size()));
        }
        Instant time = time(cells.get(TIME));
        boolean buy =
                switch (cells.get(SIDE)) {
                    case "BUY", "buy", "Buy" -> true;
                    case "SELL", "sell", "Sell" -> false;
                    default ->
                            throw new CellProblem(
                                    "side", ProblemCode.UNKNOWN_TYPE, cells.get(SIDE));
                };
        BigDecimal quantity = positive("qty", cells.get(QUANTITY));
        BigDecimal price = number("price", cells.get(PRICE));
        BigDecimal charged = number("fee", cells.get(FEE));
        Cash cash = cash(cells.get(CURRENCY));
        AssetId share = cash.share(needed("symbol", cells.get(SYMBOL)), context);
        Place place = place(needed("account", cells.get(ACCOUNT)));
        Head head =
                new Head(
                        TransactionId.NONE,
                        place.id,
                        "",
                        time,
                        ZoneOffset.UTC,
                        null,
                        "",
                        new Origin(
                                BatchId.BY_HAND,
                                EvenkeelTradesImporter.SOURCE,
                                EvenkeelTradesImporter.LAYOUT,
                                "",
                                null,
                                0,
                                "",
                                row.line(),
                                row.raw()));
        Leg units = new Leg(share, quantity);
        return new Candidate(
                trade(head, buy, units, price, charged, cash), place.key, "at:" + row.raw());
    }

    private static Transaction trade(
            Head head, boolean buy, Leg units, BigDecimal price, BigDecimal charged, Cash cash) {
        BigDecimal gross = units.quantity().multiply(price);
        BigDecimal net = buy ? gross.add(charged) : gross.subtract(charged);
        // Where the fee eats the proceeds, it is taken on top of them instead.
        boolean included = net.signum() > 0;
        Leg paid = new Leg(cash.id, included ? net : gross);
        Movement movement =
                new Movement(
                        buy ? units : paid,
                        buy ? paid : units,
                        new Fee(cash.id, charged, included),
                        null,
                        new Price(price, cash.currency),
                        new Money(net, cash.currency),
                        null);
        return buy ? new Transaction.Buy(head, movement) : new Transaction.Sell(head, movement);
    }

    private Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            AccountRef ref = context.named(EvenkeelTradesImporter.account(name));
            place = new Place(context.book().account(ref), ref.key());
            places.put(name, place);
        }
        return place;
    }

    private Cash cash(String code) {
        Cash cash = currencies.get(code);
        if (cash == null) {
            try {
                AssetRef ref = AssetRef.cash(CurrencyCode.of(code));
                cash = new Cash(context.book().asset(ref), ref);
            } catch (IllegalArgumentException notACode) {
                throw new CellProblem("currency", ProblemCode.BAD_VALUE, code, "a currency code");
            }
            currencies.put(code, cash);
        }
        return cash;
    }

    private static String needed(String column, String cell) {
        if (cell.isBlank()) {
            throw new CellProblem(column, ProblemCode.VALUE_MISSING);
        }
        return cell;
    }

    private static BigDecimal positive(String column, String cell) {
        BigDecimal value = number(column, cell);
        if (value.signum() == 0) {
            throw new CellProblem(column, ProblemCode.BAD_VALUE, cell, "more than zero");
        }
        return value;
    }

    private static BigDecimal number(String column, String cell) {
        if (cell.length() <= MAX_NUMBER && cell.indexOf('E') < 0 && cell.indexOf('e') < 0) {
            try {
                BigDecimal value = new BigDecimal(cell);
                if (value.signum() >= 0) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                throw new CellProblem(column, ProblemCode.BAD_NUMBER, cell);
            }
        }
        throw new CellProblem(column, ProblemCode.BAD_NUMBER, cell);
    }

    private static Instant time(String cell) {
        try {
            return isPlain(cell) ? plainTime(cell) : Instant.parse(cell);
        } catch (DateTimeException notATime) {
            throw new CellProblem("timestamp", ProblemCode.BAD_DATE, cell);
        }
    }

    /** Whether it is spelled {@code 2024-01-02T09:30:00Z}, which is read without a formatter. */
    private static boolean isPlain(String cell) {
        if (cell.length() != PLAIN.length()) {
            return false;
        }
        for (int index = 0; index < PLAIN.length(); index++) {
            char c = cell.charAt(index);
            char wanted = PLAIN.charAt(index);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant plainTime(String cell) {
        LocalDate day = LocalDate.of(two(cell, 0) * 100 + two(cell, 2), two(cell, 5), two(cell, 8));
        LocalTime time = LocalTime.of(two(cell, 11), two(cell, 14), two(cell, 17));
        return Instant.ofEpochSecond(day.toEpochSecond(time, ZoneOffset.UTC));
    }

    private static int two(String cell, int at) {
        return (cell.charAt(at) - '0') * 10 + cell.charAt(at + 1) - '0';
    }

    private record Place(AccountId id, String key) {}

    /** A currency, and the shares that were traded in it. */
    private static final class Cash {
        private final AssetId id;
        private final AssetRef ref;
        private final CurrencyCode currency;
        private final Map<String, AssetId> shares = new HashMap<>();

        private Cash(AssetId id, AssetRef ref) {
            this.id = id;
            this.ref = ref;
            this.currency = ref.currency();
        }

        private AssetId share(String symbol, ImportContext context) {
            AssetId share = shares.get(symbol);
            if (share == null) {
                share = context.book().asset(EvenkeelTradesImporter.share(symbol, ref));
                shares.put(symbol, share);
            }
            return share;
        }
    }
}
