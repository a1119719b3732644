package app.evenkeel.ingestion.file.schwab;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Exchanges;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Charles Schwab's transactions. The amount is all-in; a date may say as of when it counts; a title
 * may stand above the header and a total below the rows.
 */
public final class SchwabImporter extends TableImporter {
    private static final String ACTION = "Action";
    private static final String AMOUNT = "Amount";
    private static final String FEES = "Fees & Comm";
    private static final String TOTAL = "Transactions Total";
    private static final String AS_OF = " as of ";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final TimePattern DAY = TimePattern.of("M/d/y");
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Charles Schwab", "Charles Schwab");

    public SchwabImporter() {
        super(
                "schwab",
                "transactions",
                "Date",
                ACTION,
                "Symbol",
                "Description",
                "Quantity",
                "Price",
                FEES,
                AMOUNT);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Rows(reading);
    }

    /** The rows of one file. */
    private static final class Rows implements RowReader {
        private final Reading reading;
        private final Exchanges exchanges;
        private final Map<String, BigDecimal> contracts = new HashMap<>();
        private final Map<String, RowCells> payOuts = new HashMap<>();
        private final List<RowCells> ended = new ArrayList<>();
        private BigDecimal sum = BigDecimal.ZERO;

        Rows(Reading reading) {
            this.reading = reading;
            this.exchanges = new Exchanges(reading);
        }

        @Override
        public void row(RowCells cells) {
            if (cells.text("Date").equals(TOTAL)) {
                total(cells);
                return;
            }
            BigDecimal amount = cells.optionalDecimal(AMOUNT);
            sum = amount == null ? sum : sum.add(amount);
            String action = cells.required(ACTION);
            Boolean split = SchwabActions.REPLACED.find(action);
            if (split != null) {
                exchanges.add(
                        day(cells) + action,
                        new Exchanges.Half(
                                cells.row(),
                                ACCOUNT,
                                day(cells).atStartOfDay(ZONE).toInstant(),
                                ZONE,
                                Exchanges.named(asset(cells)),
                                cells.decimal("Quantity"),
                                action,
                                split));
                return;
            }
            Deed deed = SchwabActions.ALL.of(cells, ACTION);
            if (deed == Deed.EXPIRY) {
                // Whether it was held or owed shows in the trades, which are older and come later.
                ended.add(cells);
                return;
            }
            count(cells, deed);
            if (deed == Deed.SELL && (amount == null || cells.isAbsent("Quantity"))) {
                payOut(cells);
                return;
            }
            book(cells, deed, amount);
        }

        /** A merger or redemption for cash tells the cash in one row and the units in another. */
        private void payOut(RowCells cells) {
            String key = day(cells) + cells.text("Symbol");
            RowCells other = payOuts.remove(key);
            if (other == null || other.isAbsent(AMOUNT) == cells.isAbsent(AMOUNT)) {
                payOuts.put(key, cells);
                if (other != null) {
                    incomplete(other);
                }
                return;
            }
            boolean first = other.isAbsent(AMOUNT);
            RowCells cash = first ? cells : other;
            RowCells units = first ? other : cells;
            reading.guard(
                    cash.row(),
                    () ->
                            booking(cash)
                                    .units(units.decimal("Quantity"))
                                    .cash(CurrencyCode.USD, cash.decimal(AMOUNT))
                                    .book(Deed.SELL));
            reading.partOf(cash.row(), units.row());
        }

        private void incomplete(RowCells cells) {
            reading.reject(cells.row(), ProblemCode.INCOMPLETE_GROUP, cells.text(ACTION));
        }

        @Override
        public void end() {
            for (RowCells cells : ended) {
                reading.guard(cells.row(), () -> expire(cells));
            }
            payOuts.values().forEach(this::incomplete);
            exchanges.finish();
        }

        private void book(RowCells cells, Deed deed, @Nullable BigDecimal amount) {
            BigDecimal units = cells.optionalDecimal("Quantity");
            Deed meant = deed;
            if (deed == Deed.TRANSFER && amount == null && units != null) {
                meant = Deed.CUSTODY;
            }
            booking(cells)
                    .units(units)
                    .price(cells.optionalDecimal("Price"), CurrencyCode.USD)
                    .cash(CurrencyCode.USD, amount)
                    .fee(cells.optionalDecimal(FEES))
                    .book(meant);
        }

        private void count(RowCells cells, Deed deed) {
            BigDecimal units = cells.optionalDecimal("Quantity");
            if (units != null && (deed == Deed.BUY || deed == Deed.SELL)) {
                contracts.merge(
                        cells.text("Symbol"),
                        deed == Deed.BUY ? units.abs() : units.abs().negate(),
                        BigDecimal::add);
            }
        }

        private void expire(RowCells cells) {
            BigDecimal units = cells.decimal("Quantity");
            BigDecimal held = contracts.getOrDefault(cells.text("Symbol"), BigDecimal.ZERO);
            booking(cells)
                    .units(held.signum() > 0 ? units.abs().negate() : units)
                    .cash(CurrencyCode.USD, null)
                    .book(Deed.EXPIRY);
        }

        private Booking booking(RowCells cells) {
            return new Booking(reading, cells.row(), ACCOUNT)
                    .day(day(cells), ZONE)
                    .asset(asset(cells))
                    .memo(
                            cells.text("Symbol").isEmpty()
                                    ? cells.text("Description")
                                    : cells.text(ACTION));
        }

        private void total(RowCells cells) {
            BigDecimal stated = cells.decimal(AMOUNT);
            if (stated.compareTo(sum) != 0) {
                reading.note(
                        cells.row(),
                        AMOUNT,
                        ProblemCode.TOTAL_DIFFERS,
                        Decimals.plain(stated),
                        Decimals.plain(sum));
            }
            reading.nothingNew(cells.row());
        }

        private static @Nullable AssetRef asset(RowCells cells) {
            String symbol = cells.text("Symbol");
            return NumberText.isAbsent(symbol)
                    ? null
                    : AssetRef.security(
                            AssetKind.EQUITY,
                            symbol,
                            cells.text("Description"),
                            CurrencyCode.USD,
                            "");
        }

        /** Of two dates the second counts: the first is when the row was posted. */
        private static LocalDate day(RowCells cells) {
            String text = cells.required("Date");
            int asOf = text.indexOf(AS_OF);
            var parsed = DAY.parse(asOf < 0 ? text : text.substring(asOf + AS_OF.length()));
            if (parsed == null) {
                throw cells.refusal("Date", ProblemCode.BAD_DATE, text);
            }
            return parsed.toLocalDate();
        }
    }
}
