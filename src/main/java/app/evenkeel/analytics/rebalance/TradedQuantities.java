package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.plan.PlanRequest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What several passes of the planner trade together. Not thread-safe. */
final class TradedQuantities {
    private final Sheet first;
    private final Map<Place, Line> lines = new HashMap<>();

    private record Place(AccountId account, AssetId asset) {
        static Place of(Line line) {
            return new Place(line.slot.account().id(), line.candidate.price().asset().id());
        }
    }

    /** Counts from the first pass on, and writes what is traded into its lines. */
    TradedQuantities(Sheet first) {
        this.first = first;
        for (Line line : first.lines) {
            line.trade(line.signedQuantity());
        }
    }

    /**
     * Adds what another pass trades; what is too small together is not traded at all. Nothing is
     * added where that would overdraw an account, or one asset would be both bought and sold.
     *
     * @return whether something was added
     */
    boolean add(Sheet next) {
        if (lines.isEmpty()) {
            first.lines.forEach(line -> lines.put(Place.of(line), line));
        }
        Map<Line, BigDecimal> sums = new LinkedHashMap<>();
        BigDecimal[] cash = first.cashBefore.clone();
        for (Line line : next.lines) {
            if (line.steps > 0) {
                Line before = Objects.requireNonNull(lines.get(Place.of(line)));
                BigDecimal sum = before.traded().add(line.signedQuantity());
                sums.put(before, before.mayTrade(sum) ? sum : BigDecimal.ZERO);
            }
        }
        if (hasOpposites(sums)) {
            return false;
        }
        for (Line line : first.lines) {
            BigDecimal sum = sums.getOrDefault(line, line.traded());
            cash[line.account] = cash[line.account].add(line.exactCashFlow(sum));
        }
        for (int i = 0; i < cash.length; i++) {
            if (cash[i].compareTo(first.cashBefore[i].min(BigDecimal.ZERO)) < 0) {
                return false;
            }
        }
        sums.forEach(Line::trade);
        return !sums.isEmpty();
    }

    /** Whether something would be sold in one account while more of it is bought in others. */
    private boolean hasOpposites(Map<Line, BigDecimal> sums) {
        for (Line[] places : first.linesOf) {
            boolean isBought = false;
            boolean isSold = false;
            for (Line line : places) {
                int sign = sums.getOrDefault(line, line.traded()).signum();
                isBought |= sign > 0;
                isSold |= sign < 0;
            }
            if (isBought && isSold) {
                return true;
            }
        }
        return false;
    }

    /** The input as it is when all of it is traded, and the flows have come and gone. */
    PlanInput applied() {
        PlanInput input = first.input;
        Map<Place, Line> byPlace = new HashMap<>();
        Map<AccountId, BigDecimal> cash = new HashMap<>();
        for (Line line : first.lines) {
            byPlace.put(Place.of(line), line);
            cash.compute(
                    line.slot.account().id(),
                    (_, sum) -> line.cashAfter(sum == null ? BigDecimal.ZERO : sum));
        }
        List<Candidate> candidates = new ArrayList<>(input.candidates().size());
        for (Candidate candidate : input.candidates()) {
            List<Slot> slots = new ArrayList<>(candidate.slots().size());
            for (Slot slot : candidate.slots()) {
                Line line =
                        byPlace.get(new Place(slot.account().id(), candidate.price().asset().id()));
                slots.add(line == null ? slot : held(line));
            }
            candidates.add(new Candidate(candidate.price(), slots));
        }
        PlanRequest request = input.request();
        BigDecimal flow = request.deposit().subtract(request.withdrawal());
        cash.merge(first.flowAccount, flow, BigDecimal::add);
        List<AccountCash> left =
                input.cash().stream()
                        .map(each ->
                                each.plus(cash.getOrDefault(each.account().id(), BigDecimal.ZERO)))
                        .toList();
        return input.with(
                request.withDeposit(BigDecimal.ZERO).withWithdrawal(BigDecimal.ZERO),
                candidates,
                left);
    }

    private Slot held(Line line) {
        return line.traded().signum() == 0
                ? line.slot
                : line.slot.with(
                        line.slot.held().add(line.traded()),
                        SoldLots.left(first.input, line, line.traded()));
    }
}
