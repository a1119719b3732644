package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.analytics.rebalance.PlanInput.TaxLot;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.plan.LotSale;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanCash;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanRequest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a plan leaves behind when it is carried out at its own prices and costs. */
final class Plans {
    private Plans() {}

    record Place(AccountId account, AssetId asset) {}

    /** The input as it is after a plan, for a plan of the same mode without new flows. */
    static PlanInput applied(PlanInput input, Plan plan) {
        Map<Place, PlanLine> lines = new HashMap<>();
        for (PlanLine line : plan.lines()) {
            lines.put(new Place(line.account().id(), line.asset().id()), line);
        }
        List<Candidate> candidates =
                input.candidates().stream()
                        .map(each ->
                                new Candidate(
                                        each.price(),
                                        each.slots().stream()
                                                .map(slot -> applied(each, slot, lines))
                                                .toList()))
                        .toList();
        Map<AccountId, BigDecimal> after = new HashMap<>();
        for (PlanCash cash : plan.cash()) {
            after.put(cash.account().id(), cash.after());
        }
        // The buffer was set aside where there is one account only.
        BigDecimal buffer =
                input.cash().size() == 1 ? input.settings().cashBuffer() : BigDecimal.ZERO;
        List<AccountCash> cash =
                input.cash().stream()
                        .map(each ->
                                new AccountCash(
                                        each.account(),
                                        buffer.add(
                                                Objects.requireNonNull(
                                                        after.get(each.account().id()))),
                                        each.mayTrade()))
                        .toList();
        return input.with(PlanRequest.of(input.request().mode()), candidates, cash);
    }

    private static Slot applied(Candidate candidate, Slot slot, Map<Place, PlanLine> lines) {
        PlanLine line = lines.get(new Place(slot.account().id(), candidate.price().asset().id()));
        if (line == null) {
            return slot;
        }
        List<TaxLot> lots = new ArrayList<>(slot.lots());
        if (line.side() == Side.BUY) {
            lots.add(new TaxLot("", PlanBuilder.DAY, line.quantity(), line.price()));
            return slot.with(slot.held().add(line.quantity()), lots);
        }
        for (LotSale sale : line.lots()) {
            BigDecimal left = sale.quantity();
            for (int i = 0; i < lots.size() && left.signum() > 0; i++) {
                TaxLot lot = lots.get(i);
                if (lot.acquired().equals(sale.acquired())
                        && lot.taxAccount().equals(sale.taxAccount())) {
                    BigDecimal part = left.min(lot.quantity());
                    left = left.subtract(part);
                    lots.set(i, lot.withQuantity(lot.quantity().subtract(part)));
                }
            }
        }
        lots.removeIf(lot -> lot.quantity().signum() == 0);
        return slot.with(slot.held().subtract(line.quantity()), lots);
    }

    static BigDecimal worth(PlanInput input) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Candidate candidate : input.candidates()) {
            for (Slot slot : candidate.slots()) {
                sum = sum.add(slot.held().multiply(candidate.price().price()));
            }
        }
        for (AccountCash cash : input.cash()) {
            sum = sum.add(cash.amount());
        }
        return sum;
    }

    /** Lines in short, such as {@code BUY 10 A}. */
    static List<String> lines(Plan plan) {
        return plan.lines().stream()
                .map(line ->
                        line.side()
                                + " "
                                + line.quantity().stripTrailingZeros().toPlainString()
                                + " "
                                + line.asset().symbol())
                .toList();
    }

    static PlanEstimate estimate(Plan plan) {
        return Objects.requireNonNull(plan.estimate());
    }
}
