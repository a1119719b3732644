package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.RebalancePlanner.Pass;
import app.evenkeel.analytics.rebalance.Sheet.Decision;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.plan.LotSale;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanCash;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanPrice;
import app.evenkeel.domain.plan.PlanReason;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes what was found as a plan: exact amounts, lots, cost, tax and reasons. */
final class PlanAssembly {
    private final Sheet sheet;
    private final WantedValues wanted;
    private final BigDecimal best;
    private final String inputHash;
    private final BigDecimal[] cash;
    private final long[] after;

    PlanAssembly(Pass pass, String inputHash) {
        this.sheet = pass.sheet();
        this.wanted = pass.wanted();
        this.best = pass.bestDrift();
        this.inputHash = inputHash;
        this.cash = sheet.cashBefore.clone();
        this.after = sheet.held.clone();
    }

    Plan plan() {
        long[] before = before();
        settleCash();
        for (Line line : sheet.lines) {
            after[line.node] += sheet.unit.nearest(line.tradedValue());
        }
        after[sheet.tree.cash()] = 0;
        long[] left = new long[cash.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = sheet.unit.nearest(cash[i]);
            after[sheet.tree.cash()] += left[i];
        }
        List<PlanLine> lines = lines();
        return new Plan(
                sheet.input.portfolio(),
                sheet.input.request(),
                sheet.input.asOf(),
                sheet.input.currency(),
                lines.isEmpty() ? Plan.Status.EMPTY : Plan.Status.READY,
                List.of(),
                prices(),
                cashLines(),
                lines,
                new DroppedLines(sheet, wanted, after, left).list(),
                estimate(before, lines),
                inputHash);
    }

    /** What was held before the decisions of the user. */
    private long[] before() {
        long[] values = sheet.held.clone();
        for (Decision decision : sheet.decisions) {
            long value = sheet.unit.nearest(decision.line().exactValue(decision.quantity()));
            values[decision.line().node] += decision.isSale() ? value : -value;
        }
        values[sheet.tree.cash()] = 0;
        for (BigDecimal each : sheet.cashBefore) {
            values[sheet.tree.cash()] += sheet.unit.nearest(each);
        }
        return values;
    }

    /** Reckons the cash exactly, and buys a step less where rounding would overdraw an account. */
    private void settleCash() {
        for (Decision decision : sheet.decisions) {
            pay(decision.line(), decision.isSale(), decision.quantity());
        }
        for (Line line : sheet.lines) {
            cash[line.account] = line.cashAfter(cash[line.account]);
        }
        for (Line line : sheet.lines) {
            while (cash[line.account].signum() < 0 && line.traded().signum() > 0) {
                BigDecimal before = line.cashAfter(BigDecimal.ZERO);
                BigDecimal less = line.traded().subtract(line.step);
                line.trade(line.mayTrade(less) ? less : BigDecimal.ZERO);
                cash[line.account] = line.cashAfter(cash[line.account]).subtract(before);
            }
        }
    }

    private void pay(Line line, boolean isSale, BigDecimal quantity) {
        BigDecimal value = line.exactValue(quantity);
        cash[line.account] =
                cash[line.account]
                        .add(isSale ? value : value.negate())
                        .subtract(line.exactCost(quantity));
    }

    /** In the order in which they are carried out: sales first. */
    private List<PlanLine> lines() {
        List<PlanLine> sales = new ArrayList<>(sheet.lines.size());
        List<PlanLine> purchases = new ArrayList<>(sheet.lines.size());
        for (Decision decision : sheet.decisions) {
            (decision.isSale() ? sales : purchases)
                    .add(
                            line(
                                    decision.line(),
                                    decision.isSale(),
                                    decision.quantity(),
                                    decision.line().exactValue(decision.quantity()),
                                    PlanReason.Code.SET_BY_USER));
        }
        for (Line line : sheet.lines) {
            int direction = line.traded().signum();
            if (direction != 0) {
                (direction < 0 ? sales : purchases)
                        .add(
                                line(
                                        line,
                                        direction < 0,
                                        line.traded().abs(),
                                        line.tradedValue().abs(),
                                        code(line, direction < 0)));
            }
        }
        sales.sort(PlanAssembly::largestFirst);
        purchases.sort(PlanAssembly::largestFirst);
        sales.addAll(purchases);
        return sales;
    }

