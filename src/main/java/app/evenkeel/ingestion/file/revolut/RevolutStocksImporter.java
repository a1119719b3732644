package app.evenkeel.ingestion.file.revolut;

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
import app.evenkeel.ingestion.file.statement.GluedMoney;
import app.evenkeel.ingestion.file.statement.LooseNumber;
import app.evenkeel.ingestion.file.statement.Words;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Revolut's shares: currency signs stand in the numbers, and amounts of trades have no sign. Shares
 * moved between Revolut's own companies stay where they are.
 */
public final class RevolutStocksImporter extends TableImporter {
    private static final String TYPE = "Type";
    private static final String TICKER = "Ticker|Symbol";
    private static final String UNITS = "Quantity";
    private static final String PRICE = "Price per share|Price";
    private static final String TOTAL = "Total Amount|Amount";
    private static final String COMMISSION = "Commission";
    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-dTH:m:s[.S]Z"),
        TimePattern.of("y-M-dTH:m:sZ"),
        TimePattern.of("d/M/y H:m:s"),
        TimePattern.of("y-M-d[ H:m:s]")
    };
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Revolut", "Revolut stocks");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "BUY*")
                    .mean(Deed.SELL, "SELL*", "POSITION CLOSURE*", "MERGER - CASH*")
                    .mean(Deed.DIVIDEND, "DIVIDEND*", "CASH IN LIEU*")
                    .mean(Deed.TAX, "DIVIDEND TAX*", "WITHHOLDING TAX*")
                    .mean(Deed.INTEREST, "INTEREST*", "RETURN*")
                    .mean(Deed.DEPOSIT, "CASH TOP-UP*")
                    .mean(Deed.WITHDRAWAL, "CASH WITHDRAWAL*")
                    .mean(
                            Deed.FEE,
                            "CUSTODY FEE*",
                            "ROBO MANAGEMENT FEE*",
                            "MANAGEMENT FEE*",
                            "ADR FEE*",
                            "FEE*")
                    .mean(Deed.SPLIT, "STOCK SPLIT*")
                    .mean(Deed.CUSTODY, "SPINOFF*", "SPIN-OFF*", "STOCK DIVIDEND*")
                    .mean(Deed.TRANSFER, "TRANSFER FROM*");

    public RevolutStocksImporter() {
        super(
                "revolut",
                "stocks",
                "Date",
                TICKER,
                TYPE,
                UNITS,
                PRICE,
                TOTAL,
                "Currency",
                "FX Rate|State");
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
        Instant time = cells.time("Date", ZoneOffset.UTC, TIMES);
        CurrencyCode currency = cells.currency("Currency");
        BigDecimal units = LooseNumber.optional(cells, UNITS, NumberText.POINT);
        String ticker = cells.text(TICKER);
        String type = cells.required(TYPE).toUpperCase(Locale.ROOT);
        AssetRef asset =
                ticker.isEmpty()
                        ? null
                        : AssetRef.security(AssetKind.EQUITY, ticker, "", currency, "");
        if (type.startsWith("MERGER - STOCK") && asset != null && units != null) {
            exchanges.add(
                    time.toString().substring(0, 10),
                    new Exchanges.Half(
                            cells.row(),
                            ACCOUNT,
                            time,
                            ZoneOffset.UTC,
                            asset,
                            units,
                            cells.text(TYPE),
                            false));
            return;
        }
        Deed deed = WORDS.of(cells, TYPE);
        if (deed == Deed.TRANSFER && asset != null) {
            deed = Deed.NOTHING;
        } else if (deed == Deed.SELL && units == null) {
            deed = Deed.DIVIDEND;
        }
        GluedMoney price = GluedMoney.in(cells, PRICE);
        GluedMoney total = GluedMoney.in(cells, TOTAL);
        BigDecimal amount = total == null ? null : total.amount();
        Booking booking =
                new Booking(reading, cells.row(), ACCOUNT)
                        .time(time, ZoneOffset.UTC)
                        .asset(asset)
                        .units(units)
                        .price(price == null ? null : price.amount(), currency)
                        .memo(cells.text(TYPE));
        switch (deed) {
            case BUY, SELL, DEPOSIT, WITHDRAWAL -> booking.moved(currency, amount);
            default -> booking.cash(currency, amount);
        }
        GluedMoney commission = GluedMoney.in(cells, COMMISSION);
        if (commission != null) {
            booking.fee(commission.amount());
        }
        booking.book(deed);
    }
}
