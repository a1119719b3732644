package app.evenkeel.analytics.rebalance;

import app.evenkeel.domain.plan.PlanRequest.Mode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns wanted values into whole numbers of steps that every account can pay for.
 *
 * <p>Each line begins with the number nearest to what is wanted. Where an account would be
 * overdrawn, the change that costs least is taken until it is not; cash that is left over buys
 * where that brings values nearer; then single changes and pairs of changes are tried as long as
 * one makes it better, and of a few lines all combinations of small changes. What is made small is
 * the sum of the distances from the wanted values, cash among them, and of the costs; between what
 * is wanted and the target there is no distance. Ends always: every change makes that sum smaller,
 * or an overdraft. Not thread-safe.
 */
final class LotRounding {
    /** Pairs are tried only where more than this part of the total could be won. */
    private static final long WORTH_TRYING = 20_000;

    /** Looks at pairs, so that the largest portfolios end in a few milliseconds. */
    private static final int MOST_LOOKS = 200_000;

    /** So few lines are tried in all combinations near where they are. */
    private static final int FEW = 5;

    private final Sheet sheet;
    private final WantedValues wanted;
    private final List<Line> lines;
    private final long[] off;

    /** By node: how far its target is from what is wanted. */
    private final long[] toAim;

    private final long[] cash;
    private long cashOff;
    private int looks;

    private LotRounding(Sheet sheet, WantedValues wanted) {
        this.sheet = sheet;
        this.wanted = wanted;
        this.lines = new ArrayList<>(sheet.lines.size());
        this.off = new long[sheet.tree.size()];
        this.toAim = new long[sheet.tree.size()];
        this.cash = sheet.cash.clone();
    }

    /** Sets the steps of each line. */
    static void round(Sheet sheet, WantedValues wanted) {
        new LotRounding(sheet, wanted).run();
    }

    private void run() {
        for (int i = 1; i < sheet.tree.cash(); i++) {
            off[i] = sheet.held[i] - wanted.of(i);
            toAim[i] = wanted.aim(i) - wanted.of(i);
        }
        cashOff = sheet.allCash() - wanted.of(sheet.tree.cash());
        for (Line line : sheet.lines) {
            line.set(0);
            if (line.wanted != 0) {
                lines.add(line);
                take(line, nearest(line));
            }
        }
        for (int i = 0; i < cash.length; i++) {
            repair(i);
        }
        improve();
        if (lines.size() <= FEW) {
            all();
        }
        if (lines.size() <= 12 || winnable() > Math.max(0, sheet.total) / WORTH_TRYING) {
            pairs();
        }
        if (isChurn()) {
            for (Line line : lines) {
                line.set(0);
            }
        }
    }

    /**
     * Whether less than half of what is traded brings anything nearer to its target, as where lots
     * are too large to come near; unless it fills up an account that was overdrawn.
     */
    private boolean isChurn() {
        long traded = 0;
        long[] after = sheet.held.clone();
        for (Line line : lines) {
            traded += line.value + 2 * line.cost;
            after[line.node] += line.change();
            after[sheet.tree.cash()] -= line.change();
        }
        for (int i = 0; i < cash.length; i++) {
            if (sheet.cash[i] < 0 && cash[i] > sheet.cash[i]) {
                return false;
            }
        }
        return sheet.input.request().mode() != Mode.CONTRIBUTION
                && sheet.deviation(sheet.held) - sheet.deviation(after) < traded / 2;
    }

    private static long nearest(Line line) {
        long amount = Math.abs(line.wanted);
        long number = amount / line.lot;
        number += amount - number * line.lot > line.lot / 2 ? 1 : 0;
        if (line.valueOf(number) < line.minimum) {
            // Wanted is at least the minimum, so that rounding down alone has missed it.
            number++;
        }
        return line.isSale() ? Math.min(number, line.most) : number;
    }

    /** What could still be won at most, if each line were as near as its lot allows. */
    private long winnable() {
        long sum = Math.abs(cashOff);
        for (Line line : lines) {
            long distance = distance(line.node, off[line.node]);
            long left = distance % line.lot;
            sum += distance - Math.min(left, line.lot - left);
        }
        return sum;
    }

