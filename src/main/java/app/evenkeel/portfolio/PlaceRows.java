package app.evenkeel.portfolio;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.lots.SplitTraces;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.DataProblem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which rows moved an asset, found in one walk over the ledger; of cash only its transfers. */
final class PlaceRows {
    /** Rows named with one finding. */
    private static final int MOST = 50;

    private final Timeline timeline;
    private final Map<AssetId, List<Integer>> byAsset = new HashMap<>();

    private PlaceRows(Timeline timeline) {
        this.timeline = timeline;
    }

    static PlaceRows of(Timeline timeline) {
        PlaceRows rows = new PlaceRows(timeline);
        for (int i = 0; i < timeline.size(); i++) {
            Movement movement = timeline.transaction(i).movement();
            Leg in = movement.in();
            Leg out = movement.out();
            Fee fee = movement.fee();
            rows.note(in == null ? null : in.asset(), i);
            rows.note(out == null ? null : out.asset(), i);
            if (fee != null && !fee.included()) {
                rows.note(fee.asset(), i);
            }
        }
        return rows;
    }

    private void note(@Nullable AssetId asset, int index) {
        if (asset != null
                && (!timeline.asset(asset).isCash()
                        || timeline.transaction(index) instanceof Transaction.Transfer)) {
            List<Integer> rows = byAsset.computeIfAbsent(asset, _ -> new ArrayList<>());
            if (rows.isEmpty() || rows.getLast() != index) {
                rows.add(index);
            }
        }
    }

    /** The rows that a problem is about, oldest first. */
    List<TransactionId> of(DataProblem problem) {
        Asset asset = problem.asset();
        Account account = problem.account();
        boolean isCounted =
                asset != null
                        && (!asset.isCash()
                                || problem.kind() == DataProblem.Kind.UNMATCHED_TRANSFER);
        if (asset == null || account == null || !isCounted) {
            return List.of();
        }
        List<TransactionId> found = new ArrayList<>();
        BigDecimal held = BigDecimal.ZERO;
        for (int index : byAsset.getOrDefault(asset.id(), List.of())) {
            Transaction row = timeline.transaction(index);
            if (!row.head().account().equals(account.id()) || found.size() >= MOST) {
                continue;
            }
            held = held.add(row.movement().change(asset.id()));
            if (isToBlame(problem.kind(), row, index, held)) {
                found.add(row.head().id());
            }
        }
        return found;
    }

    private boolean isToBlame(
            DataProblem.Kind kind, Transaction row, int index, BigDecimal heldAfter) {
        return switch (kind) {
            case NEGATIVE_HOLDING -> heldAfter.signum() < 0;
            case UNKNOWN_COST -> row.movement().in() != null && row.movement().amount() == null;
            case SPIN_OFF_COST -> row instanceof Transaction.SpinOff;
            case UNMATCHED_TRANSFER ->
                    row instanceof Transaction.Transfer && timeline.partner(index) < 0;
            case QUANTITY_DIFFERS, COLLECTED_DIFFERS -> true;
            case MISSING_PRICE,
                    STALE_PRICE,
                    MISSING_RATE,
                    NO_RATE_SOURCE,
                    STALE_RATE,
                    SPLIT_REPORTED,
                    SPLIT_SUSPECT,
                    PRICE_STEP,
                    PROPOSED_TRANSFER,
                    HELD_PRICE,
                    REUSED_TICKER ->
                    false;
        };
    }

    /** Whether an account held the asset before a split, and does not have the split. */
    boolean isOpen(CorporateEvent.Split split) {
        IntStream rows =
                byAsset.getOrDefault(split.asset(), List.of()).stream().mapToInt(index -> index);
        return SplitTraces.of(timeline, split, rows).isOpen();
    }

    static boolean touches(Transaction row, AssetId asset) {
        return row.movement().change(asset).signum() != 0;
    }
}
