package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A trade out of an exchange's balance changes: what went out, what came in, and fees on top of
 * them.
 *
 * <p>One fee is the trade's own, cash before coins; a second one in the other asset becomes a fee
 * of its own. The net amount is stated where one side is cash.
 */
public final class TradeGroup {
    private TradeGroup() {}

    /**
     * One balance change.
     *
     * @param amount of either sign, without the fee
     * @param fee zero or more, taken on top
     */
    public record Posting(CsvRow row, AssetRef asset, BigDecimal amount, BigDecimal fee) {}

    /**
     * What the rows of a trade have in common.
     *
     * @param id the source's own
     * @param key that id and what else tells trades apart
     */
    public record Terms(AccountRef account, Instant time, String id, String key) {}

    /** Emits the trade; rows that do not make one are all reported. */
    public static void read(
            Reading reading, List<Posting> postings, String id, Supplier<Terms> terms) {
        Map<AssetRef, Side> sides = new LinkedHashMap<>();
        for (Posting posting : postings) {
            sides.computeIfAbsent(posting.asset(), Side::new).add(posting);
        }
        Side in = only(sides, 1);
        Side out = only(sides, -1);
        if (in == null || out == null) {
            for (Posting posting : postings) {
                reading.problem(
                        RowProblem.rejected(
                                posting.row().line(), "", ProblemCode.INCOMPLETE_GROUP, id));
            }
            return;
        }
        CsvRow row = postings.getFirst().row();
        reading.guard(row, () -> emit(reading, row, in, out, sides.values(), terms.get()));
        // One row carries the transaction; the others are told by it.
        postings.stream().skip(1).forEach(posting -> reading.nothingNew(posting.row()));
    }

    private static void emit(
            Reading reading, CsvRow row, Side in, Side out, Collection<Side> sides, Terms terms) {
        Draft trade =
                reading.draft(type(in, out), row)
                        .account(terms.account())
                        .time(terms.time(), ZoneOffset.UTC)
                        .in(in.asset, in.amount)
                        .out(out.asset, out.amount.abs())
                        .id(terms.id(), terms.key());
        List<Side> charged =
                sides.stream()
                        .filter(side -> side.fee.signum() > 0)
                        .sorted(Comparator.comparing(side -> !Coins.isCash(side.asset)))
                        .toList();
        if (!charged.isEmpty()) {
            Side first = charged.getFirst();
            trade.fee(first.asset, first.fee, false);
        }
        if (Coins.isCash(out.asset)) {
            trade.amount(out.amount.abs().add(out.fee), out.asset.currency());
        } else if (Coins.isCash(in.asset)) {
            trade.amount(in.amount.subtract(in.fee), in.asset.currency());
        }
        trade.emit();
        for (Side side : charged.stream().skip(1).toList()) {
            reading.draft(TransactionType.FEE, row)
                    .account(terms.account())
                    .time(terms.time(), ZoneOffset.UTC)
                    .out(side.asset, side.fee)
                    .id(terms.id() + "#fee", terms.key() + "#fee")
                    .emit();
        }
    }

    private static TransactionType type(Side in, Side out) {
        boolean paysCash = Coins.isCash(out.asset);
        boolean getsCash = Coins.isCash(in.asset);
        if (paysCash == getsCash) {
            return TransactionType.SWAP;
        }
        return paysCash ? TransactionType.BUY : TransactionType.SELL;
    }

    private static @Nullable Side only(Map<AssetRef, Side> sides, int sign) {
        List<Side> found =
                sides.values().stream().filter(side -> side.amount.signum() == sign).toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static final class Side {
        private final AssetRef asset;
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal fee = BigDecimal.ZERO;

        private Side(AssetRef asset) {
            this.asset = asset;
        }

        private void add(Posting posting) {
            amount = amount.add(posting.amount());
            fee = fee.add(posting.fee());
        }
    }
}
