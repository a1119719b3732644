package app.evenkeel.ingestion.file.vanguard;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Exchanges;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Vanguard in the United States. What is held stands in a table above the transactions; the net
 * amount is all-in.
 */
public final class VanguardUsImporter extends TableImporter {
    private static final String TYPE = "Transaction Type";
    private static final String NAME = "Investment Name|Transaction Description";
    private static final String FEES =
            "Commission Fees|Commissions and Fees|Commission|Commission & Fees";
    private static final String NET = "Net Amount";
    private static final String PROVIDER = "Vanguard";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final TimePattern[] DAYS = {TimePattern.of("y-M-d"), TimePattern.of("M/d/y")};

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Buy*", "Reinvestment*", "Sweep out*")
                    .mean(Deed.SELL, "Sell*", "Corp Action (Redemption)*", "Sweep in*")
                    .mean(Deed.TRADE, "Exchange*")
                    .mean(
                            Deed.DIVIDEND,
                            "Dividend*",
                            "Capital gain*",
                            "Cash in lieu*",
                            "Return of capital*")
                    .mean(Deed.INTEREST, "Interest*")
                    .mean(Deed.TAX, "Withholding*", "Foreign tax*", "Tax*")
                    .mean(Deed.FEE, "Fee*", "Account service fee*", "Advisory fee*")
                    .mean(
                            Deed.CASH,
                            "Funds Received*",
                            "Funds Paid*",
                            "Contribution*",
                            "Distribution*",
                            "Wire*",
                            "Check*",
                            "Deposit*",
                            "Withdrawal*")
                    .mean(Deed.TRANSFER, "Transfer*", "Rollover*", "Asset transfer*")
                    .mean(Deed.SPLIT, "Stock split*", "Share split*", "Stock dividend*")
                    .mean(Deed.CUSTODY, "Spinoff*", "Spin-off*", "Recharacterization*");

    public VanguardUsImporter() {
        super(
                "vanguard-us",
                "transactions",
                "Trade Date",
                "Settlement Date",
                TYPE,
                "Symbol",
                "Shares",
                "Share Price",
                NET);
    }

    @Override
    protected int spareColumns() {
        return 1;
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
        LocalDate day = cells.date("Trade Date", DAYS);
        BigDecimal units = cells.optionalDecimal("Shares");
        BigDecimal net = cells.optionalDecimal(NET);
        BigDecimal count = units == null ? BigDecimal.ZERO : units;
        boolean counted = count.signum() != 0;
        AccountRef account = account(cells);
        String type = cells.required(TYPE).toLowerCase(Locale.ROOT);
        if (counted && (type.startsWith("conversion") || type.startsWith("merger"))) {
            exchanges.add(
                    day + type.substring(0, 6),
                    new Exchanges.Half(
                            cells.row(),
                            account,
                            day.atStartOfDay(ZONE).toInstant(),
                            ZONE,
                            Exchanges.named(asset(cells)),
                            type.contains("outgoing") ? count.abs().negate() : count,
                            cells.text(TYPE),
                            false));
            return;
        }
        Deed deed = WORDS.of(cells, TYPE);
        if (type.startsWith("sweep")) {
            // Between the account and its own settlement fund, which has a price of one.
            deed = counted && asset(cells) != null ? Deed.TRADE : Deed.NOTHING;
        } else if (deed == Deed.TRANSFER && counted) {
            deed = Deed.CUSTODY;
            units = type.contains("outgoing") ? count.abs().negate() : count;
        } else if (deed == Deed.SELL && !counted) {
            deed = Deed.DIVIDEND;
        }
        Booking booking =
                new Booking(reading, cells.row(), account)
                        .day(day, ZONE)
                        .settled(cells.optionalDate("Settlement Date", DAYS))
                        .asset(asset(cells))
                        .units(units)
                        .price(cells.optionalDecimal("Share Price"), CurrencyCode.USD)
                        .cash(CurrencyCode.USD, net)
                        .memo(cells.text("Transaction Description|" + TYPE));
        if (!cells.isAbsent(FEES) || !cells.isAbsent("Fees")) {
            booking.fee(cells.decimalOrZero(FEES).add(cells.decimalOrZero("Fees")));
        }
        booking.book(deed);
    }

    private static @Nullable AssetRef asset(RowCells cells) {
        String symbol = cells.text("Symbol");
        if (NumberText.isAbsent(symbol)) {
            return null;
        }
        String name = cells.text(NAME);
        AssetKind kind =
                ShareKinds.of(name) == AssetKind.ETF
                        ? AssetKind.ETF
                        : symbol.length() == 5 && symbol.endsWith("X")
                                ? AssetKind.FUND
                                : AssetKind.EQUITY;
        return AssetRef.security(kind, symbol, name, CurrencyCode.USD, "");
    }

    private static AccountRef account(RowCells cells) {
        String number = cells.text("Account Number");
        return new AccountRef(AccountKind.BROKER, PROVIDER, number.isEmpty() ? PROVIDER : number);
    }
}
