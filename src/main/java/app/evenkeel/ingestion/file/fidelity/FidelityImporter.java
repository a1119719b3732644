package app.evenkeel.ingestion.file.fidelity;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Exchanges;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Fidelity's history: the action is a sentence that begins with what was done. Blank lines stand
 * above the header, legal paragraphs and the day of the download below the rows.
 */
public final class FidelityImporter extends TableImporter {
    private static final String ACTION = "Action";
    private static final String SYMBOL = "Symbol";
    private static final String NAME = "Description|Security Description";
    private static final String UNITS = "Quantity";
    private static final String PRICE = "Price ($)|Price";
    private static final String COMMISSION = "Commission ($)|Commission";
    private static final String FEES = "Fees ($)|Fees";
    private static final String AMOUNT = "Amount ($)|Amount";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final TimePattern[] DAYS = {TimePattern.of("M/d/y"), TimePattern.of("M-d-y")};
    private static final String PROVIDER = "Fidelity";

    private static final Words<Boolean> REPLACED =
            new Words<Boolean>()
                    .mean(true, "REVERSE SPLIT*")
                    .mean(false, "MERGER*", "NAME CHANGED*", "EXCHANGED*", "CONVERSION*");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "YOU BOUGHT*", "REINVESTMENT*", "PURCHASE INTO CORE ACCOUNT*")
                    .mean(Deed.SELL, "YOU SOLD*", "REDEMPTION*")
                    .mean(
                            Deed.DIVIDEND,
                            "DIVIDEND*",
                            "LONG-TERM CAP GAIN*",
                            "SHORT-TERM CAP GAIN*",
                            "RETURN OF CAPITAL*",
                            "ROYALTY TR PYMT*",
                            "IN LIEU OF FRX SHARE*",
                            "DISTRIBUTION IN LIEU*")
                    .mean(
                            Deed.INTEREST,
                            "INTEREST*",
                            "MARGIN INTEREST*",
                            "MUNI EXEMPT INT*",
                            "FULLY PAID LENDING*")
                    .mean(
                            Deed.TAX,
                            "FOREIGN TAX PAID*",
                            "NON-RESIDENT TAX*",
                            "TAX WITHHELD*",
                            "FED TAX W/H*",
                            "STATE TAX W/H*")
                    .mean(
                            Deed.FEE,
                            "FEE CHARGED*",
                            "ADVISORY FEE*",
                            "ADJUST FEE*",
                            "SERVICE CHARGE*",
                            "ADR FEE*",
                            "FOREIGN CUSTODY FEE*")
                    .mean(
                            Deed.CASH,
                            "ELECTRONIC FUNDS TRANSFER*",
                            "DIRECT DEPOSIT*",
                            "DIRECT DEBIT*",
                            "WIRE TRANSFER*",
                            "CHECK *",
                            "BILL PAYMENT*",
                            "DEBIT CARD*",
                            "CASH ADVANCE*",
                            "CASH CONTRIBUTION*",
                            "CONTRIBUTION*",
                            "CONTRIBUTIONS*",
                            "PARTIC CONTR*",
                            "CO CONTR*",
                            "ROLLOVER*",
                            "NORMAL DISTR*",
                            "EARLY DIST*",
                            "BANK *")
                    .mean(Deed.REWARD, "CREDIT CARD REWARD*", "REWARD*", "CASH BONUS*")
                    .mean(
                            Deed.TRANSFER,
                            "TRANSFER OF ASSETS*",
                            "TRANSFERRED*",
                            "JOURNALED*",
                            "JOURNAL*",
                            "CONVERTED TO*")
                    .mean(Deed.CUSTODY, "SPINOFF*", "SPIN-OFF*", "RECEIVED FROM*")
                    .mean(Deed.SPLIT, "DISTRIBUTION*", "STOCK SPLIT*")
                    .mean(Deed.EXPIRY, "EXPIRED*", "ASSIGNED*", "EXERCISED*");

    public FidelityImporter() {
        super("fidelity", "history", "Run Date", ACTION, SYMBOL, NAME, UNITS, PRICE, AMOUNT);
    }

    @Override
    protected int spareColumns() {
        return 2;
    }

    /** Every row begins with its date. */
    @Override
    protected boolean isRemark(CsvRow row) {
        String first = row.cells().getFirst().strip();
        return first.isEmpty() || !Character.isDigit(first.charAt(0));
    }

    @Override
    protected RowReader begin(Reading reading) {
        Exchanges exchanges = new Exchanges(reading);
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                read(cells, reading, exchanges);
            }

            @Override
            public void end() {
                exchanges.finish();
            }
        };
    }

    private static void read(RowCells cells, Reading reading, Exchanges exchanges) {
        LocalDate day = cells.date("Run Date", DAYS);
        BigDecimal units = cells.optionalDecimal(UNITS);
        BigDecimal amount = cells.optionalDecimal(AMOUNT);
        AccountRef account = account(cells);
        Boolean split = REPLACED.find(cells.required(ACTION));
        if (split != null && units != null && isNothing(amount)) {
            exchanges.add(
                    day + (split ? "split" : "merger"),
                    new Exchanges.Half(
                            cells.row(),
                            account,
                            day.atStartOfDay(ZONE).toInstant(),
                            ZONE,
                            Exchanges.named(asset(cells)),
                            units,
                            cells.text(ACTION),
                            split));
            return;
        }
        Deed deed = split == null ? WORDS.of(cells, ACTION) : Deed.SELL;
        boolean cashless = isNothing(amount) && units != null && units.signum() != 0;
        if (deed == Deed.TRANSFER && cashless) {
            deed = Deed.CUSTODY;
        } else if (deed == Deed.SPLIT && !cashless) {
            deed = Deed.DIVIDEND;
        } else if (deed == Deed.TRANSFER && units != null && units.signum() != 0) {
            // The amount is what the moved shares were worth; no cash came with them.
            deed = Deed.CUSTODY;
        }
        Booking booking =
                new Booking(reading, cells.row(), account)
                        .day(day, ZONE)
                        .settled(cells.optionalDate("Settlement Date", DAYS))
                        .asset(asset(cells))
                        .units(units)
                        .price(cells.optionalDecimal(PRICE), CurrencyCode.USD)
                        .cash(CurrencyCode.USD, amount)
                        .memo(cells.text(ACTION));
        if (!cells.isAbsent(COMMISSION) || !cells.isAbsent(FEES)) {
            booking.fee(cells.decimalOrZero(COMMISSION).add(cells.decimalOrZero(FEES)));
        }
        booking.book(deed);
    }

    private static boolean isNothing(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0;
    }

    private static @Nullable AssetRef asset(RowCells cells) {
        String symbol = cells.text(SYMBOL);
        if (NumberText.isAbsent(symbol)) {
            return null;
        }
        String plain = symbol.startsWith("-") ? symbol.substring(1) : symbol;
        return AssetRef.security(AssetKind.EQUITY, plain, cells.text(NAME), CurrencyCode.USD, "");
    }

    private static AccountRef account(RowCells cells) {
        String number = cells.text("Account Number");
        String name = number.isEmpty() ? cells.text("Account") : number;
        return new AccountRef(AccountKind.BROKER, PROVIDER, name.isEmpty() ? PROVIDER : name);
    }
}
