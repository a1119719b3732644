package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.allocation.FixedPoint;
import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanRequest.Mode;
import app.evenkeel.domain.portfolio.Destination;

import java.util.Arrays;

/**
 * The value that each node should have after a plan, if any quantity could be traded: the least
 * trading that brings every node to where the policy wants it, with cash first.
 *
 * <ul>
 *   <li>Cash over its target goes to what is below its own, the furthest first; cash that is needed
 *       comes from what is above. If every node is within the edge of its band then, or within its
 *       band where cash is left alone, that is all.
 *   <li>Otherwise what is outside its settled band is brought to its edge: the target itself, half
 *       the band, or nine tenths of the band, so that the next look finds it inside. A group is
 *       brought there by its members that are off in the same direction, and what then is missing
 *       or left over in cash is made up by whatever is off the other way.
 *   <li>Where there is not money for all, it is taken back from what is nearest to its target or
 *       beyond it, and what was outside its band is kept within it as long as that can be.
 * </ul>
 *
 * No node is moved away from its target, and none beyond it. Not thread-safe.
 */
final class WantedValues {
    /** Why something is wanted. */
    enum Cause {
        NOTHING,
        CASH,
        BANDS,
        CONTRIBUTION
    }

    /** What is kept when something is taken back. */
    private enum Kept {
        /** Every purchase, and of the sales what could be placed. */
        PLACED,
        /** What was outside its band is not moved out of it again. */
        ALL,
        ASSETS,
        NONE
    }

    private final Sheet sheet;
    private final TargetTree tree;
    private final int cash;
    private final PlanRequest request;
    private final long[] least;
    private final long[] most;
    private final long[] room;
    private final long[] give;
    private final long[] wanted;
    private long leastCash;
    private Cause cause = Cause.NOTHING;

    WantedValues(Sheet sheet) {
        this.sheet = sheet;
        this.tree = sheet.tree;
        this.cash = tree.cash();
        this.request = sheet.input.request();
        this.least = new long[tree.size()];
        this.most = new long[tree.size()];
        this.room = new long[tree.size()];
        this.give = new long[tree.size()];
        this.wanted = new long[tree.size()];
    }

    /** Works them out anew for the lines that are not blocked. */
    void find() {
        cause = Cause.NOTHING;
        wantWhatIsHeld();
        reach();
        switch (request.mode()) {
            case CONTRIBUTION -> contribute();
            case BUY_ONLY -> bands(Cause.CASH);
            case FULL -> full();
        }
        long rest = sheet.total;
        for (int i = 1; i < cash; i++) {
            rest -= tree.isLeaf(i) ? wanted[i] : 0;
        }
        wanted[cash] = rest;
    }

    private void wantWhatIsHeld() {
        System.arraycopy(sheet.held, 0, wanted, 0, wanted.length);
    }

    long of(int node) {
        return wanted[node];
    }

    /** What a node is aimed at: its target, or what is wanted of an asset that has none itself. */
    long aim(int node) {
        return tree.isFree(node) ? wanted[node] : sheet.target[node];
    }

    Cause cause() {
        return cause;
    }

    /** Whether a node is further from its target than its band, and something could be done. */
    static boolean isOutside(Sheet sheet, int node, long value) {
        long off = Math.abs(value - sheet.target[node]);
        return off > sheet.band[node] && !sheet.tree.isFree(node) && off >= sheet.smallest(node);
    }

    private void reach() {
        boolean sells = request.mode() == Mode.FULL;
        System.arraycopy(sheet.held, 0, least, 0, cash);
        System.arraycopy(sheet.held, 0, most, 0, cash);
        for (Line line : sheet.lines) {
            if (line.isFree()) {
                least[line.node] -= sells ? line.sellable : 0;
                most[line.node] = MoneyUnit.NO_LIMIT;
            }
        }
        for (int i = 1; i < cash; i++) {
            least[i] = Math.min(sheet.held[i], Math.max(least[i], sheet.lowest[i]));
            most[i] = Math.max(sheet.held[i], Math.min(most[i], sheet.highest[i]));
        }
        leastCash = unspendable();
    }

    /**
     * What is left of all cash when as much is spent as can be: in one of several accounts no more
     * than what is traded there is below its target.
     */
    private long unspendable() {
        if (sheet.accounts.size() == 1) {
            return 0;
        }
        long[] uses = new long[sheet.cash.length];
        for (Line line : sheet.lines) {
            if (line.isFree() && sheet.tradesIn[line.account]) {
                long end = Math.min(end(line.node, true), most[line.node]);
                long below = Math.max(0, end - sheet.held[line.node]);
                uses[line.account] =
                        Math.min(Math.max(0, sheet.cash[line.account]), uses[line.account] + below);
            }
        }
        long left = sheet.allCash();
        for (long use : uses) {
            left -= use;
        }
        return left;
    }