    /** Sells more or buys less until the account is not overdrawn, if it can be. */
    private void repair(int account) {
        while (cash[account] < 0) {
            Line best = null;
            long bestSteps = 0;
            double bestLoss = Double.MAX_VALUE;
            for (Line line : lines) {
                if (line.account != account) {
                    continue;
                }
                long steps = repaired(line, -cash[account]);
                long gained = line.cashFlow(steps) - line.flow;
                if (steps != line.steps && gained > 0) {
                    long worse = change(line, line.valueOf(steps));
                    double loss = (double) worse / Math.min(gained, -cash[account]);
                    if (loss < bestLoss) {
                        best = line;
                        bestSteps = steps;
                        bestLoss = loss;
                    }
                }
            }
            if (best == null) {
                return;
            }
            take(best, bestSteps);
        }
    }

    /** The steps of a line that would cover a shortfall, or come as near as it can. */
    private static long repaired(Line line, long shortfall) {
        long more = shortfall / line.lot + 1;
        if (line.isSale()) {
            // At most a step beyond what is wanted: more would leave it below its target.
            long last = Math.min(line.most, -line.wanted / line.lot + 1);
            return Math.max(line.steps, Math.min(last, line.steps + more));
        }
        long fewer = Math.max(0, line.steps - more);
        return line.valueOf(fewer) < line.minimum ? 0 : fewer;
    }

    private void improve() {
        var best = new Change();
        for (int round = 0; round < 4 * lines.size(); round++) {
            best.reset();
            for (Line line : lines) {
                best.consider(line, line.steps + 1);
                best.consider(line, line.steps - 1);
                long far = far(line);
                if (far > 1) {
                    best.consider(line, line.steps + far);
                    best.consider(line, line.steps - far);
                }
                best.consider(line, line.fewest);
            }
            if (best.line == null) {
                return;
            }
            take(best.line, best.steps);
        }
    }

    /** Steps to the target, or as many as cash is off by or can pay for; 1 or less for none. */
    private long far(Line line) {
        long toTarget = Math.abs(toAim[line.node] - off[line.node]);
        long reach = Math.min(toTarget, Math.abs(cashOff));
        if (reach < 2 * line.lot) {
            return 1;
        }
        long far = reach / line.lot;
        return line.isSale()
                ? far
                : Math.min(far, Math.max(0, cash[line.account]) / (line.lot + line.cost(line.lot)));
    }

    /** The best change of one line among those looked at. */
    private final class Change {
        private @Nullable Line line;
        private long steps;
        private long change;

        void reset() {
            line = null;
            change = 0;
        }

        void consider(Line other, long number) {
            if (number == other.steps || isVain(other, number)) {
                return;
            }
            long value = other.valueOf(number);
            if (-2 * Math.abs(value - other.value) - other.cost >= change) {
                // More than twice what is moved, and the cost, is never won.
                return;
            }
            long worse = change(other, value);
            if (worse < change && isPossible(other, number, value) && isPaid(other, value)) {
                line = other;
                steps = number;
                change = worse;
            }
        }
    }

    private void pairs() {
        boolean better = true;
        while (better && looks < MOST_LOOKS) {
            better = false;
            for (int i = 0; i < lines.size(); i++) {
                for (int j = i + 1; j < lines.size() && looks < MOST_LOOKS; j++) {
                    better |= pair(lines.get(i), lines.get(j));
                }
            }
            improve();
        }
    }

    /**
     * Takes the best of all combinations of up to two steps more or less in each line, one where
     * there are many. Once: steps can be so small that as long as one is better would be for ever.
     */
    private void all() {
        Combination best = new Combination(lines.size());
        combine(0, 0, best);
        for (int i = 0; i < lines.size() && best.change < 0; i++) {
            take(lines.get(i), best.steps[i]);
        }
    }

    /** The best combination so far; zero for leaving everything as it is. */
    private static final class Combination {
        private final long[] steps;
        private long change;

        Combination(int lines) {
            this.steps = new long[lines];
        }
    }

    private void combine(int index, long change, Combination best) {
        if (index == lines.size()) {
            if (change < best.change && isPaid()) {
                best.change = change;
                for (int i = 0; i < index; i++) {
                    best.steps[i] = lines.get(i).steps;
                }
            }
            return;
        }
        Line line = lines.get(index);
        long steps = line.steps;
        int reach = lines.size() < FEW ? 2 : 1;
        for (long tried = steps - reach; tried <= steps + reach; tried++) {
            if (tried == steps || isPossible(line, tried)) {
                long more = change(line, line.valueOf(tried));
                take(line, tried);
                combine(index + 1, change + more, best);
                take(line, steps);
            }
        }
    }

