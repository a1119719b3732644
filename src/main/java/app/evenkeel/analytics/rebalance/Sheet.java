package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.allocation.FixedPoint;
import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.plan.PlanRequest.Mode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What a plan is worked out on: the tree of targets with what is held and aimed at in each node,
 * the lines that could be traded, and the cash of each account. In the order of ids, whatever the
 * order of the input. Not thread-safe.
 */
final class Sheet {
    private static final Comparator<Candidate> BY_ASSET =
            Comparator.comparingLong(candidate -> candidate.price().asset().id().value());
    private static final Comparator<AccountCash> BY_ACCOUNT =
            Comparator.comparingLong(cash -> cash.account().id().value());
    private static final Comparator<PlanInput.Slot> SLOTS =
            Comparator.comparingLong(slot -> slot.account().id().value());

    /** No line is less than this part of the whole, or of ten times the flow where there is one. */
    private static final long NEGLIGIBLE = 10_000;

    private static final Line[] NO_LINES = {};

    final PlanInput input;
    final MoneyUnit unit;
    final long negligible;
    final TargetTree tree;
    final List<Candidate> candidates;
    final List<Account> accounts;
    final List<Line> lines;

    /** Decided by the user: traded as stated, and no part of the search. */
    final List<Decision> decisions;

    /** Exact cash per account before any line: with the flows, without what is kept aside. */
    final BigDecimal[] cashBefore;

    /** The same after the decisions. */
    final long[] cash;

    final boolean[] tradesIn;

    /** Where money comes in and is taken out. */
    final AccountId flowAccount;

    /** By node: what is held after the decisions, aimed at, and allowed to be off. */
    final long[] held;

    final long[] target;
    final long[] band;

    /** By node: how far it can be brought, as far as placement found; else without limit. */
    final long[] lowest;

    final long[] highest;

    /** By node: how far it was sold when not all could be; else without limit. */
    final long[] sold;

    /** By node: the lines of a single asset. */
    final Line[][] linesOf;

    private final Bands bands;

    long total;

    private long expectedCost;

    /** A line as the user decided it. */
    record Decision(Line line, boolean isSale, BigDecimal quantity) {}

