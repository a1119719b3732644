package app.evenkeel.ingestion.file.kraken;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.TradeGroup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Kraken's ledgers export: one row for each balance that changed.
 *
 * <p>The rows of a trade share their {@code refid}. A deposit or withdrawal appears twice, first
 * without {@code txid} and balance while it is on its way; only the settled row counts. Fees come
 * on top of the amounts.
 */
public final class KrakenLedgersImporter extends TableImporter {
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
        String type = cells.required("type");
        switch (type) {
            case "trade", "spend", "receive" -> {
                // Read once here, so that a bad cell is refused in its own row.
                posting(cells);
                time(cells);
                trades.add(cells.required("refid"), cells);
            }
            default -> single(cells, kind(type, cells), reading);
        }
    }

    private static TransactionType kind(String type, RowCells cells) {
        String subtype = cells.text("subtype");
        int sign = cells.decimal("amount").signum();
        return switch (type) {
            case "deposit" -> TransactionType.DEPOSIT;
            case "withdrawal" -> TransactionType.WITHDRAWAL;
            case "staking", "reward", "airdrop", "dividend", "invite bonus" ->
                    TransactionType.REWARD;
            case "earn" ->
                    subtype.equals("reward") ? TransactionType.REWARD : TransactionType.TRANSFER;
            // Without a subtype it came from nowhere: a fork or a promotion.
            case "transfer" ->
                    subtype.isEmpty() && sign > 0
                            ? TransactionType.REWARD
                            : TransactionType.TRANSFER;
            case "margin", "rollover", "settled" -> {
                if (sign != 0) {
                    throw cells.refusal("type", ProblemCode.NOT_SUPPORTED, "A margin result");
                }
                yield TransactionType.FEE;
            }
            default -> throw cells.refusal("type", ProblemCode.UNKNOWN_TYPE, type);
        };
    }

    private static void single(RowCells cells, TransactionType kind, Reading reading) {
        TradeGroup.Posting posting = posting(cells);
        BigDecimal amount = posting.amount();
        BigDecimal fee = posting.fee();
        if (amount.signum() == 0 && fee.signum() == 0) {
            reading.nothingNew(cells.row());
            return;
        }
        Draft draft =
                reading.draft(amount.signum() == 0 ? TransactionType.FEE : kind, cells.row())
                        .account(KrakenAssets.ACCOUNT)
                        .time(time(cells), ZoneOffset.UTC)
                        .memo(cells.text("subtype"))
                        // Both sides of a move into staking may share the refid; the txid is each
                        // row's own.
                        .id(cells.text("refid"), cells.required("txid"));
        if (amount.signum() == 0) {
            draft.out(posting.asset(), fee);
        } else {
            draft.signed(posting.asset(), amount)
                    .fee(posting.asset(), fee.signum() == 0 ? null : fee, false);
        }
        draft.emit();
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
        String id = group.getFirst().text("refid");
        TradeGroup.read(
                reading,
                group.stream().map(KrakenLedgersImporter::posting).toList(),
                id,
                () -> new TradeGroup.Terms(KrakenAssets.ACCOUNT, time(group.getFirst()), id, id));
    }
}
