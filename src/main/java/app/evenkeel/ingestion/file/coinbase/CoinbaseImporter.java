package app.evenkeel.ingestion.file.coinbase;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Units;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Coinbase's consumer report, all generations: up to three lines before the header, columns named
 * with or without the currency, currency signs glued to the figures.
 *
 * <p>A purchase is usually paid from a card or a bank account that the report does not show. Its
 * cash is taken from the Coinbase account all the same, which may so fall below zero until the
 * money's way in is entered; anything else would invent a deposit.
 *
 * <p>A conversion is one row, whose second asset stands only in the note.
 */
public final class CoinbaseImporter extends TableImporter {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "Coinbase", "Coinbase");
    private static final String TIME = "Timestamp";
    private static final String TYPE = "Transaction Type";
    private static final String ASSET = "Asset";
    private static final String QUANTITY = "Quantity Transacted";
    private static final String NOTES = "Notes";
    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s UTC"), TimePattern.of("y-M-dTH:m:sZ")
    };

    public CoinbaseImporter() {
        super("coinbase", "report", TIME, TYPE, ASSET, QUANTITY, NOTES);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Worth worth = Worth.of(cells);
        AssetRef asset = Coins.of(cells.required(ASSET));
        BigDecimal quantity = cells.decimal(QUANTITY);
        if (quantity.signum() == 0) {
            reading.nothingNew(cells.row());
            return;
        }
        BigDecimal units = quantity.abs();
        String type = cells.required(TYPE);
        AssetRef cash = AssetRef.cash(worth.currency());
        Draft draft =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "buy" ->
                            draft(reading, cells, TransactionType.BUY)
                                    .in(asset, units)
                                    .out(cash, worth.needed(cells));
                    case "sell" ->
                            draft(reading, cells, TransactionType.SELL)
                                    .in(cash, worth.needed(cells))
                                    .out(asset, units);
                    case "advanced trade buy", "advance trade buy" -> {
                        Units paid = counterpart(cells, cash, worth);
                        yield draft(reading, cells, trade(paid, TransactionType.BUY))
                                .in(asset, units)
                                .out(paid.asset(), paid.quantity());
                    }
                    case "advanced trade sell", "advance trade sell" -> {
                        Units got = counterpart(cells, cash, worth);
                        yield draft(reading, cells, trade(got, TransactionType.SELL))
                                .in(got.asset(), got.quantity())
                                .out(asset, units);
                    }
                    case "convert", "wrap asset", "unwrap", "retail simple dust" ->
                            converted(reading, cells, asset, units);
                    default ->
                            draft(
                                            reading,
                                            cells,
                                            CoinbaseWords.type(cells, TYPE, quantity.signum()))
                                    .signed(asset, CoinbaseWords.signed(type, quantity));
                };
        // Two rows may share an id and differ in asset, in currency or in direction.
        String id = cells.text("ID");
        String key = String.join(":", id, type, asset.symbol(), worth.currency().value());
        draft.fee(cash, worth.fee(), true)
                .price(worth.price(), worth.currency())
                .amount(worth.total(), worth.currency())
                .memo(cells.text(NOTES))
                .id(id, quantity.signum() < 0 ? key + ":-" : key)
                .emit();
    }

    /** What was paid or received on the order book, which may be another coin. */
    private static Units counterpart(RowCells cells, AssetRef cash, Worth worth) {
        String note = cells.text(NOTES);
        List<String> words = List.of(note.split(" ", -1));
        if (words.size() >= 6 && words.get(3).equals("for")) {
            AssetRef other = Coins.of(words.get(5));
            BigDecimal amount = NumberText.POINT.parse(words.get(4));
            if (!other.equals(cash) && amount != null) {
                return new Units(other, amount);
            }
        }
        return new Units(cash, worth.needed(cells));
    }

    private static TransactionType trade(Units other, TransactionType forCash) {
        return Coins.isCash(other.asset()) ? forCash : TransactionType.SWAP;
    }

    private static Draft draft(Reading reading, RowCells cells, TransactionType type) {
        return reading.draft(type, cells.row())
                .account(ACCOUNT)
                .time(cells.time(TIME, ZoneOffset.UTC, TIMES), ZoneOffset.UTC);
    }

    /** "Converted 0.005 BTC to 50 SOL": what came in is known from here alone. */
    private static Draft converted(
            Reading reading, RowCells cells, AssetRef asset, BigDecimal units) {
        String note = cells.text(NOTES);
        List<String> words = List.of(note.split(" ", -1));
        BigDecimal received = words.size() == 6 ? NumberText.POINT.parse(words.get(4)) : null;
        if (received == null
                || !words.get(0).equals("Converted")
                || !words.get(2).equals(cells.text(ASSET))
                || !words.get(3).equals("to")) {
            throw cells.refusal(NOTES, ProblemCode.BAD_VALUE, note, "\"Converted 1 ABC to 2 XYZ\"");
        }
        return draft(reading, cells, TransactionType.SWAP)
                .in(Coins.of(words.get(5)), received)
                .out(asset, units);
    }
}
