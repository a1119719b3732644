package app.evenkeel.ingestion.file.bitfinex;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.TradeGroup;
import app.evenkeel.ingestion.file.exchange.TradeGroup.Posting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Bitfinex's ledgers: one row for each balance that changed, explained by a sentence. The rows of a
 * trade share the second.
 */
public final class BitfinexLedgersImporter extends TableImporter {
    private static final String ABOUT = "DESCRIPTION";

    public BitfinexLedgersImporter() {
        super("bitfinex", "ledgers", ABOUT, "CURRENCY", "AMOUNT", "BALANCE", "DATE", "WALLET");
    }

    @Override
    protected RowReader begin(Reading reading) {
        Groups trades = new Groups(group -> trade(group, reading));
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                Meaning meaning = meaning(cells);
                Posting posting = posting(cells);
                Instant time = Bitfinex.time(cells);
                if (meaning == Meaning.TRADE) {
                    trades.add(time.getEpochSecond() + cells.text("WALLET"), cells);
                    return;
                }
                BigDecimal change = cells.decimal("AMOUNT");
                Entry entry =
                        new Entry(reading, cells.row(), Bitfinex.ACCOUNT, time, ZoneOffset.UTC)
                                .moved(posting.asset(), change)
                                .memo(cells.text(ABOUT))
                                .id(cells.text("#"));
                if (meaning == Meaning.DEPOSIT) {
                    entry.crossKey(movement(posting.asset(), change, time));
                }
                entry.as(meaning);
            }

            @Override
            public void end() {
                trades.finish();
            }
        };
    }

    /** What a deposit or withdrawal is known by in ledgers and movements. */
    static String movement(AssetRef coin, BigDecimal signed, Instant time) {
        return coin.symbol()
                + signed.stripTrailingZeros().toPlainString()
                + "@"
                + time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Meaning meaning(RowCells cells) {
        String about = cells.required(ABOUT).toLowerCase(Locale.ROOT);
        if (about.startsWith("exchange ") || about.startsWith("trading fee")) {
            return Meaning.TRADE;
        }
        if (about.startsWith("deposit") || about.contains("withdrawal #")) {
            return Meaning.DEPOSIT;
        }
        if (about.contains("withdrawal fee") || about.contains("fee for")) {
            return Meaning.FEE;
        }
        if (about.startsWith("transfer") || about.startsWith("canceled withdrawal")) {
            return about.startsWith("transfer") ? Meaning.TRANSFER : Meaning.DEPOSIT;
        }
        if (about.startsWith("margin funding payment") || about.startsWith("interest")) {
            return Meaning.INTEREST;
        }
        if (about.contains("reward")
                || about.contains("airdrop")
                || about.contains("rebate")
                || about.startsWith("earned fees")
                || about.contains("fork")) {
            return Meaning.REWARD;
        }
        if (about.startsWith("position")
                || about.startsWith("settlement")
                || about.startsWith("funding event")
                || about.startsWith("unused margin funding fee")) {
            return Meaning.RESULT;
        }
        if (about.contains("adjustment") || about.contains("conversion")) {
            return Meaning.TRANSFER;
        }
        throw cells.refusal(ABOUT, ProblemCode.UNKNOWN_TYPE, cells.text(ABOUT));
    }

    private static void trade(List<RowCells> rows, Reading reading) {
        RowCells first = rows.getFirst();
        List<Posting> postings = rows.stream().map(BitfinexLedgersImporter::posting).toList();
        if (postings.stream().allMatch(posting -> posting.amount().signum() == 0)) {
            for (int i = 0; i < rows.size(); i++) {
                RowCells cells = rows.get(i);
                Posting fee = postings.get(i);
                reading.guard(
                        cells.row(),
                        () ->
                                new Entry(
                                                reading,
                                                cells.row(),
                                                Bitfinex.ACCOUNT,
                                                Bitfinex.time(cells),
                                                ZoneOffset.UTC)
                                        .fee(fee.asset(), fee.fee())
                                        .memo(cells.text(ABOUT))
                                        .id(cells.text("#"))
                                        .as(Meaning.FEE));
            }
            return;
        }
        TradeGroup.read(
                reading,
                postings,
                first.text(ABOUT),
                () -> new TradeGroup.Terms(Bitfinex.ACCOUNT, Bitfinex.time(first), "", ""));
    }

    private static Posting posting(RowCells cells) {
        BigDecimal amount = cells.decimal("AMOUNT");
        AssetRef coin = Bitfinex.coin(cells.required("CURRENCY"));
        boolean fee = cells.text(ABOUT).toLowerCase(Locale.ROOT).startsWith("trading fee");
        return new Posting(
                cells.row(),
                coin,
                fee ? BigDecimal.ZERO : amount,
                fee ? amount.negate() : BigDecimal.ZERO);
    }
}
