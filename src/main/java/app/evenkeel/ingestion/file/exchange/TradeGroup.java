package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
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
    private static final int SHARE_SCALE = 12;

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
        Map<AssetRef, Side> sides = sides(postings);
        if (sides.values().stream().allMatch(Side::isNothing)) {
            // From one pocket to another of the same asset.
            postings.stream().map(Posting::row).distinct().forEach(reading::nothingNew);
            return;
        }
        Side in = only(sides, 1);
        Side out = only(sides, -1);
        if (in == null || out == null) {
            postings.stream()
                    .map(Posting::row)
                    .distinct()
                    .forEach(row -> reading.reject(row, ProblemCode.INCOMPLETE_GROUP, id));
            return;
        }
        CsvRow row = postings.getFirst().row();
        reading.guard(row, () -> emit(reading, row, in, out, sides.values(), terms.get()));
        others(reading, postings);
    }

    /**
     * Emits one exchange for each asset given up for a single other one, as when dust is swept. The
     * source does not say how much each one brought, so what came is shared out evenly, with a
     * note.
     */
    public static void sweep(
            Reading reading, List<Posting> postings, String id, Supplier<Terms> terms) {
        Map<AssetRef, Side> sides = sides(postings);
        Side in = only(sides, 1);
        List<Side> given =
                sides.values().stream().filter(side -> side.amount.signum() < 0).toList();
        if (in == null || given.size() < 2) {
            read(reading, postings, id, terms);
            return;
        }
        BigDecimal share =
                in.amount.divide(BigDecimal.valueOf(given.size()), SHARE_SCALE, RoundingMode.DOWN);
        BigDecimal rest = in.amount.subtract(share.multiply(BigDecimal.valueOf(given.size())));
        CsvRow row = postings.getFirst().row();
        reading.guard(
                row,
                () -> {
                    Terms common = terms.get();
                    for (Side side : given) {
                        boolean first = side == given.getFirst();
                        Entry entry =
                                entry(reading, row, common, ":" + side.asset.symbol())
                                        .in(in.asset, first ? share.add(rest) : share)
                                        .out(side.asset, side.amount)
                                        .fee(side.asset, side.fee);
                        (first ? entry.fee(in.asset, in.fee) : entry).as(Meaning.TRADE);
                    }
                    reading.note(
                            row, "", ProblemCode.SHARED_OUT, in.asset.symbol(), "" + given.size());
                });
        others(reading, postings);
    }

    /** One row carries the transaction; the others are told by it. */
    private static void others(Reading reading, List<Posting> postings) {
        CsvRow lead = postings.getFirst().row();
        postings.stream()
                .map(Posting::row)
                .distinct()
                .skip(1)
                .forEach(row -> reading.partOf(lead, row));
    }

    private static void emit(
            Reading reading, CsvRow row, Side in, Side out, Collection<Side> sides, Terms terms) {
        Entry entry =
                entry(reading, row, terms, "").in(in.asset, in.amount).out(out.asset, out.amount);
        sides.forEach(side -> entry.fee(side.asset, side.fee));
        entry.as(Meaning.TRADE);
    }

    private static Entry entry(Reading reading, CsvRow row, Terms terms, String mark) {
        return new Entry(reading, row, terms.account(), terms.time(), ZoneOffset.UTC)
                .id(terms.id(), terms.key().isEmpty() ? "" : terms.key() + mark);
    }

    private static Map<AssetRef, Side> sides(List<Posting> postings) {
        Map<AssetRef, Side> sides = new LinkedHashMap<>();
        for (Posting posting : postings) {
            sides.computeIfAbsent(posting.asset(), Side::new).add(posting);
        }
        return sides;
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

        private boolean isNothing() {
            return amount.signum() == 0 && fee.signum() == 0;
        }

        private void add(Posting posting) {
            amount = amount.add(posting.amount());
            fee = fee.add(posting.fee());
        }
    }
}
