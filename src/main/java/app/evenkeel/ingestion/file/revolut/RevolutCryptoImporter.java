package app.evenkeel.ingestion.file.revolut;

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
import app.evenkeel.ingestion.file.statement.GluedMoney;
import app.evenkeel.ingestion.file.statement.Words;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Revolut's coins: the currency stands inside each number, and fees are on top of the value. The
 * money comes from the owner's account, which is in another file.
 */
public final class RevolutCryptoImporter extends TableImporter {
    private static final String TYPE = "Type";
    private static final String VALUE = "Value";
    private static final String FEES = "Fees";
    private static final TimePattern[] TIMES = {
        TimePattern.words("MMM d, yyyy, h:mm:ss a"),
        TimePattern.words("MMM d yyyy h:mm:ss a"),
        TimePattern.words("d MMM yyyy, HH:mm:ss"),
        TimePattern.of("y-M-dTH:m:s[.S]Z"),
        TimePattern.of("y-M-d[ H:m:s]")
    };
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.EXCHANGE, "Revolut", "Revolut crypto");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Buy")
                    .mean(Deed.SELL, "Sell")
                    .mean(Deed.SEND, "Send", "Payment", "Withdrawal")
                    .mean(Deed.RECEIVE, "Receive", "Other", "Refund", "Deposit")
                    .mean(Deed.REWARD, "Staking reward", "Learn reward", "Reward", "Cashback")
                    .mean(Deed.NOTHING, "Stake", "Unstake");

    public RevolutCryptoImporter() {
        super("revolut", "crypto", "Symbol", TYPE, "Quantity", "Price", VALUE, FEES, "Date");
    }

    @Override
    public boolean recognises(app.evenkeel.ingestion.file.FileSample sample) {
        return super.recognises(sample) && !sample.hasHeader("Currency");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Deed deed = WORDS.of(cells, TYPE);
        GluedMoney value = GluedMoney.in(cells, VALUE);
        GluedMoney fees = GluedMoney.in(cells, FEES);
        GluedMoney price = GluedMoney.in(cells, "Price");
        CurrencyCode currency = GluedMoney.currencyOf(cells, VALUE, "Price", FEES);
        boolean trades = deed == Deed.BUY || deed == Deed.SELL;
        if (currency == null && (trades || value != null)) {
            throw cells.refusal(VALUE, ProblemCode.UNKNOWN_CURRENCY, cells.text(VALUE));
        }
        AssetRef coin = AssetRef.coin(cells.required("Symbol"));
        BigDecimal fee = fees == null ? null : fees.amount();
        Booking booking =
                new Booking(reading, cells.row(), ACCOUNT)
                        .time(time(cells), ZoneOffset.UTC)
                        .asset(coin)
                        .units(cells.positive("Quantity"))
                        .memo(cells.text(TYPE));
        if (trades && currency != null) {
            if (value == null) {
                throw cells.refusal(VALUE, ProblemCode.VALUE_MISSING);
            }
            BigDecimal charged = fee == null ? BigDecimal.ZERO : fee;
            booking.moved(
                            currency,
                            deed == Deed.BUY
                                    ? value.amount().add(charged)
                                    : value.amount().subtract(charged))
                    .fee(fee)
                    .price(price == null ? null : price.amount(), currency);
        } else if (currency != null) {
            booking.worth(currency, value == null ? null : value.amount());
        }
        booking.book(deed);
    }

    private static Instant time(RowCells cells) {
        // Some exports put a narrow blank before the half of the day.
        String text = cells.required("Date").replaceAll("\\h", " ");
        for (TimePattern pattern : TIMES) {
            var parsed = pattern.parse(text);
            if (parsed != null) {
                return parsed.toInstant(ZoneOffset.UTC);
            }
        }
        throw cells.refusal("Date", ProblemCode.BAD_DATE, text);
    }
}