    private void contribute() {
        cause = Cause.CONTRIBUTION;
        long amount = sheet.unit.nearest(request.deposit());
        for (int i = 1; i < cash; i++) {
            if (most[i] > sheet.held[i]) {
                wanted[i] += FixedPoint.share(amount, tree.weight(i));
            }
        }
    }

    private void full() {
        long off = sheet.allCash() - sheet.target[cash];
        long over = sheet.allCash() - Math.max(sheet.target[cash], leastCash);
        boolean isFlow = request.deposit().signum() > 0 || request.withdrawal().signum() > 0;
        boolean isOff = Math.abs(off) > sheet.band[cash] || sheet.allCash() < 0;
        if ((isFlow || isOff) && Math.abs(over) >= sheet.smallest(0)) {
            cause = Cause.CASH;
            towardTargets(0, over);
        }
        for (int i = 1; i < cash; i++) {
            if (isOutside(sheet, i, wanted[i]) || (cause == Cause.CASH && isOffEdge(i))) {
                wantWhatIsHeld();
                bands(Cause.BANDS);
                return;
            }
        }
    }

    /**
     * Whether a node is further off than the edge, so that what trading costs could put it outside
     * before the next look.
     */
    private boolean isOffEdge(int node) {
        long off = Math.abs(wanted[node] - sheet.target[node]);
        return off > settled(Destination.EDGE, node)
                && !tree.isFree(node)
                && off >= sheet.smallest(node);
    }

    private void bands(Cause because) {
        cause = because;
        Destination destination = sheet.input.policy().destination();
        for (int i = 1; i < cash; i++) {
            if (tree.isLeaf(i) && !tree.isFree(i)) {
                long settled = settled(destination, i);
                long inside =
                        Math.clamp(
                                sheet.held[i],
                                sheet.target[i] - settled,
                                sheet.target[i] + settled);
                wanted[i] = Math.clamp(inside, least[i], most[i]);
            }
        }
        for (int i = cash - 1; i > 0; i--) {
            if (!tree.isLeaf(i)) {
                settle(i, destination);
            }
        }
        balance(because == Cause.CASH ? 0 : settled(destination, cash));
    }

    private void settle(int group, Destination destination) {
        long sum = 0;
        for (int child = group + 1; child < tree.end(group); child = tree.end(child)) {
            sum += wanted[child];
        }
        wanted[group] = sum;
        long settled = settled(destination, group);
        long inside = Math.clamp(sum, sheet.target[group] - settled, sheet.target[group] + settled);
        if (inside != sum) {
            towardTargets(group, inside - sum);
        }
    }

    /** Sees to it that what is left of the total is within a distance of cash's target. */
    private void balance(long settled) {
        long rest = sheet.total;
        for (int child = 1; child < cash; child = tree.end(child)) {
            rest -= wanted[child];
        }
        long low = Math.max(Math.max(0, leastCash), sheet.target[cash] - settled);
        long high = Math.max(low, sheet.target[cash] + settled);
        long over = rest > high ? rest - high : Math.min(0, rest - low);
        if (over != 0) {
            long placed = towardTargets(0, over);
            takeBack(over - placed);
        }
    }

    private long settled(Destination destination, int node) {
        long band = sheet.band[node];
        return switch (destination) {
            case TARGET -> 0;
            case HALF -> band / 2;
            case EDGE -> band - band / 10;
        };
    }

    /**
     * Changes what is wanted below a node by an amount, each toward its target and not beyond.
     *
     * @return how much of it could be
     */
    private long towardTargets(int top, long amount) {
        boolean up = amount > 0;
        for (int i = cash - 1; i >= top; i--) {
            if (tree.isLeaf(i)) {
                long target = end(i, up);
                long end = up ? Math.min(target, most[i]) : Math.max(target, least[i]);
                room[i] = Math.max(0, up ? end - wanted[i] : wanted[i] - end);
            } else {
                room[i] = Math.min(MoneyUnit.NO_LIMIT, roomIn(i));
                if (i > 0) {
                    long off = sheet.target[i] - wanted[i];
                    room[i] = Math.min(room[i], Math.max(0, up ? off : -off));
                }
            }
        }
        return hand(top, amount, false);
    }

