package app.evenkeel.ingestion.file.vanguard;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Columns;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vanguard in the United Kingdom: a table of cash, and a table of trades that says their prices.
 *
 * <p>A trade is told by both; the cash counts, and the other table adds the price. A trade that the
 * cash does not tell is told by the other table alone.
 */
public final class VanguardUkImporter implements Importer {
    private static final String DETAILS = "Details";
    private static final String TRADE = "TransactionDetails";
    private static final List<String> CASH = List.of("Date", DETAILS, "Amount", "Balance");
    private static final List<String> TRADES =
            List.of("Date", "InvestmentName", TRADE, "Quantity", "Price", "Cost");
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final TimePattern DAY = TimePattern.of("d/M/y");
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Vanguard UK", "Vanguard UK");
    private static final Pattern ORDER =
            Pattern.compile("(?<side>Bought|Sold) (?<units>[\\d,]*\\.?\\d+) (?<name>.+)");
    private static final Pattern TICKER =
            Pattern.compile("(?<name>.*?)\\s*\\((?<ticker>[A-Z0-9.]{2,8})\\)");
    private static final Pattern DIVIDEND =
            Pattern.compile("(?:Reversal of )?DIV: (?<ticker>[A-Z0-9]+)\\..*");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(
                            Deed.CASH,
                            "Deposit*",
                            "Regular Deposit*",
                            "Payment by*",
                            "Withdrawal*",
                            "Direct Debit*",
                            "ISA Transfer*",
                            "Transfer*")
                    .mean(Deed.INTEREST, "Cash Account Interest*", "Interest*")
                    .mean(Deed.FEE, "Account Fee*", "ETF dealing fee*", "Fee*")
                    .mean(Deed.DIVIDEND, "DIV:*", "Reversal of DIV:*", "Dividend*");

    @Override
    public String source() {
        return "vanguard-uk";
    }

    @Override
    public String layout() {
        return "report";
    }

    @Override
    public boolean recognises(FileSample sample) {
        return sample.rows().stream().anyMatch(row -> isHeader(row, CASH) || isHeader(row, TRADES));
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        Tables tables = new Tables(reading);
        Columns columns = null;
        while (rows.hasNext()) {
            CsvRow row = rows.next();
            if (isHeader(row.cells(), CASH) || isHeader(row.cells(), TRADES)) {
                columns = new Columns(row.cells());
                continue;
            }
            RowCells cells = columns == null ? null : new RowCells(columns, row, NumberText.POINT);
            // Titles stand before a table, and a balance at its end.
            if (cells == null) {
                continue;
            }
            reading.row(row, () -> tables.add(cells));
        }
        tables.finish();
    }

    private static boolean isHeader(List<String> row, List<String> words) {
        return row.stream()
                .map(cell -> cell.replace("\uFEFF", "").replace(" ", "").strip())
                .filter(cell -> !cell.isEmpty())
                .toList()
                .equals(words);
    }

    /** Both tables of one file. */
    private static final class Tables {
        private final Reading reading;
        private final List<RowCells> cash = new ArrayList<>();
        private final Map<String, List<RowCells>> trades = new LinkedHashMap<>();

        Tables(Reading reading) {
            this.reading = reading;
        }

        void add(RowCells cells) {
            String first = cells.row().cells().getFirst().strip();
            if (first.isEmpty() || !Character.isDigit(first.charAt(0))) {
                reading.nothingNew(cells.row());
                return;
            }
            cells.checkWidth(0);
            if (cells.has(TRADE)) {
                trades.computeIfAbsent(plain(cells.text(TRADE)), _ -> new ArrayList<>(2))
                        .add(cells);
            } else {
                cash.add(cells);
            }
        }

        void finish() {
            cash.forEach(cells -> reading.guard(cells.row(), () -> book(cells)));
            trades.values().stream()
                    .flatMap(List::stream)
                    .forEach(cells -> reading.guard(cells.row(), () -> bookAlone(cells)));
        }

        private void book(RowCells cells) {
            String details = cells.required(DETAILS);
            Matcher order = ORDER.matcher(details);
            if (order.matches()) {
                RowCells priced = counterpart(cells, details);
                booking(cells, order, DETAILS)
                        .cash(CurrencyCode.GBP, cells.decimal("Amount"))
                        .price(
                                priced == null ? null : priced.optionalDecimal("Price"),
                                CurrencyCode.GBP)
                        .book(deed(order));
                return;
            }
            Deed deed = WORDS.of(cells, DETAILS);
            Matcher payer = DIVIDEND.matcher(details);
            booking(cells, details)
                    .cash(CurrencyCode.GBP, cells.decimal("Amount"))
                    .asset(payer.matches() ? share(payer.group("ticker"), "") : null)
                    .book(deed);
        }

        private void bookAlone(RowCells cells) {
            Matcher order = ORDER.matcher(cells.required(TRADE));
            if (!order.matches()) {
                throw cells.refusal(TRADE, ProblemCode.UNKNOWN_TYPE, cells.text(TRADE));
            }
            booking(cells, order, TRADE)
                    .moved(CurrencyCode.GBP, cells.decimal("Cost"))
                    .price(cells.optionalDecimal("Price"), CurrencyCode.GBP)
                    .book(deed(order));
        }

        /** The trade of the other table nearest in time, which then has told all it can. */
        private @Nullable RowCells counterpart(RowCells order, String details) {
            LocalDate day = order.date("Date", DAY);
            List<RowCells> alike = trades.getOrDefault(plain(details), List.of());
            RowCells nearest =
                    alike.stream()
                            .min(Comparator.comparingLong(trade -> daysBetween(day, trade)))
                            .orElse(null);
            if (nearest != null) {
                alike.remove(nearest);
                reading.partOf(order.row(), nearest.row());
            }
            return nearest;
        }

        private static long daysBetween(LocalDate day, RowCells trade) {
            LocalDateTime told = DAY.parse(trade.text("Date"));
            return told == null
                    ? Long.MAX_VALUE
                    : Math.abs(ChronoUnit.DAYS.between(day, told.toLocalDate()));
        }

        private Booking booking(RowCells cells, Matcher order, String column) {
            return booking(cells, order.group())
                    .units(cells.decimalIn(column, order.group("units")))
                    .asset(named(order.group("name")));
        }

        private Booking booking(RowCells cells, String memo) {
            return new Booking(reading, cells.row(), ACCOUNT)
                    .day(cells.date("Date", DAY), ZONE)
                    .memo(memo);
        }
    }

    private static Deed deed(Matcher order) {
        return order.group("side").equals("Bought") ? Deed.BUY : Deed.SELL;
    }

    private static AssetRef named(String name) {
        Matcher form = TICKER.matcher(name);
        return form.matches()
                ? share(form.group("ticker"), form.group("name"))
                : AssetRef.security(AssetKind.FUND, name, name, CurrencyCode.GBP, "");
    }

    private static AssetRef share(String ticker, String name) {
        return AssetRef.security(AssetKind.ETF, ticker, name, CurrencyCode.GBP, "");
    }

    /** The same name has a long dash in one table and a short one in the other. */
    private static String plain(String text) {
        return text.replace('–', '-').replaceAll("\\s+", " ");
    }
}
