package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.Meaning;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Binance's account statement: one row for each balance that changed. Nothing but the second and
 * the operation tells which rows are one trade.
 */
public final class BinanceStatementImporter extends TableImporter {
    private static final String OPERATION = "Operation";

    /** Of the owner or of one of the sub-accounts, which trade apart from each other. */
    private static final String USER = "User ID|User_ID|UserId";

    public BinanceStatementImporter() {
        super("binance", "statement", "Account", OPERATION, "Coin", "Change", "Remark");
    }

    @Override
    protected RowReader begin(Reading reading) {
        SecondTrades together = new SecondTrades(reading);
        Groups trades = new Groups(together::read);
        return new RowReader() {
            private @Nullable Open last;

            @Override
            public void row(RowCells cells) {
                Meaning meaning = meaning(cells);
                BigDecimal change = cells.decimal("Change");
                Instant time = Binance.time(cells, Binance.TIME);
                if (meaning != Meaning.TRADE) {
                    single(cells, meaning, change, time, reading);
                    return;
                }
                Coins.of(cells.required("Coin"));
                Open open = Open.of(cells, change, time, last);
                last = open;
                trades.add(open.key, cells);
            }

            @Override
            public void end() {
                trades.finish();
            }
        };
    }

    private static Meaning meaning(RowCells cells) {
        Meaning meaning = Binance.OPERATIONS.of(cells, OPERATION);
        boolean futures = cells.text("Account").toLowerCase(Locale.ROOT).contains("futures");
        // On a futures account a fee stands alone: the position moves no coins.
        return futures && meaning == Meaning.TRADE ? Meaning.FEE : meaning;
    }

    private static void single(
            RowCells cells, Meaning meaning, BigDecimal change, Instant time, Reading reading) {
        AssetRef coin = Coins.of(cells.required("Coin"));
        Entry entry =
                new Entry(reading, cells.row(), Binance.ACCOUNT, time, ZoneOffset.UTC)
                        .moved(coin, change)
                        .memo(cells.text("Remark"));
        if (meaning == Meaning.DEPOSIT || meaning == Meaning.WITHDRAWAL) {
            entry.crossKey(Binance.movement(coin.symbol(), change, time));
        }
        entry.as(meaning);
    }

    /**
     * The rows of one second that may belong together. The two sides of a conversion may fall on
     * neighbouring seconds; then the later joins the earlier.
     */
    private record Open(String family, long second, boolean in, boolean out, String key) {
        static Open of(RowCells cells, BigDecimal change, Instant time, @Nullable Open last) {
            String family =
                    SecondTrades.family(cells.text(OPERATION))
                            + "/"
                            + cells.text("Account").toLowerCase(Locale.ROOT)
                            + "/"
                            + cells.text(USER);
            long second = time.getEpochSecond();
            boolean in = change.signum() > 0;
            if (last != null && last.family.equals(family)) {
                boolean completes = in ? last.out && !last.in : last.in && !last.out;
                if (last.second == second || (completes && Math.abs(last.second - second) == 1)) {
                    return new Open(family, second, last.in || in, last.out || !in, last.key);
                }
            }
            return new Open(family, second, in, !in, family + "@" + second);
        }
    }
}
