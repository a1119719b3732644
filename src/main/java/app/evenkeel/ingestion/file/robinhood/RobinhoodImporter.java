package app.evenkeel.ingestion.file.robinhood;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.asset.OptionContracts;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.CsvRow;
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
 * Robinhood's activity: a short code says what was done, brackets around an amount that it left,
 * and an S after a quantity that the units left.
 */
public final class RobinhoodImporter extends TableImporter {
    private static final String DAY = "Activity Date";
    private static final String CODE = "Trans Code";
    private static final String UNITS = "Quantity";
    private static final String EXPIRATION = "Option Expiration for ";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final TimePattern DAYS = TimePattern.of("M/d/y");
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Robinhood", "Robinhood");

    private static final Words<Boolean> REPLACED =
            new Words<Boolean>().mean(true, "SPR").mean(false, "SXCH", "SREC", "MRGS", "CONV");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Buy", "BTO", "BTC")
                    .mean(Deed.SELL, "Sell", "STO", "STC", "MRGC")
                    .mean(Deed.DIVIDEND, "CDIV", "MDIV", "SCG", "LCG", "ROC", "CIL", "QDIV")
                    .mean(Deed.INTEREST, "INT", "MINT", "SLIP", "BINT")
                    .mean(Deed.TAX, "DTAX", "TAX", "FTAX")
                    .mean(Deed.FEE, "GOLD", "DFEE", "AFEE", "MGMT", "FEE")
                    .mean(
                            Deed.CASH, "ACH", "RTP", "WIRE", "DCF", "XENT_CC", "CHECK", "CFIR",
                            "CFPR", "MISC", "CSD", "DEP")
                    .mean(Deed.REWARD, "GDBP", "MTCH", "REC", "GMPC", "PROMO", "BNUS")
                    .mean(Deed.TRANSFER, "ITRF", "ACATI", "ACATO", "JNLC", "FUTSWP")
                    .mean(Deed.CUSTODY, "SOFF", "JNLS", "T/A")
                    .mean(Deed.SPLIT, "SPL", "SDIV")
                    .mean(Deed.EXPIRY, "OEXP", "OASGN", "OEXCS");

    public RobinhoodImporter() {
        super(
                "robinhood",
                "activity",
                DAY,
                "Process Date",
                "Settle Date",
                "Instrument",
                "Description",
                CODE,
                UNITS,
                "Price",
                "Amount");
    }

    /** The last row holds only a sentence about the report. */
    @Override
    protected boolean isRemark(CsvRow row) {
        return row.cells().getFirst().isBlank();
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
        LocalDate day = cells.date(DAY, DAYS);
        BigDecimal units = units(cells);
        BigDecimal amount = cells.optionalDecimal("Amount");
        Boolean split = REPLACED.find(cells.required(CODE));
        AssetRef asset = asset(cells);
        if (split != null && units != null) {
            exchanges.add(
                    day + cells.text(CODE) + (split ? cells.text("Instrument") : ""),
                    new Exchanges.Half(
                            cells.row(),
                            ACCOUNT,
                            day.atStartOfDay(ZONE).toInstant(),
                            ZONE,
                            Exchanges.named(asset),
                            units,
                            memo(cells),
                            split));
            return;
        }
        Deed deed = WORDS.of(cells, CODE);
        if (deed == Deed.TRANSFER && amount == null) {
            deed = Deed.CUSTODY;
        } else if (deed == Deed.SELL && units == null) {
            deed = Deed.DIVIDEND;
        }
        new Booking(reading, cells.row(), ACCOUNT)
                .day(day, ZONE)
                .settled(cells.optionalDate("Settle Date", DAYS))
                .asset(asset)
                .units(units)
                .price(cells.optionalDecimal("Price"), CurrencyCode.USD)
                .cash(CurrencyCode.USD, amount)
                .memo(memo(cells))
                .book(deed);
    }

    private static @Nullable BigDecimal units(RowCells cells) {
        if (cells.isAbsent(UNITS)) {
            return null;
        }
        String text = cells.text(UNITS);
        return text.endsWith("S")
                ? cells.decimalIn(UNITS, text.substring(0, text.length() - 1)).negate()
                : cells.decimalIn(UNITS, text);
    }

    /** A contract stands in the description, beside the share that it is about. */
    private static @Nullable AssetRef asset(RowCells cells) {
        String words = memo(cells);
        String contract =
                words.startsWith(EXPIRATION) ? words.substring(EXPIRATION.length()) : words;
        if (OptionContracts.isContract(contract)) {
            return AssetRef.security(AssetKind.EQUITY, contract, contract, CurrencyCode.USD, "");
        }
        String symbol = cells.text("Instrument");
        return symbol.isEmpty()
                ? null
                : AssetRef.security(AssetKind.EQUITY, symbol, words, CurrencyCode.USD, "");
    }

    /** The first line: the number of the security stands on a line of its own. */
    private static String memo(RowCells cells) {
        return cells.text("Description").lines().findFirst().orElse("").strip();
    }
}
