package app.evenkeel.ingestion.file.etoro;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.LooseNumber;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The closed positions: each row tells a purchase and a sale that the account activity tells too.
 * It adds what that file does not hold; contracts for difference leave only their gain or loss.
 */
public final class EtoroPositionsImporter extends TableImporter {
    private static final String ACTION = "Action";
    private static final String INVESTED = "Amount";
    private static final String PROFIT = "Profit|Profit(USD)|Profit (USD)";
    private static final String OPENED = "Open Date";
    private static final String CLOSED = "Close Date";
    private static final String KIND = "Type|Is Real";

    public EtoroPositionsImporter() {
        super(
                "etoro",
                "closed-positions",
                "Position ID",
                ACTION,
                INVESTED,
                "Units",
                "Open Rate|Open rate",
                "Close Rate|Close rate",
                PROFIT,
                OPENED,
                CLOSED);
    }

    @Override
    public int precedence() {
        return 20;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        String position = cells.required("Position ID");
        BigDecimal invested = LooseNumber.required(cells, INVESTED, NumberText.POINT);
        BigDecimal profit = LooseNumber.required(cells, PROFIT, NumberText.POINT);
        BigDecimal units = LooseNumber.required(cells, "Units", NumberText.POINT);
        String kind = cells.text(KIND);
        String action = cells.required(ACTION);
        boolean sold = action.toLowerCase(Locale.ROOT).startsWith("sell");
        if (sold || kind.equals("CFD") || (cells.has("Is Real") && kind.equals("CFD"))) {
            new Booking(reading, cells.row(), Etoro.ACCOUNT)
                    .time(cells.time(CLOSED, ZoneOffset.UTC, Etoro.TIMES), ZoneOffset.UTC)
                    .cash(CurrencyCode.USD, profit)
                    .memo(action)
                    .id(position, position + ":close")
                    .book(Deed.INTEREST);
            return;
        }
        // Both dates before either is booked: a row is told whole or not at all.
        Instant opened = cells.time(OPENED, ZoneOffset.UTC, Etoro.TIMES);
        Instant closed = cells.time(CLOSED, ZoneOffset.UTC, Etoro.TIMES);
        AssetRef asset = asset(cells, action, kind);
        book(reading, cells, asset, opened, units, invested, position, Deed.BUY);
        book(reading, cells, asset, closed, units, invested.add(profit), position, Deed.SELL);
    }

    private static void book(
            Reading reading,
            RowCells cells,
            AssetRef asset,
            Instant time,
            BigDecimal units,
            BigDecimal cash,
            String position,
            Deed deed) {
        new Booking(reading, cells.row(), Etoro.ACCOUNT)
                .time(time, ZoneOffset.UTC)
                .asset(asset)
                .units(units)
                .moved(CurrencyCode.USD, cash)
                .memo(cells.text(ACTION))
                .id(position, position + (deed == Deed.BUY ? ":open" : ":close"))
                .crossKey(Etoro.crossKey(reading, position, deed == Deed.BUY))
                .book(deed);
    }

    /** {@code Buy Nike (NKE)} or {@code Buy Nike}. */
    private static AssetRef asset(RowCells cells, String action, String kind) {
        String name = action.replaceFirst("(?i)^buy\\s+", "").strip();
        int open = name.lastIndexOf('(');
        String symbol =
                open > 0 && name.endsWith(")") ? name.substring(open + 1, name.length() - 1) : name;
        if (kind.equals("Crypto")) {
            return AssetRef.coin(symbol);
        }
        return AssetRef.security(
                kind.equals("ETF") ? AssetKind.ETF : AssetKind.EQUITY,
                symbol,
                name,
                CurrencyCode.USD,
                cells.text("ISIN"));
    }
}