    /** How far a node is moved; an asset of a class that is not divided as far as its class. */
    private long end(int node, boolean up) {
        if (!tree.isFree(node)) {
            return sheet.target[node];
        }
        return up ? MoneyUnit.NO_LIMIT : 0;
    }

    /**
     * Changes what is wanted by an amount, each back toward what is held and not beyond. What was
     * outside its band is kept within it as long as that can be, assets before groups.
     */
    private void takeBack(long amount) {
        long left = amount;
        for (Kept kept : Kept.values()) {
            if (left != 0) {
                left -= takeBack(left, kept);
            }
        }
    }

    private long takeBack(long amount, Kept kept) {
        boolean up = amount > 0;
        for (int i = cash - 1; i >= 0; i--) {
            long end =
                    kept == Kept.PLACED
                            ? up ? Math.min(sheet.sold[i], sheet.held[i]) : wanted[i]
                            : sheet.held[i];
            long moved = end - wanted[i];
            long free = tree.isLeaf(i) ? Math.max(0, up ? moved : -moved) : roomIn(i);
            room[i] = isKept(i, kept) ? Math.min(free, within(i, up)) : free;
        }
        return hand(0, amount, true);
    }

    /** Whether a node was outside its band and is kept within it. */
    private boolean isKept(int node, Kept kept) {
        boolean isOf =
                switch (kept) {
                    case ALL -> node > 0;
                    case ASSETS -> tree.isMeasured(node);
                    case PLACED, NONE -> false;
                };
        return isOf
                && !tree.isFree(node)
                && Math.abs(sheet.held[node] - sheet.target[node]) > sheet.band[node];
    }

    /** How far a node can be moved and stay so far within its band as the next look asks for. */
    private long within(int node, boolean up) {
        long off = sheet.target[node] - wanted[node];
        return Math.max(0, settled(Destination.EDGE, node) + (up ? off : -off));
    }

    private long roomIn(int node) {
        long sum = 0;
        for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
            sum += child == cash ? 0 : Math.min(room[child], sheet.total);
        }
        return sum;
    }

    /**
     * Hands an amount down from a node as far as there is room: to what is furthest from its
     * target, or to what is nearest or beyond it where something is taken back.
     */
    private long hand(int top, long amount, boolean toNearest) {
        long given = Math.min(Math.abs(amount), room[top]);
        if (given == 0) {
            return 0;
        }
        Arrays.fill(give, 0);
        give[top] = given;
        for (int i = top; i < cash; i++) {
            if (give[i] > 0) {
                if (!tree.isLeaf(i)) {
                    divide(i, amount > 0, toNearest);
                }
                wanted[i] += amount > 0 ? give[i] : -give[i];
            }
        }
        return amount > 0 ? given : -given;
    }

    private void divide(int node, boolean up, boolean toNearest) {
        int[] takers = takers(node);
        long[] rooms = new long[takers.length];
        long[] needs = new long[takers.length];
        for (int k = 0; k < rooms.length; k++) {
            int child = takers[k];
            rooms[k] = room[child];
            long off = sheet.target[child] - wanted[child];
            needs[k] = toNearest ? up ? off : -off : Math.max(rooms[k], Math.abs(off));
        }
        if (toNearest) {
            raise(needs, rooms);
        }
        long[] shares =
                tree.isOpenClass(node)
                        ? WaterFill.inProportion(give[node], values(takers), rooms)
                        : WaterFill.level(give[node], needs, rooms);
        for (int k = 0; k < rooms.length; k++) {
            give[takers[k]] = shares[k];
        }
    }

    /** What stands in a node itself and has room. */
    private int[] takers(int node) {
        int[] takers = new int[tree.end(node) - node];
        int count = 0;
        for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
            if (child != cash && room[child] > 0) {
                takers[count++] = child;
            }
        }
        return Arrays.copyOf(takers, count);
    }

    /** Adds as much to all needs as makes none less than its room. */
    private static void raise(long[] needs, long[] rooms) {
        long least = MoneyUnit.NO_LIMIT;
        for (int k = 0; k < needs.length; k++) {
            least = Math.min(least, needs[k] - rooms[k]);
        }
        for (int k = 0; k < needs.length; k++) {
            needs[k] -= least;
        }
    }

    private long[] values(int[] nodes) {
        long[] values = new long[nodes.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = sheet.held[nodes[k]];
        }
        return values;
    }
}