    Sheet(PlanInput input) {
        this.input = input;
        accounts = new ArrayList<>();
        lines = new ArrayList<>(input.candidates().size());
        decisions = new ArrayList<>();
        candidates = sorted(input.candidates(), BY_ASSET);
        List<AccountCash> ofAccounts = sorted(input.cash(), BY_ACCOUNT);
        tradesIn = new boolean[ofAccounts.size()];
        for (AccountCash each : ofAccounts) {
            tradesIn[accounts.size()] = each.mayTrade();
            accounts.add(each.account());
        }
        List<Asset> assets = new ArrayList<>(candidates.size());
        List<BigDecimal> values = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            assets.add(candidate.price().asset());
            values.add(value(candidate));
        }
        tree = TargetTree.of(input.targets(), assets, values);
        int through = CashFlows.through(input, ofAccounts, worths());
        flowAccount = accounts.get(through).id();
        cashBefore = CashFlows.of(input, ofAccounts, through);
        BigDecimal largest = largest(values);
        unit = MoneyUnit.forTotal(largest);
        BigDecimal flows = input.request().deposit().add(input.request().withdrawal());
        negligible =
                unit.nearest(flows.signum() == 0 ? largest : largest.min(flows.movePointRight(1)))
                        / NEGLIGIBLE;
        held = new long[tree.size()];
        cash = new long[accounts.size()];
        for (int i = 0; i < cash.length; i++) {
            cash[i] = unit.nearest(cashBefore[i]);
        }
        linesOf = new Line[tree.size()][];
        for (int i = 0; i < tree.size(); i++) {
            int asset = tree.asset(i);
            if (asset == TargetTree.NONE) {
                linesOf[i] = NO_LINES;
            } else {
                linesOf[i] = linesOf(candidates.get(asset), i);
                Collections.addAll(lines, linesOf[i]);
                held[i] = unit.nearest(values.get(asset));
            }
        }
        Decisions.apply(this);
        held[tree.cash()] = sum(cash);
        tree.sumUp(held);
        total = held[0];
        bands = new Bands(input.policy());
        target = new long[tree.size()];
        band = new long[tree.size()];
        lowest = new long[tree.size()];
        highest = new long[tree.size()];
        sold = new long[tree.size()];
        forgetReach();
        measure();
    }

    /** Sets no limits any more to how far a node can be brought. */
    void forgetReach() {
        Arrays.fill(lowest, -MoneyUnit.NO_LIMIT);
        Arrays.fill(highest, MoneyUnit.NO_LIMIT);
        Arrays.fill(sold, -MoneyUnit.NO_LIMIT);
    }

    /**
     * Whether every node is so well within its band once the lines are traded that no other look at
     * the same could find it outside. Plans that only buy are never sure of that.
     */
    boolean isSettledByTrades() {
        if (input.request().mode() != Mode.FULL) {
            return false;
        }
        long[] left = cash.clone();
        long[] values = new long[tree.size()];
        for (int i = 1; i < tree.cash(); i++) {
            values[i] = tree.isLeaf(i) ? held[i] : 0;
        }
        for (Line line : lines) {
            values[line.node] += line.change();
            left[line.account] += line.flow;
        }
        long rest = sum(left);
        values[tree.cash()] = rest;
        tree.sumUp(values);
        boolean isSettled = rest >= 0;
        long whole = Math.max(0, values[0]);
        for (int i = 1; i < values.length && isSettled; i++) {
            long aim = FixedPoint.share(whole, tree.weight(i));
            isSettled = Math.abs(values[i] - aim) <= bands.of(whole, aim) / 20 * 19;
        }
        return isSettled;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    /** Takes what the trades are going to cost off what is allocated. */
    void expectCost(long cost) {
        held[tree.cash()] -= cost - expectedCost;
        total -= cost - expectedCost;
        expectedCost = cost;
        measure();
    }

    /** What is allocated, before the trades cost anything. */
    long allocated() {
        return total + expectedCost;
    }

    /** Cash of all accounts together, without the expected cost of trades. */
    long allCash() {
        return held[tree.cash()];
    }

    /** The least value that can be traded in a node; without limit where nothing can. */
    long smallest(int node) {
        long smallest = MoneyUnit.NO_LIMIT;
        for (Line line : linesOf[node]) {
            if (line.isFree()) {
                smallest = Math.min(smallest, line.smallest());
            }
        }
        for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
            smallest = Math.min(smallest, smallest(child));
        }
        return smallest;
    }

    /** Half the sum of all deviations from the targets, as a fraction of the sum of the values. */
    BigDecimal drift(long[] values) {
        long all = 0;
        for (int i = 1; i < tree.size(); i++) {
            all += tree.isLeaf(i) ? values[i] : 0;
        }
        long sum = 0;
        for (int i = 1; i < tree.size(); i++) {
            if (tree.isMeasured(i)) {
                long aim =
                        all == total
                                ? target[i]
                                : FixedPoint.share(Math.max(0, all), tree.weight(i));
                sum += Math.abs(value(i, values) - aim);
            }
        }
        return Fractions.of(sum, 2, all);
    }

    /** The sum of all deviations from the targets. */
    long deviation(long[] values) {
        long sum = 0;
        for (int i = 1; i < tree.size(); i++) {
            sum += tree.isMeasured(i) ? Math.abs(value(i, values) - target[i]) : 0;
        }
        return sum;
    }

    private long value(int node, long[] values) {
        if (!tree.isOpenClass(node)) {
            return values[node];
        }
        long sum = 0;
        for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
            sum += values[child];
        }
        return sum;
    }

    private Line[] linesOf(Candidate candidate, int node) {
        List<PlanInput.Slot> slots = sorted(candidate.slots(), SLOTS);
        Line[] made = new Line[slots.size()];
        for (int i = 0; i < made.length; i++) {
            PlanInput.Slot slot = slots.get(i);
            int account = indexOf(slot.account());
            if (account < 0) {
                throw new IllegalArgumentException("no cash stated for " + slot.account());
            }
            made[i] = new Line(candidate, slot, node, account, unit, input.settings(), negligible);
        }
        return made;
    }

    /** Index of an account; negative where no cash is stated for it. */
    private int indexOf(Account account) {
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i).id().equals(account.id())) {
                return i;
            }
        }
        return -1;
    }

    private void measure() {
        long whole = Math.max(0, total);
        for (int i = 0; i < target.length; i++) {
            target[i] = FixedPoint.share(whole, tree.weight(i));
            band[i] = bands.of(whole, target[i]);
        }
    }

    private BigDecimal largest(List<BigDecimal> values) {
        BigDecimal sum = BigDecimal.ONE.movePointLeft(6);
        for (BigDecimal value : values) {
            sum = sum.add(value);
        }
        for (BigDecimal each : cashBefore) {
            sum = sum.add(each.abs());
        }
        return sum;
    }

    private static BigDecimal value(Candidate candidate) {
        List<PlanInput.Slot> slots = candidate.slots();
        BigDecimal held = slots.isEmpty() ? BigDecimal.ZERO : slots.getFirst().held();
        for (int i = 1; i < slots.size(); i++) {
            held = held.add(slots.get(i).held());
        }
        return held.multiply(candidate.price().price());
    }

    /** What each account holds beside cash; not reckoned where there is one only. */
    private BigDecimal[] worths() {
        BigDecimal[] sums = new BigDecimal[accounts.size()];
        Arrays.fill(sums, BigDecimal.ZERO);
        if (sums.length > 1) {
            for (Candidate candidate : candidates) {
                for (PlanInput.Slot slot : candidate.slots()) {
                    int i = Math.max(0, indexOf(slot.account()));
                    sums[i] = sums[i].add(slot.held().multiply(candidate.price().price()));
                }
            }
        }
        return sums;
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        for (int i = 1; i < list.size(); i++) {
            if (order.compare(list.get(i - 1), list.get(i)) > 0) {
                List<T> copy = new ArrayList<>(list);
                copy.sort(order);
                return copy;
            }
        }
        return list;
    }
}
