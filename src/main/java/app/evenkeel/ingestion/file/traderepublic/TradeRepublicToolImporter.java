package app.evenkeel.ingestion.file.traderepublic;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.Header;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.LooseNumber;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * The semicolon file that the common download tool writes for Trade Republic, in its user's
 * language. The value is what moved, costs and taxes included. Times are local to Germany unless
 * they say that they are not.
 */
public final class TradeRepublicToolImporter extends TableImporter {
    private static final String DATE = "Date|Datum";
    private static final String TYPE = "Type|Typ|Transactietype";
    private static final String VALUE = "Value|Wert|Waarde (netto)|Waarde";
    private static final String NOTE = "Note|Notiz|Opmerking";
    private static final String SHARES = "Shares|Stück|Aantal";
    private static final String FEES = "Fees|Gebühren|Kosten";
    private static final String TAXES = "Taxes|Steuern|Belasting";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final TimePattern TIME = TimePattern.of("y-M-d[TH:m:s[.S][Z]]");
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Trade Republic", "Trade Republic");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Buy", "Kauf", "Aankoop")
                    .mean(Deed.SELL, "Sell", "Verkauf", "Verkoop")
                    .mean(Deed.DIVIDEND, "Dividend", "Dividende")
                    .mean(
                            Deed.INTEREST,
                            "Interest",
                            "Zinsen",
                            "Rente",
                            "Interest Charge",
                            "Zinsbelastung",
                            "Rentekosten")
                    .mean(
                            Deed.CASH,
                            "Deposit",
                            "Einlage",
                            "Storting",
                            "Removal",
                            "Entnahme",
                            "Onttrekking")
                    .mean(
                            Deed.FEE,
                            "Fees",
                            "Gebühren",
                            "Kosten",
                            "Fees Refund",
                            "Gebührenerstattung")
                    .mean(
                            Deed.TAX,
                            "Taxes",
                            "Steuern",
                            "Belastingen",
                            "Tax Refund",
                            "Steuerrückerstattung",
                            "Belastingteruggave")
                    .mean(Deed.SPLIT, "Split")
                    .mean(
                            Deed.RECEIVE,
                            "Transfer (Inbound)",
                            "Umbuchung (Eingang)",
                            "Überweisung (Eingang)")
                    .mean(
                            Deed.SEND,
                            "Transfer (Outbound)",
                            "Umbuchung (Ausgang)",
                            "Überweisung (Ausgang)");

    private static final Header OTHER = Header.of("Buchungswährung|Transaction Currency");

    public TradeRepublicToolImporter() {
        super("trade-republic", "tool", DATE, TYPE, VALUE, NOTE, "ISIN", SHARES, FEES, TAXES);
    }

    /** Portfolio Performance writes these columns itself, and names the currency beside them. */
    @Override
    public boolean recognises(FileSample sample) {
        return super.recognises(sample) && !OTHER.isIn(sample);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        NumberText style = style(cells);
        BigDecimal units = LooseNumber.optional(cells, SHARES, style);
        Deed deed = WORDS.of(cells, TYPE);
        Booking booking =
                new Booking(reading, cells.row(), ACCOUNT)
                        .time(cells.time(DATE, ZONE, TIME), ZONE)
                        .formerTime(cells.dateTime(DATE, TIME).atZone(ZONE).toInstant())
                        .asset(asset(cells))
                        .units(units)
                        .cash(CurrencyCode.EUR, LooseNumber.optional(cells, VALUE, style))
                        .memo(cells.text(NOTE));
        BigDecimal fees = LooseNumber.optional(cells, FEES, style);
        if (fees != null) {
            booking.fee(fees);
        }
        BigDecimal taxes = LooseNumber.optional(cells, TAXES, style);
        if (taxes != null) {
            booking.tax(taxes.negate(), CurrencyCode.EUR);
        }
        booking.book(deed);
    }

    /** The tool follows the language in one version and not in another; the value shows which. */
    private static NumberText style(RowCells cells) {
        String value = cells.text(VALUE);
        if (value.matches(".*\\.\\d{1,2}")) {
            return NumberText.POINT;
        }
        return value.indexOf(',') >= 0 || !cells.columns().name(0).equals("Date")
                ? NumberText.COMMA
                : NumberText.POINT;
    }

    private static @Nullable AssetRef asset(RowCells cells) {
        String isin = cells.text("ISIN");
        if (isin.isEmpty()) {
            return null;
        }
        String name = cells.text(NOTE);
        // Coins have a number of the tool's own making: XF000BTC0017.
        return isin.startsWith("XF000")
                ? AssetRef.coin(isin.substring(5).replaceAll("\\d+$", ""))
                : AssetRef.security(ShareKinds.of(name), isin, name, CurrencyCode.EUR, isin);
    }
}
