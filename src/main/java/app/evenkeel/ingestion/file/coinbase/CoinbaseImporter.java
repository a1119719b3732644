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

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;

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
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.EXCHANGE, "Coinbase", "Coinbase");
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
                switch (type) {
                    case "Buy", "Advanced Trade Buy", "Advance Trade Buy" ->
                            draft(reading, cells, TransactionType.BUY)
                                    .in(asset, units)
                                    .out(cash, worth.needed(cells));
                    case "Sell", "Advanced Trade Sell", "Advance Trade Sell" ->
                            draft(reading, cells, TransactionType.SELL)
                                    .in(cash, worth.needed(cells))
                                    .out(asset, units);
                    case "Convert" -> converted(reading, cells, asset, units);
                    case "Send", "Card Spend", "Withdrawal", "Fiat Withdrawal" ->
                            draft(reading, cells, TransactionType.WITHDRAWAL).out(asset, units);
                    case "Receive", "Deposit", "Fiat Deposit" ->
                            draft(reading, cells, TransactionType.DEPOSIT).in(asset, units);
                    case "Staking Income",
                            "Rewards Income",
                            "Reward Income",
                            "Inflation Reward",
                            "Learning Reward",
                            "Coinbase Earn",
                            "Incentives Rewards Payout",
                            "Subscription Rebate",
                            "Airdrop" ->
                            draft(reading, cells, TransactionType.REWARD).in(asset, units);
                    case "Exchange Deposit", "Pro Deposit", "Advanced Trade Deposit" ->
                            draft(reading, cells, TransactionType.TRANSFER).out(asset, units);
                    case "Exchange Withdrawal", "Pro Withdrawal", "Vault Withdrawal" ->
                            draft(reading, cells, TransactionType.TRANSFER).in(asset, units);
                    case "Retail Staking Transfer",
                            "Retail Unstaking Transfer",
                            "Retail Eth2 Deprecation" ->
                            draft(reading, cells, TransactionType.TRANSFER).signed(asset, quantity);
                    default -> throw cells.refusal(TYPE, ProblemCode.UNKNOWN_TYPE, type);
                };
        // Two rows may share an id and differ in asset or in currency.
        String id = cells.text("ID");
        draft.fee(cash, worth.fee(), true)
                .price(worth.price(), worth.currency())
                .amount(worth.total(), worth.currency())
                .memo(cells.text(NOTES))
                .id(id, String.join(":", id, type, asset.symbol(), worth.currency().value()))
                .emit();
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
