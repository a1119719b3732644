package app.evenkeel.ingestion.file.portfolioperformance;

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
import app.evenkeel.ingestion.file.TimePattern;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * Transactions exported as CSV, in German or English. Numbers follow the user's country and not the
 * language: an amount always has two decimals, so its last mark tells which one is used.
 */
public final class TransactionsCsvImporter extends TableImporter {
    private static final String DATE = "Datum|Date";
    private static final String TYPE = "Typ|Type";
    private static final String VALUE = "Wert|Value";
    private static final String CURRENCY = "Buchungswährung|Transaction Currency";
    private static final String NAME = "Wertpapiername|Security Name";

    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d[ H:m[:s]]"), TimePattern.of("d.M.y[ H:m[:s]]")
    };

    private static final Map<String, Entry.Kind> KINDS =
            Map.ofEntries(
                    Map.entry("kauf", Entry.Kind.BUY),
                    Map.entry("buy", Entry.Kind.BUY),
                    Map.entry("verkauf", Entry.Kind.SELL),
                    Map.entry("sell", Entry.Kind.SELL),
                    Map.entry("einlieferung", Entry.Kind.DELIVERY_INBOUND),
                    Map.entry("delivery (inbound)", Entry.Kind.DELIVERY_INBOUND),
                    Map.entry("auslieferung", Entry.Kind.DELIVERY_OUTBOUND),
                    Map.entry("delivery (outbound)", Entry.Kind.DELIVERY_OUTBOUND),
                    Map.entry("einlage", Entry.Kind.DEPOSIT),
                    Map.entry("deposit", Entry.Kind.DEPOSIT),
                    Map.entry("entnahme", Entry.Kind.REMOVAL),
                    Map.entry("removal", Entry.Kind.REMOVAL),
                    Map.entry("umbuchung (eingang)", Entry.Kind.TRANSFER_IN),
                    Map.entry("transfer (inbound)", Entry.Kind.TRANSFER_IN),
                    Map.entry("umbuchung (ausgang)", Entry.Kind.TRANSFER_OUT),
                    Map.entry("transfer (outbound)", Entry.Kind.TRANSFER_OUT),
                    Map.entry("dividende", Entry.Kind.DIVIDENDS),
                    Map.entry("dividend", Entry.Kind.DIVIDENDS),
                    Map.entry("zinsen", Entry.Kind.INTEREST),
                    Map.entry("interest", Entry.Kind.INTEREST),
                    Map.entry("zinsbelastung", Entry.Kind.INTEREST_CHARGE),
                    Map.entry("interest charge", Entry.Kind.INTEREST_CHARGE),
                    Map.entry("gebühren", Entry.Kind.FEES),
                    Map.entry("fees", Entry.Kind.FEES),
                    Map.entry("gebührenerstattung", Entry.Kind.FEES_REFUND),
                    Map.entry("fees refund", Entry.Kind.FEES_REFUND),
                    Map.entry("steuern", Entry.Kind.TAXES),
                    Map.entry("taxes", Entry.Kind.TAXES),
                    Map.entry("steuerrückerstattung", Entry.Kind.TAX_REFUND),
                    Map.entry("tax refund", Entry.Kind.TAX_REFUND));

    public TransactionsCsvImporter() {
        super(ClientImporter.SOURCE, "transactions-csv", DATE, TYPE, VALUE, CURRENCY, "ISIN", NAME);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Entry.Kind kind = KINDS.get(cells.required(TYPE).toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw cells.refusal(TYPE, ProblemCode.UNKNOWN_TYPE, cells.text(TYPE));
        }
        NumberText numbers = mark(cells.required(VALUE));
        String ticker = cells.text("Ticker-Symbol|Ticker Symbol|Symbol");
        String isin = cells.text("ISIN");
        String name = cells.text(NAME);
        CurrencyCode currency = cells.currency(CURRENCY);
        CurrencyCode own =
                cells.isAbsent("Währung Bruttobetrag|Currency Gross Amount")
                        ? currency
                        : cells.currency("Währung Bruttobetrag|Currency Gross Amount");
        AssetRef security =
                ticker.isEmpty() && isin.isEmpty() && name.isEmpty()
                        ? null
                        : Securities.of(
                                ticker, isin, cells.text("WKN"), name, own, AssetKind.EQUITY);
        BigDecimal gross = decimal(cells, numbers, "Bruttobetrag|Gross Amount");
        new Entry(
                        kind,
                        cells.dateTime(DATE, TIMES),
                        currency,
                        orZero(decimal(cells, numbers, VALUE)).abs(),
                        orZero(decimal(cells, numbers, "Gebühren|Fees")),
                        orZero(decimal(cells, numbers, "Steuern|Taxes")),
                        orZero(decimal(cells, numbers, "Stück|Shares")).abs(),
                        security,
                        gross == null ? null : gross.abs(),
                        cells.text("Notiz|Note"),
                        "")
                .emit(reading, cells.row(), account(cells));
    }

    private static AccountRef account(RowCells cells) {
        String name = cells.text("Depot|Securities Account|Konto|Cash Account|Account");
        return new AccountRef(
                AccountKind.BROKER,
                "Portfolio Performance",
                name.isEmpty() ? "Portfolio Performance" : name);
    }

    /** Which mark an amount of two decimals uses. */
    private static NumberText mark(String amount) {
        return amount.lastIndexOf(',') > amount.lastIndexOf('.')
                ? NumberText.COMMA
                : NumberText.POINT;
    }

    private static @Nullable BigDecimal decimal(RowCells cells, NumberText numbers, String column) {
        if (cells.isAbsent(column)) {
            return null;
        }
        BigDecimal value = numbers.parse(cells.text(column));
        if (value == null) {
            throw cells.refusal(column, ProblemCode.BAD_NUMBER, cells.text(column));
        }
        return value;
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
