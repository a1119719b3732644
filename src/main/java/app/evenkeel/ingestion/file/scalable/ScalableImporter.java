package app.evenkeel.ingestion.file.scalable;

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
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Exchanges;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Scalable Capital's transactions: semicolons and decimal commas. Only executed rows moved
 * anything. Income is listed net of its tax; the amount of a trade is units times price, with fee
 * and tax beside it.
 */
public final class ScalableImporter extends TableImporter {
    private static final String TYPE = "type";
    private static final String AMOUNT = "amount";
    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final TimePattern TIME = TimePattern.of("y-M-d H:m:s");
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Scalable Capital", "Scalable Capital");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Buy", "Savings plan", "Kauf", "Sparplan")
                    .mean(Deed.SELL, "Sell", "Verkauf")
                    .mean(Deed.DIVIDEND, "Distribution", "Dividend", "Ausschüttung")
                    .mean(Deed.INTEREST, "Interest", "Zinsen")
                    .mean(Deed.TAX, "Taxes", "Tax", "Steuern")
                    .mean(Deed.FEE, "Fee", "Fees", "Gebühren")
                    .mean(Deed.CASH, "Deposit", "Withdrawal", "Einzahlung", "Auszahlung")
                    .mean(Deed.CUSTODY, "Security transfer", "Corporate action")
                    .mean(Deed.REWARD, "Bonus", "Reward", "Cashback");

    public ScalableImporter() {
        super(
                "scalable",
                "transactions",
                "date",
                "time",
                "status",
                "reference",
                "description",
                "assetType",
                TYPE,
                "isin",
                "shares",
                "price",
                AMOUNT,
                "fee",
                "tax",
                "currency");
    }

    @Override
    protected NumberText numbers() {
        return NumberText.COMMA;
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
        String status = cells.required("status");
        if (!status.equalsIgnoreCase("Executed") && !status.equalsIgnoreCase("Settled")) {
            reading.nothingNew(cells.row());
            return;
        }
        Instant time = time(cells);
        CurrencyCode currency = cells.currency("currency");
        BigDecimal units = cells.optionalDecimal("shares");
        AssetRef asset = asset(cells, currency);
        if (cells.text(TYPE).equals("Corporate action") && asset != null && units != null) {
            exchanges.add(
                    cells.text("date"),
                    new Exchanges.Half(
                            cells.row(),
                            ACCOUNT,
                            time,
                            ZONE,
                            asset,
                            units,
                            cells.text("description"),
                            false));
            return;
        }
        Deed deed = WORDS.of(cells, TYPE);
        BigDecimal price = cells.optionalDecimal("price");
        BigDecimal fee = cells.optionalDecimal("fee");
        BigDecimal tax = cells.optionalDecimal("tax");
        BigDecimal net = cells.optionalDecimal(AMOUNT);
        boolean trades = deed == Deed.BUY || deed == Deed.SELL;
        if (trades && net != null && price != null && units != null) {
            BigDecimal gross = units.abs().multiply(price);
            if (gross.subtract(net.abs()).abs().compareTo(CENT) <= 0) {
                net = net.subtract(orZero(fee)).subtract(orZero(tax));
            }
        }
        Booking booking =
                new Booking(reading, cells.row(), ACCOUNT)
                        .time(time, ZONE)
                        .asset(asset)
                        .units(units)
                        .price(price, currency)
                        .cash(currency, net)
                        .memo(cells.text("description"))
                        .id(
                                cells.text("reference"),
                                cells.text("reference") + ":" + cells.text(TYPE));
        if (trades) {
            booking.fee(fee);
        }
        if (deed != Deed.TAX && tax != null && tax.signum() != 0) {
            booking.tax(tax, currency);
        }
        booking.book(deed);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Instant time(RowCells cells) {
        String text = cells.required("date") + " " + cells.required("time");
        var parsed = TIME.parse(text);
        if (parsed == null) {
            throw cells.refusal("date", ProblemCode.BAD_DATE, text);
        }
        return parsed.atZone(ZONE).toInstant();
    }

    private static @Nullable AssetRef asset(RowCells cells, CurrencyCode currency) {
        String isin = cells.text("isin");
        if (isin.isEmpty()) {
            return null;
        }
        String name = cells.text("description");
        boolean etf = ShareKinds.of(name) == AssetKind.ETF || name.matches(".*\\((Acc|Dist)\\).*");
        return AssetRef.security(
                etf ? AssetKind.ETF : AssetKind.EQUITY, isin, name, currency, isin);
    }
}
