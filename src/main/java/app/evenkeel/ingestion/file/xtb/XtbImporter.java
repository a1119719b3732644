package app.evenkeel.ingestion.file.xtb;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.LooseNumber;
import app.evenkeel.ingestion.file.statement.OwnCurrency;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XTB's cash operations: units and price of a trade stand in the comment. The account's currency
 * stands nowhere; it is the one in which the trades of a domestic exchange come out even, or that
 * the file's name says.
 */
public final class XtbImporter extends TableImporter {
    private static final String TYPE = "Type|Typ|Tipo";
    private static final String TIME = "Time|Czas|Hora|Tempo";
    private static final String SYMBOL = "Symbol|Ticker|Símbolo";
    private static final String COMMENT = "Comment|Komentarz|Comentario|Comentário";
    private static final String AMOUNT = "Amount|Kwota|Importe|Montante";
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final TimePattern[] TIMES = {
        TimePattern.of("d.M.y H:m:s"), TimePattern.of("d/M/y H:m:s"), TimePattern.of("y-M-d H:m:s")
    };
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal NEAR = new BigDecimal("0.006");
    private static final int EXACT = 10;

    /** A file is of one account, whatever products its rows name. */
    private static final String WHOLE_FILE = "";

    /** What its accounts are in. */
    private static final Set<String> ACCOUNTS =
            Set.of("EUR", "USD", "PLN", "GBP", "CZK", "HUF", "RON", "CHF", "SEK", "NOK", "DKK");

    private static final Pattern ORDER =
            Pattern.compile(
                    "(?<way>OPEN|CLOSE) (?<side>BUY|SELL) (?<units>[\\d.]+)(?:/[\\d.]+)? @ (?<price>[\\d.]+)");
    private static final Map<String, CurrencyCode> EXCHANGES =
            Map.ofEntries(
                    Map.entry("US", CurrencyCode.USD),
                    Map.entry("DE", CurrencyCode.EUR),
                    Map.entry("FR", CurrencyCode.EUR),
                    Map.entry("NL", CurrencyCode.EUR),
                    Map.entry("ES", CurrencyCode.EUR),
                    Map.entry("IT", CurrencyCode.EUR),
                    Map.entry("PT", CurrencyCode.EUR),
                    Map.entry("BE", CurrencyCode.EUR),
                    Map.entry("FI", CurrencyCode.EUR),
                    Map.entry("PL", new CurrencyCode("PLN")),
                    Map.entry("CZ", new CurrencyCode("CZK")),
                    Map.entry("CH", new CurrencyCode("CHF")),
                    Map.entry("SE", new CurrencyCode("SEK")),
                    Map.entry("NO", new CurrencyCode("NOK")),
                    Map.entry("DK", new CurrencyCode("DKK")));

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(
                            Deed.BUY,
                            "Stocks/ETF purchase",
                            "Stock purchase",
                            "ETF purchase",
                            "Stocks purchase",
                            "Kauf Aktien/ETFs",
                            "Ações/ETF compra",
                            "Compra de acciones/ETF",
                            "Zakup akcji/ETF",
                            "Akcje/ETF zakup")
                    .mean(
                            Deed.SELL,
                            "Stocks/ETF sale",
                            "Stock sale",
                            "Stock sell",
                            "Stocks sale",
                            "ETF sale",
                            "ETF sell",
                            "Aktien/ETF Verkauf",
                            "Ações/ETF vende",
                            "Venta de acciones/ETF",
                            "Sprzedaż akcji/ETF",
                            "Akcje/ETF sprzedaż")
                    .mean(
                            Deed.DIVIDEND,
                            "Dividend*",
                            "Dywidenda",
                            "Dividendo",
                            "DIVIDENT",
                            "Spin off")
                    .mean(
                            Deed.TAX,
                            "Withholding tax",
                            "Podatek od dywidend*",
                            "Free funds interests tax",
                            "Free-funds Interest Tax",
                            "Free funds interest tax",
                            "Tax IFTT",
                            "Stamp duty",
                            "Retención de impuestos",
                            "Imposto retido*")
                    .mean(
                            Deed.INTEREST,
                            "Free funds interest*",
                            "Free-funds Interest*",
                            "Odsetki od wolnych środków",
                            "Profit/Loss*",
                            "Close trade",
                            "Swap",
                            "Rollover")
                    .mean(
                            Deed.CASH,
                            "Deposit",
                            "Withdrawal",
                            "Wpłata",
                            "Wypłata",
                            "Depósito",
                            "Retirada",
                            "Levantamento",
                            "IKE deposit",
                            "IKZE deposit",
                            "Blik deposit")
                    .mean(
                            Deed.TRANSFER,
                            "Transfer",
                            "Transfer in",
                            "Transfer out",
                            "Subaccount transfer",
                            "IKE cash transfer*",
                            "IKZE cash transfer*")
                    .mean(Deed.FEE, "SEC fee", "Commission", "Prowizja", "Fee", "Correction");

    public XtbImporter() {
        super("xtb", "cash-operations", "ID", TYPE, TIME, COMMENT, SYMBOL, AMOUNT);
    }

