package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.plan.DropReason;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.PlanRequest.Mode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says of everything that the targets ask for and a plan does not do why that is. */
final class DroppedLines {
    private static final Comparator<DroppedLine> LARGEST_FIRST =
            Comparator.comparing(DroppedLine::value, Comparator.reverseOrder())
                    .thenComparing(DroppedLine::symbol);

    private final Sheet sheet;
    private final WantedValues last;
    private final long[] after;

    /** Of each account, after the plan. */
    private final long[] cash;

    private final List<DroppedLine> dropped = new ArrayList<>();

    DroppedLines(Sheet sheet, WantedValues last, long[] after, long[] cash) {
        this.sheet = sheet;
        this.last = last;
        this.after = after;
        this.cash = cash;
    }

    List<DroppedLine> list() {
        for (int node = 1; node < sheet.tree.cash(); node++) {
            if (sheet.tree.isLeaf(node)) {
                if (sheet.tree.asset(node) == TargetTree.NONE) {
                    emptyClass(node);
                } else if (!ofLines(node)) {
                    ofNode(node);
                }
            }
        }
        dropped.sort(LARGEST_FIRST);
        return dropped;
    }

    private void emptyClass(int node) {
        if (sheet.target[node] > 0 && sheet.tree.target(node) instanceof Target.OfClass all) {
            dropped.add(
                    new DroppedLine(
                            null,
                            null,
                            all.kind(),
                            Side.BUY,
                            sheet.unit.amount(sheet.target[node]),
                            DropReason.NOTHING_IN_CLASS,
                            null));
        }
    }

    /** Names the lines that were left out; returns whether there are any. */
    private boolean ofLines(int node) {
        boolean some = false;
        for (Line line : sheet.linesOf[node]) {
            if (line.blocked != null && line.missed != 0 && line.traded().signum() == 0) {
                add(line, line.missed, line.blocked, line.limit);
                some = true;
            } else if (line.isFree() && line.wanted != 0 && line.traded().signum() == 0) {
                boolean isSmall = Math.abs(line.wanted) < line.lot;
                add(
                        line,
                        line.wanted,
                        isSmall ? DropReason.BELOW_LOT : moneyFor(node, line.wanted),
                        isSmall ? line.lot : 0);
                some = true;
            }
        }
        return some;
    }

    /** Says why an asset is not brought as far as it should be. */
    private void ofNode(int node) {
        long placed = 0;
        for (Line line : sheet.linesOf[node]) {
            placed += line.wanted;
        }
        long missing = last.of(node) - sheet.held[node] - placed;
        long off = sheet.target[node] - after[node];
        if (Math.abs(off) <= Math.max(sheet.band[node], sheet.negligible)) {
            return;
        }
        if (missing != 0 && Math.abs(missing) >= sheet.smallest(node)) {
            add(node, missing, moneyFor(node, missing));
        } else {
            unreached(node, off);
        }
    }

    private void unreached(int node, long off) {
        boolean isTraded = false;
        boolean isDecided = false;
        for (Line line : sheet.linesOf[node]) {
            isTraded |= line.isFree();
            isDecided |= line.blocked == DropReason.SET_BY_USER;
        }
        if (isDecided) {
            add(node, off, DropReason.SET_BY_USER);
        } else if (!isTraded) {
            add(node, off, DropReason.NOT_TRADED);
        } else if (Math.abs(off) >= sheet.smallest(node)) {
            boolean sells = sheet.input.request().mode() == Mode.FULL;
            add(node, off, off > 0 || sells ? moneyFor(node, off) : DropReason.SELLS_NOTHING);
        }
    }

    /** What money a purchase lacks, or that a sale's is of no use. */
    private DropReason moneyFor(int node, long amount) {
        if (amount < 0) {
            return DropReason.NO_USE;
        }
        boolean isThere = false;
        for (Line line : sheet.linesOf[node]) {
            long least = line.smallest();
            isThere |=
                    line.isFree()
                            && sheet.tradesIn[line.account]
                            && cash[line.account] >= least + line.cost(least);
        }
        if (!isThere) {
            return DropReason.NO_CASH;
        }
        return sheet.input.request().mode() == Mode.CONTRIBUTION
                ? DropReason.CONTRIBUTION_SPENT
                : DropReason.CASH_AT_TARGET;
    }

    private void add(Line line, long amount, DropReason reason, long limit) {
        BigDecimal comparedWith = limit == 0 ? null : sheet.unit.amount(limit);
        add(line.node, line, amount, reason, comparedWith);
    }

    private void add(int node, long amount, DropReason reason) {
        add(node, null, amount, reason, null);
    }

    private void add(
            int node,
            @Nullable Line line,
            long amount,
            DropReason reason,
            @Nullable BigDecimal limit) {
        long moved = after[node] - sheet.held[node];
        if (Long.signum(moved) * Long.signum(amount) < 0) {
            // Whole lots led beyond it, and the line that is traded says so.
            return;
        }
        Asset asset = sheet.candidates.get(sheet.tree.asset(node)).price().asset();
        dropped.add(
                new DroppedLine(
                        line == null ? null : line.slot.account(),
                        asset,
                        asset.kind(),
                        amount > 0 ? Side.BUY : Side.SELL,
                        sheet.unit.amount(Math.abs(amount)),
                        reason,
                        limit));
    }
}
