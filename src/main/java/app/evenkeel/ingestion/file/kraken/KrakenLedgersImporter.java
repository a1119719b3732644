package app.evenkeel.ingestion.file.kraken;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.TradeGroup;
import app.evenkeel.ingestion.file.exchange.Words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Kraken's ledgers export: one row for each balance that changed.
 *
 * <p>The rows of a trade share their {@code refid}. A deposit or withdrawal appears twice, first
 * without {@code txid} and balance while it is on its way; only the settled row counts. Fees come
 * on top of the amounts.
 */
public final class KrakenLedgersImporter extends TableImporter {
    private static final Words TYPES =
            Words.NONE
                    .with(
                            Meaning.TRADE,
                            "trade",
                            "spend",
                            "receive",
                            "sale",
                            "conversion",
                            "settled")
                    .with(Meaning.DEPOSIT, "deposit")
                    .with(Meaning.WITHDRAWAL, "withdrawal", "nfttrade")
                    .with(
                            Meaning.REWARD,
                            "staking",
                            "reward",
                            "airdrop",
                            "dividend",
                            "invite bonus",
                            "nft_rebate")
                    .with(Meaning.TRANSFER, "transfer", "adjustment", "custodytransfer", "credit")
                    .with(Meaning.TRANSFER, "earn")
                    .with(Meaning.RESULT, "margin")
                    .with(Meaning.FEE, "rollover", "nftcreatorfee");

    public KrakenLedgersImporter() {
        super("kraken", "ledgers", "txid", "refid", "time", "type", "asset", "amount", "fee");
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

    private static void read(RowCells cells, Reading reading, Groups trades) {
        if (cells.isAbsent("txid") && cells.isAbsent("balance")) {
            reading.nothingNew(cells.row());
            return;
        }
        Meaning meaning = meaning(cells);
        TradeGroup.Posting posting = posting(cells);
        Instant time = time(cells);
        if (meaning == Meaning.TRADE) {
            trades.add(cells.required("refid"), cells);
            return;
        }
        String refid = cells.text("refid");
        Entry entry =
                new Entry(reading, cells.row(), KrakenAssets.ACCOUNT, time, ZoneOffset.UTC)
                        .moved(posting.asset(), posting.amount())
                        .fee(posting.asset(), posting.fee())
                        .memo(cells.text("subtype"))
                        // Both sides of a move into staking may share the refid; the txid is each
                        // row's own.
                        .id(refid, cells.required("txid"));
        // The trades export has the position's trade under the same id.
        (meaning == Meaning.RESULT ? entry.crossKey(refid) : entry).as(meaning);
    }

    private static Meaning meaning(RowCells cells) {
        Meaning meaning = TYPES.of(cells, "type");
        String subtype = cells.text("subtype").toLowerCase(Locale.ROOT);
        return switch (cells.text("type").toLowerCase(Locale.ROOT)) {
            case "earn" -> subtype.equals("reward") ? Meaning.REWARD : meaning;
            // Without a subtype it came from nowhere: a fork or a promotion.
            case "transfer" ->
                    subtype.isEmpty() && cells.decimal("amount").signum() > 0
                            ? Meaning.REWARD
                            : meaning;
            default -> meaning;
        };
    }

    private static TradeGroup.Posting posting(RowCells cells) {
        return new TradeGroup.Posting(
                cells.row(),
                KrakenAssets.of(cells.required("asset")),
                cells.decimal("amount"),
                cells.decimalOrZero("fee"));
    }

    private static Instant time(RowCells cells) {
        return cells.time("time", ZoneOffset.UTC, KrakenAssets.TIME);
    }

    private static void trade(List<RowCells> group, Reading reading) {
        RowCells first = group.getFirst();
        String id = first.text("refid");
        List<TradeGroup.Posting> postings =
                group.stream().map(KrakenLedgersImporter::posting).toList();
        Supplier<TradeGroup.Terms> terms =
                () -> new TradeGroup.Terms(KrakenAssets.ACCOUNT, time(first), id, id);
        if (group.stream().anyMatch(cells -> cells.text("subtype").equals("dustsweeping"))) {
            TradeGroup.sweep(reading, postings, id, terms);
        } else {
            TradeGroup.read(reading, postings, id, terms);
        }
    }
}
