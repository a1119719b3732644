package app.evenkeel.ingestion.file.etoro;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.LooseNumber;
import app.evenkeel.ingestion.file.statement.Words;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * The account activity: every movement of dollars, with the position that it belongs to. What the
 * account made or lost on contracts for difference is kept as money only.
 */
public final class EtoroActivityImporter extends TableImporter {
    private static final String TYPE = "Type";
    private static final String AMOUNT = "Amount";
    private static final String CHANGE = "Realized Equity Change";

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Open Position")
                    .mean(Deed.SELL, "Position closed", "Close Position")
                    .mean(Deed.DIVIDEND, "Dividend", "Payment caused by dividend")
                    .mean(Deed.INTEREST, "Interest Payment", "Interest*")
                    .mean(Deed.CASH, "Deposit*", "Withdraw Request", "Withdrawal")
                    .mean(
                            Deed.FEE,
                            "Withdraw Fee",
                            "Withdrawal Conversion Fee",
                            "Deposit Conversion Fee",
                            "Overnight fee",
                            "Overnight refund",
                            "Rollover Fee",
                            "Weekend fee",
                            "Inactivity Fee",
                            "Commission",
                            "Fee")
                    .mean(Deed.TAX, "SDRT", "Stamp Duty", "FTT")
                    .mean(Deed.SPLIT, "corp action: Split")
                    .mean(
                            Deed.REWARD,
                            "Promotions",
                            "Staking",
                            "Airdrop",
                            "Stock Dividend",
                            "Adjustment")
                    .mean(
                            Deed.NOTHING,
                            "Edit Stop Loss",
                            "Edit Take Profit",
                            "Account balance to mirror",
                            "Mirror balance to account",
                            "Start Copy",
                            "Stop Copy")
                    .mean(Deed.SEND, "Transfer Coins", "Crypto Transfer*");

    public EtoroActivityImporter() {
        super(
                "etoro",
                "activity",
                "Date",
                TYPE,
                "Details",
                AMOUNT,
                "Units",
                CHANGE,
                "Position ID",
                "Asset type");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Deed deed = WORDS.of(cells, TYPE);
        String details = cells.text("Details");
        String position = cells.isAbsent("Position ID") ? "" : cells.text("Position ID");
        BigDecimal amount = LooseNumber.required(cells, AMOUNT, NumberText.POINT);
        Booking booking =
                new Booking(reading, cells.row(), Etoro.ACCOUNT)
                        .time(cells.time("Date", ZoneOffset.UTC, Etoro.TIMES), ZoneOffset.UTC)
                        .memo((cells.text(TYPE) + " " + details).strip());
        boolean trades = deed == Deed.BUY || deed == Deed.SELL;
        if (trades && cells.text("Asset type").equals("CFD")) {
            // Margin that is set aside comes back; what is left is the gain or loss.
            BigDecimal gain = LooseNumber.required(cells, CHANGE, NumberText.POINT);
            booking.cash(CurrencyCode.USD, gain)
                    .id(position, position + (deed == Deed.BUY ? ":open" : ":close"))
                    .book(gain.signum() == 0 ? Deed.NOTHING : Deed.INTEREST);
            return;
        }
        if (trades || deed == Deed.DIVIDEND || deed == Deed.SPLIT || deed == Deed.REWARD) {
            booking.asset(Etoro.asset(details, cells.text("Asset type")));
        }
        if (trades) {
            booking.moved(CurrencyCode.USD, amount)
                    .units(LooseNumber.optional(cells, "Units", NumberText.POINT))
                    .id(position, position + (deed == Deed.BUY ? ":open" : ":close"))
                    .crossKey(Etoro.crossKey(reading, position, deed == Deed.BUY))
                    .book(deed);
            return;
        }
        booking.cash(CurrencyCode.USD, amount);
        if (!cells.isAbsent("Units")) {
            booking.units(LooseNumber.optional(cells, "Units", NumberText.POINT));
        }
        booking.book(deed);
    }
}
