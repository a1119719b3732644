package app.evenkeel.ingestion.file.freetrade;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * Freetrade's activity: the total is all-in, in the account's currency. Statements and certificates
 * are rows too, and move nothing.
 */
public final class FreetradeImporter extends TableImporter {
    private static final String TYPE = "Type";
    private static final String TOTAL = "Total Amount";
    private static final String SIDE = "Buy / Sell";
    private static final String MONEY = "Account Currency";
    private static final String QUOTED = "Instrument Currency";
    private static final String STAMP = "Stamp Duty";
    private static final String FX_FEE = "FX Fee Amount";
    private static final String WITHHELD = "Dividend Withheld Tax Amount";
    private static final TimePattern TIME = TimePattern.of("y-M-dTH:m:s.SZ");
    private static final TimePattern PLAIN = TimePattern.of("y-M-dTH:m:sZ");
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Freetrade", "Freetrade");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.TRADE, "ORDER", "FREESHARE_ORDER", "SHARE_SALE")
                    .mean(
                            Deed.DIVIDEND,
                            "DIVIDEND",
                            "SPECIAL_DIVIDEND",
                            "PROPERTY_INCOME*",
                            "CAPITAL_RETURN*")
                    .mean(Deed.INTEREST, "INTEREST*", "SHARE_LENDING*", "GILT_COUPON*", "COUPON*")
                    .mean(Deed.DEPOSIT, "TOP_UP", "DEPOSIT", "TAX_RELIEF*", "PENSION_CONTRIBUTION*")
                    .mean(Deed.WITHDRAWAL, "WITHDRAWAL")
                    .mean(Deed.FEE, "SIPP_FEE*", "SUBSCRIPTION*", "FEE*", "MONTHLY_FEE*")
                    .mean(Deed.SPLIT, "STOCK_SPLIT*", "SPLIT*")
                    .mean(Deed.REWARD, "CASHBACK*", "REFERRAL*", "PROMOTION*")
                    .mean(Deed.CUSTODY, "TRANSFER_IN*", "TRANSFER*", "SPIN_OFF*")
                    .mean(
                            Deed.NOTHING,
                            "MONTHLY_STATEMENT",
                            "TAX_CERTIFICATE",
                            "ISA_STATEMENT",
                            "MONTHLY_SHARE_LENDING*",
                            "STATEMENT*");

    public FreetradeImporter() {
        super(
                "freetrade",
                "activity",
                "Title",
                TYPE,
                "Timestamp",
                MONEY,
                TOTAL,
                SIDE,
                "Ticker",
                "ISIN",
                "Quantity");
    }

    @Override
    protected int spareColumns() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Deed deed = WORDS.of(cells, TYPE);
        if (deed == Deed.NOTHING) {
            reading.nothingNew(cells.row());
            return;
        }
        CurrencyCode money = cells.currency(MONEY);
        BigDecimal units = cells.optionalDecimal("Quantity");
        BigDecimal total = cells.optionalDecimal(TOTAL);
        Booking booking =
                new Booking(reading, cells.row(), ACCOUNT)
                        .time(cells.time("Timestamp", ZoneOffset.UTC, TIME, PLAIN), ZoneOffset.UTC)
                        .asset(asset(cells, money))
                        .units(units)
                        .memo(cells.text("Title"));
        if (cells.text(TYPE).equals("FREESHARE_ORDER")) {
            // The share is a gift, worth what it was bought for.
            booking.worth(money, total).id(cells.text("Order ID")).book(Deed.REWARD);
            return;
        }
        booking.moved(money, total);
        if (deed == Deed.TRADE) {
            deed = side(cells);
            booking.price(cells.optionalDecimal("Price per Share"), quoted(cells, money))
                    .fee(cells.optionalDecimal(FX_FEE))
                    .tax(cells.optionalDecimal(STAMP), money)
                    .id(cells.text("Order ID"));
        } else if (deed == Deed.DIVIDEND && !cells.isAbsent(WITHHELD)) {
            booking.tax(cells.optionalDecimal(WITHHELD), quoted(cells, money));
        }
        booking.book(deed);
    }

    private static Deed side(RowCells cells) {
        return switch (cells.required(SIDE)) {
            case "BUY" -> Deed.BUY;
            case "SELL" -> Deed.SELL;
            default -> throw cells.refusal(SIDE, ProblemCode.UNKNOWN_TYPE, cells.text(SIDE));
        };
    }

    private static CurrencyCode quoted(RowCells cells, CurrencyCode money) {
        return cells.isAbsent(QUOTED) ? money : cells.currency(QUOTED);
    }

    private static @Nullable AssetRef asset(RowCells cells, CurrencyCode money) {
        String ticker = cells.text("Ticker");
        return ticker.isEmpty()
                ? null
                : AssetRef.security(
                        ShareKinds.of(cells.text("Title")),
                        ticker,
                        cells.text("Title"),
                        quoted(cells, money),
                        cells.text("ISIN"));
    }
}
