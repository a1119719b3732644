package app.evenkeel.ingestion.file.saxo;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.LooseNumber;
import app.evenkeel.ingestion.file.statement.OwnCurrency;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Saxo's transactions: what was traded stands in the event, {@code Buy 3 @ 139.74 USD}, and the
 * amount is all-in, in the account's money. That money is the one of the rows at a rate of one.
 */
public final class SaxoImporter extends TableImporter {
    private static final String TYPE = "Type";
    private static final String EVENT = "Event";
    private static final String AMOUNT = "Booked Amount|Amount";
    private static final String RATE = "Conversion Rate";
    private static final String QUOTED = "Instrument currency";
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final Pattern ORDER =
            Pattern.compile(
                    "(?<side>Buy|Koop|Køb|Kauf|Achat|Acquisto|Compra|Kjøp|Köp"
                            + "|Sell|Verkoop|Salg|Sælg|Verkauf|Vente|Vendita|Venta|Selg|Sälj)"
                            + " (?<units>-?[\\d.,]+) @ (?<price>[\\d.,]+)(?: (?<currency>[A-Za-z]{3}))?");
    private static final Pattern SALE =
            Pattern.compile("Sell|Verkoop|Salg|Sælg|Verkauf|Vente|Vendita|Venta|Selg|Sälj");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})-(\\p{L}{3,4})\\.?-(\\d{4})");
    private static final List<String> MONTHS =
            List.of(
                    "jan",
                    "feb",
                    "mar mrt mär mrz maa",
                    "apr avr",
                    "may mei mai maj mag",
                    "jun jui",
                    "jul",
                    "aug aoû ago",
                    "sep",
                    "oct okt ott",
                    "nov",
                    "dec dez déc dic des");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(
                            Deed.DIVIDEND,
                            "Dividend*",
                            "Cash dividend*",
                            "Contant dividend*",
                            "Return of capital*",
                            "Udbytte*",
                            "Cash in lieu*")
                    .mean(
                            Deed.TAX,
                            "Withholding tax*",
                            "Dividendbelasting*",
                            "Bronbelasting*",
                            "Dividend Tax*",
                            "Stamp duty*",
                            "Transaction tax*")
                    .mean(Deed.INTEREST, "Interest*", "Rente*", "Net interest*")
                    .mean(
                            Deed.FEE,
                            "Custody Fee*",
                            "Bewaarloon*",
                            "Service Fee*",
                            "VAT*",
                            "BTW*",
                            "Commission*",
                            "Reporting fee*",
                            "Fee*",
                            "Inactivity fee*",
                            "Depotgebyr*",
                            "Kosten*")
                    .mean(
                            Deed.CASH,
                            "Deposit*",
                            "Storting*",
                            "Withdrawal*",
                            "Opname*",
                            "Indbetaling*",
                            "Udbetaling*",
                            "Einzahlung*",
                            "Auszahlung*")
                    .mean(Deed.TRANSFER, "Transfer*", "Inter-account transfer*")
                    .mean(Deed.REWARD, "Promotion*", "Bonus*", "Referral*");

    public SaxoImporter() {
        super(
                "saxo",
                "transactions",
                "Client ID",
                "Trade Date",
                "Value Date",
                TYPE,
                "Instrument",
                QUOTED,
                "Instrument Symbol",
                EVENT,
                AMOUNT,
                RATE);
    }

    @Override
    protected int spareColumns() {
        return 2;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new OwnCurrency(
                reading,
                SaxoImporter::look,
                (cells, own) -> read(cells, reading, own.of(account(cells).name())));
    }

    private static void read(RowCells cells, Reading reading, @Nullable CurrencyCode money) {
        CurrencyCode quoted = cells.currency(QUOTED);
        BigDecimal rate = LooseNumber.optional(cells, RATE, NumberText.POINT);
        CurrencyCode settled = rate != null && rate.compareTo(BigDecimal.ONE) == 0 ? quoted : money;
        if (settled == null || (rate == null && !settled.equals(quoted))) {
            throw cells.refusal(RATE, ProblemCode.UNKNOWN_CURRENCY, cells.text(RATE));
        }
        String event = cells.required(EVENT);
        Booking booking =
                new Booking(reading, cells.row(), account(cells))
                        .day(day(cells, "Trade Date"), ZONE)
                        .settled(cells.isAbsent("Value Date") ? null : day(cells, "Value Date"))
                        .asset(asset(cells, quoted))
                        .cash(settled, LooseNumber.required(cells, AMOUNT, NumberText.POINT))
                        .memo(event);
        Matcher order = ORDER.matcher(event);
        if (order.matches()) {
            boolean sale = SALE.matcher(order.group("side")).matches();
            booking.units(
                            LooseNumber.in(cells, EVENT, order.group("units"), NumberText.POINT)
                                    .abs())
                    .price(
                            LooseNumber.in(cells, EVENT, order.group("price"), NumberText.POINT),
                            quoted)
                    .book(sale ? Deed.SELL : Deed.BUY);
            return;
        }
        booking.book(WORDS.of(cells, EVENT));
    }

    private static void look(RowCells cells, OwnCurrency own) {
        BigDecimal rate = NumberText.POINT.parse(cells.text(RATE));
        String quoted = cells.text(QUOTED);
        if (rate != null && quoted.matches("[A-Z]{3}")) {
            boolean isOwn = rate.compareTo(BigDecimal.ONE) == 0;
            own.vote(account(cells).name(), CurrencyCode.of(quoted), isOwn ? 1 : -1);
        }
    }

    private static @Nullable AssetRef asset(RowCells cells, CurrencyCode quoted) {
        String symbol = cells.text("Instrument Symbol");
        if (symbol.isEmpty()) {
            return null;
        }
        int colon = symbol.indexOf(':');
        String name = cells.text("Instrument");
        boolean contract =
                cells.text("From Derivative").equalsIgnoreCase("yes")
                        || cells.text("Underlying asset type").contains("Option");
        return AssetRef.security(
                contract ? AssetKind.OPTION : ShareKinds.of(name),
                colon > 0 ? symbol.substring(0, colon) : symbol,
                name,
                quoted,
                cells.text("Instrument ISIN"));
    }

    private static LocalDate day(RowCells cells, String column) {
        Matcher form = DAY.matcher(cells.required(column));
        if (form.matches()) {
            String word = form.group(2).toLowerCase(Locale.ROOT).substring(0, 3);
            for (int month = 0; month < MONTHS.size(); month++) {
                if (MONTHS.get(month).contains(word)) {
                    try {
                        return LocalDate.of(
                                Integer.parseInt(form.group(3)),
                                month + 1,
                                Integer.parseInt(form.group(1)));
                    } catch (java.time.DateTimeException noSuchDay) {
                        break;
                    }
                }
            }
        }
        throw cells.refusal(column, ProblemCode.BAD_DATE, cells.text(column));
    }

    private static AccountRef account(RowCells cells) {
        String client = cells.text("Client ID");
        return new AccountRef(AccountKind.BROKER, "Saxo", client.isEmpty() ? "Saxo" : client);
    }
}