    /** The largest first, then by account and asset. */
    private static int largestFirst(PlanLine one, PlanLine other) {
        int order = other.value().compareTo(one.value());
        if (order == 0) {
            order = one.account().id().compareTo(other.account().id());
        }
        return order == 0 ? one.asset().id().compareTo(other.asset().id()) : order;
    }

    private PlanLine line(
            Line line,
            boolean isSale,
            BigDecimal quantity,
            BigDecimal value,
            PlanReason.Code code) {
        List<LotSale> lots = isSale ? SoldLots.of(sheet.input, line, quantity) : List.of();
        return new PlanLine(
                line.slot.account(),
                line.candidate.price().asset(),
                isSale ? Side.SELL : Side.BUY,
                quantity,
                line.candidate.price().price(),
                value,
                lots,
                line.exactCost(quantity),
                isSale ? SoldLots.tax(lots) : BigDecimal.ZERO,
                new PlanReason(
                        code,
                        sheet.unit.amount(sheet.held[line.node]),
                        sheet.unit.amount(aim(line.node, isSale)),
                        sheet.unit.amount(after[line.node])));
    }

    /** An asset without a target of its own may be moved further by a later pass than the first. */
    private long aim(int node, boolean isSale) {
        long aim = wanted.aim(node);
        if (!sheet.tree.isFree(node)) {
            return aim;
        }
        return isSale ? Math.min(aim, after[node]) : Math.max(aim, after[node]);
    }

    private PlanReason.Code code(Line line, boolean isSale) {
        return switch (wanted.cause()) {
            case CONTRIBUTION -> PlanReason.Code.CONTRIBUTION;
            case NOTHING, CASH ->
                    isSale ? PlanReason.Code.RAISES_CASH : PlanReason.Code.SPENDS_CASH;
            case BANDS -> {
                boolean isOutside =
                        Math.abs(sheet.held[line.node] - sheet.target[line.node])
                                > sheet.band[line.node];
                yield isSale
                        ? isOutside ? PlanReason.Code.OVER_BAND : PlanReason.Code.OVER_TARGET
                        : isOutside ? PlanReason.Code.UNDER_BAND : PlanReason.Code.UNDER_TARGET;
            }
        };
    }

    private PlanEstimate estimate(long[] before, List<PlanLine> lines) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal turnover = BigDecimal.ZERO;
        for (PlanLine line : lines) {
            cost = line.cost().signum() == 0 ? cost : cost.add(line.cost());
            turnover = turnover.add(line.value());
        }
        BigDecimal driftAfter = sheet.drift(after);
        return new PlanEstimate(
                sheet.unit.amount(sheet.allocated()),
                sheet.drift(before),
                driftAfter,
                best.min(driftAfter),
                cost,
                tax(lines),
                turnover);
    }

    private static @Nullable BigDecimal tax(List<PlanLine> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PlanLine line : lines) {
            BigDecimal tax = line.tax();
            if (tax == null) {
                return null;
            }
            sum = sum.add(tax);
        }
        return sum.max(BigDecimal.ZERO);
    }

    private List<PlanPrice> prices() {
        List<PlanPrice> prices = new ArrayList<>(sheet.candidates.size());
        for (PlanInput.Candidate candidate : sheet.candidates) {
            prices.add(candidate.price());
        }
        return prices;
    }

    private List<PlanCash> cashLines() {
        List<PlanCash> found = new ArrayList<>(cash.length);
        for (int i = 0; i < cash.length; i++) {
            found.add(new PlanCash(sheet.accounts.get(i), sheet.cashBefore[i], cash[i]));
        }
        return found;
    }
}
