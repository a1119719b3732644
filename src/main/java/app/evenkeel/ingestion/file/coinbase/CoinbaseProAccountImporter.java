package app.evenkeel.ingestion.file.coinbase;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.TradeGroup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Coinbase Pro's account statement: one row for each balance that changed; a trade is two rows of
 * type match and one of type fee that share their trade id.
 */
public final class CoinbaseProAccountImporter extends TableImporter {
    static final TimePattern[] TIMES = {
        TimePattern.of("y-M-dTH:m:s.SZ"), TimePattern.of("y-M-dTH:m:sZ")
    };
    private static final String UNIT = "amount/balance unit";
    private static final String TIME = "time|timestamp";

    public CoinbaseProAccountImporter() {
        super("coinbase-pro", "account", "portfolio", "type", TIME, "amount", "balance", UNIT);
    }

    @Override
    protected RowReader begin(Reading reading) {
        Groups trades = new Groups(group -> trade(group, reading));
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                read(cells, reading, trades);
            }

            @Override
            public void end() {
                trades.finish();
            }
        };
    }

    /** The account of a portfolio; the one that everybody has goes by the exchange's name. */
    static AccountRef account(RowCells cells) {
        String portfolio = cells.text("portfolio");
        return new AccountRef(
                AccountKind.EXCHANGE,
                "Coinbase Pro",
                portfolio.isEmpty() || portfolio.equals("default") ? "Coinbase Pro" : portfolio);
    }

    /** Trade ids count up within a product, so the assets belong to the key. */
    static String key(String tradeId, AssetRef one, AssetRef other) {
        TreeSet<String> symbols = new TreeSet<>(List.of(one.symbol(), other.symbol()));
        return tradeId + ":" + String.join("-", symbols);
    }

    private static void read(RowCells cells, Reading reading, Groups trades) {
        switch (cells.required("type").toLowerCase(Locale.ROOT)) {
            case "match", "fee" -> {
                // Read once here, so that a bad cell is refused in its own row.
                posting(cells);
                time(cells);
                trades.add(
                        account(cells).name()
                                + "/"
                                + cells.required("trade id")
                                + "/"
                                + cells.text("order id"),
                        cells);
            }
            case "conversion" -> {
                // A stablecoin for its currency: both rows of one moment, without a trade id.
                posting(cells);
                trades.add(account(cells).name() + "/conversion@" + time(cells), cells);
            }
            case "deposit" -> single(cells, TransactionType.DEPOSIT, reading);
            case "withdrawal" -> single(cells, TransactionType.WITHDRAWAL, reading);
            case "rebate" -> single(cells, TransactionType.REWARD, reading);
            default -> throw cells.refusal("type", ProblemCode.UNKNOWN_TYPE, cells.text("type"));
        }
    }

    private static void single(RowCells cells, TransactionType type, Reading reading) {
        AssetRef asset = Coins.of(cells.required(UNIT));
        Draft draft =
                reading.draft(type, cells.row())
                        .account(account(cells))
                        .time(time(cells), ZoneOffset.UTC)
                        .id(cells.text("transfer id"))
                        .signed(asset, cells.decimal("amount"));
        draft.emit();
    }

    private static void trade(List<RowCells> group, Reading reading) {
        RowCells first = group.getFirst();
        String id = first.text("trade id");
        List<TradeGroup.Posting> postings =
                group.stream().map(CoinbaseProAccountImporter::posting).toList();
        List<AssetRef> assets =
                postings.stream().map(TradeGroup.Posting::asset).distinct().toList();
        TradeGroup.read(
                reading,
                postings,
                id,
                () ->
                        new TradeGroup.Terms(
                                account(first),
                                time(first),
                                id,
                                id.isEmpty() ? "" : key(id, assets.getFirst(), assets.getLast())));
    }

    private static TradeGroup.Posting posting(RowCells cells) {
        BigDecimal amount = cells.decimal("amount");
        AssetRef asset = Coins.of(cells.required(UNIT));
        return cells.text("type").equalsIgnoreCase("fee")
                ? new TradeGroup.Posting(cells.row(), asset, BigDecimal.ZERO, amount.abs())
                : new TradeGroup.Posting(cells.row(), asset, amount, BigDecimal.ZERO);
    }

    private static Instant time(RowCells cells) {
        return cells.time(TIME, ZoneOffset.UTC, TIMES);
    }
}