    private boolean isPaid() {
        for (int i = 0; i < cash.length; i++) {
            if (cash[i] < Math.min(0, sheet.cash[i])) {
                return false;
            }
        }
        return true;
    }

    /** Changes two lines by a step or two each, if that is better; returns whether it was. */
    private boolean pair(Line one, Line other) {
        long steps = one.steps;
        long otherSteps = other.steps;
        long bestA = 0;
        long bestB = 0;
        long best = 0;
        for (int a = -2; a <= 2; a++) {
            long value = one.valueOf(steps + a);
            if (a == 0 || !isPossible(one, steps + a, value)) {
                continue;
            }
            for (int b = -2; b <= 2; b++) {
                looks++;
                long otherValue = other.valueOf(otherSteps + b);
                if (b != 0 && isPossible(other, otherSteps + b, otherValue)) {
                    long change = change(one, value, other, otherValue);
                    if (change < best) {
                        best = change;
                        bestA = a;
                        bestB = b;
                    }
                }
            }
        }
        if (best < 0) {
            take(one, steps + bestA);
            take(other, otherSteps + bestB);
        }
        return best < 0;
    }

    /** How much larger the sum becomes; nothing better where it cannot be paid. */
    private long change(Line one, long value, Line other, long otherValue) {
        long flow = one.flowOf(value) - one.flow;
        long otherFlow = other.flowOf(otherValue) - other.flow;
        boolean isPaid =
                one.account == other.account
                        ? cash[one.account] + flow + otherFlow >= 0
                        : cash[one.account] + flow >= 0 && cash[other.account] + otherFlow >= 0;
        if (!isPaid) {
            return 0;
        }
        long moved = one.direction() * (value - one.value);
        long otherMoved = other.direction() * (otherValue - other.value);
        long rest =
                cashFurther(-moved - otherMoved)
                        + (one.cost(value) - one.cost)
                        + (other.cost(otherValue) - other.cost);
        return one.node == other.node
                ? rest + further(one.node, moved + otherMoved)
                : rest + further(one.node, moved) + further(other.node, otherMoved);
    }

    private static boolean isPossible(Line line, long steps) {
        return isPossible(line, steps, line.valueOf(steps));
    }

    private static boolean isPossible(Line line, long steps, long value) {
        return steps >= 0
                && (!line.isSale() || steps <= line.most)
                && (steps == 0 || value >= line.minimum);
    }

    /** Whether a change leaves the account's cash positive, or not lower than it is. */
    private boolean isPaid(Line line, long value) {
        long more = line.flowOf(value) - line.flow;
        return more >= 0 || cash[line.account] + more >= 0;
    }

    /**
     * Whether a change takes cash as far from what is wanted as it can take the line nearer, and
     * saves no cost either.
     */
    private boolean isVain(Line line, long steps) {
        boolean isMore = steps > line.steps;
        boolean takesCash = isMore != line.isSale();
        return (isMore || line.cost == 0) && (takesCash ? cashOff <= 0 : cashOff >= 0);
    }

    /** How much larger the sum becomes by a line's trading a value. */
    private long change(Line line, long value) {
        long moved = line.direction() * (value - line.value);
        return further(line.node, moved) + cashFurther(-moved) + line.cost(value) - line.cost;
    }

    private long further(int node, long moved) {
        return distance(node, off[node] + moved) - distance(node, off[node]);
    }

    /** How far a node is from all that lies between what is wanted and its target. */
    private long distance(int node, long fromWanted) {
        long beyond = fromWanted - toAim[node];
        return fromWanted < 0 == beyond < 0 ? Math.min(Math.abs(fromWanted), Math.abs(beyond)) : 0;
    }

    private long cashFurther(long moved) {
        return Math.abs(cashOff + moved) - Math.abs(cashOff);
    }

    private void take(Line line, long steps) {
        long before = line.change();
        cash[line.account] += line.cashFlow(steps) - line.flow;
        line.set(steps);
        off[line.node] += line.change() - before;
        cashOff -= line.change() - before;
    }
}