    /** The last row may be a total. */
    @Override
    protected boolean isRemark(CsvRow row) {
        return row.cells().stream().map(String::strip).anyMatch(cell -> cell.equals("Total"));
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Rows(reading);
    }

    /** The rows of one file. */
    private static final class Rows implements RowReader {
        private final @Nullable CurrencyCode named;
        private final OwnCurrency rows;
        private ZoneId zone = ZONE;

        Rows(Reading reading) {
            this.named = inName(reading.context().fileName());
            this.rows =
                    new OwnCurrency(
                            reading,
                            XtbImporter::look,
                            (cells, own) -> read(cells, reading, currency(own), zone));
        }

        private @Nullable CurrencyCode currency(OwnCurrency own) {
            return named == null ? own.of(WHOLE_FILE) : named;
        }

        /** Newer files say {@code Date from (UTC)}. */
        @Override
        public void preamble(CsvRow row) {
            if (row.cells().getFirst().endsWith("(UTC)")) {
                zone = ZoneOffset.UTC;
            }
        }

        @Override
        public void row(RowCells cells) {
            rows.row(cells);
        }

        @Override
        public void end() {
            rows.end();
        }
    }

    /** What the user put into the file's name, where its trades do not tell it. */
    private static @Nullable CurrencyCode inName(String fileName) {
        List<CurrencyCode> named =
                Arrays.stream(fileName.split("[^\\p{L}]+"))
                        .filter(ACCOUNTS::contains)
                        .distinct()
                        .map(CurrencyCode::new)
                        .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    private static void read(
            RowCells cells, Reading reading, @Nullable CurrencyCode currency, ZoneId zone) {
        if (currency == null) {
            throw new CellProblem("", ProblemCode.ACCOUNT_CURRENCY_UNKNOWN);
        }
        Deed deed = WORDS.of(cells, TYPE);
        AssetRef asset = asset(cells, currency);
        Booking booking =
                new Booking(reading, cells.row(), account(cells))
                        .time(cells.time(TIME, zone, TIMES), ZONE)
                        .asset(asset)
                        .cash(currency, LooseNumber.required(cells, AMOUNT, style(cells)))
                        .memo(cells.text(COMMENT))
                        .id(cells.required("ID"), cells.text("ID") + ":" + cells.text(TYPE));
        if (deed == Deed.BUY || deed == Deed.SELL) {
            Matcher order = ORDER.matcher(cells.required(COMMENT));
            if (!order.matches()) {
                throw cells.refusal(
                        COMMENT, ProblemCode.BAD_VALUE, cells.text(COMMENT), "OPEN BUY 1 @ 1.0");
            }
            booking.units(cells.decimalIn(COMMENT, order.group("units")));
            if (asset != null && exchange(cells) != null) {
                booking.price(NumberText.POINT.parse(order.group("price")), asset.currency());
            }
        } else if (deed == Deed.INTEREST) {
            booking.asset(null);
        }
        booking.book(deed);
    }

    /** A comma is the decimal mark unless a point stands where cents begin. */
    private static NumberText style(RowCells cells) {
        return cells.text(AMOUNT).indexOf(',') >= 0 ? NumberText.COMMA : NumberText.POINT;
    }

    /**
     * A trade in the account's own currency comes to its amount to the cent, or with a commission
     * nearly so; at a rate near one another currency's may do the latter too.
     */
    private static void look(RowCells cells, OwnCurrency own) {
        CurrencyCode quoted = exchange(cells);
        Matcher order = ORDER.matcher(cells.text(COMMENT));
        BigDecimal amount = style(cells).parse(cells.text(AMOUNT));
        if (quoted == null || !order.matches() || amount == null || amount.signum() == 0) {
            return;
        }
        BigDecimal units = NumberText.POINT.parse(order.group("units"));
        BigDecimal price = NumberText.POINT.parse(order.group("price"));
        if (units == null || price == null) {
            return;
        }
        BigDecimal off = units.multiply(price).subtract(amount.abs()).abs();
        boolean isExact = off.compareTo(CENT) <= 0;
        boolean isNear = off.compareTo(amount.abs().multiply(NEAR)) <= 0;
        own.vote(WHOLE_FILE, quoted, isExact ? EXACT : isNear ? 1 : -EXACT);
    }

    private static @Nullable CurrencyCode exchange(RowCells cells) {
        String symbol = cells.text(SYMBOL);
        int dot = symbol.lastIndexOf('.');
        return dot < 0 ? null : EXCHANGES.get(symbol.substring(dot + 1));
    }

    private static @Nullable AssetRef asset(RowCells cells, CurrencyCode account) {
        String symbol = cells.text(SYMBOL);
        if (symbol.isEmpty()) {
            return null;
        }
        CurrencyCode quoted = exchange(cells);
        String name = cells.text("Instrument");
        return AssetRef.security(
                ShareKinds.of(name), symbol, name, quoted == null ? account : quoted, "");
    }

    private static AccountRef account(RowCells cells) {
        String product = cells.text("Product");
        return new AccountRef(AccountKind.BROKER, "XTB", product.isEmpty() ? "XTB" : product);
    }
}
