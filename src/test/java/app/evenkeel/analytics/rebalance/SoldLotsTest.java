package app.evenkeel.analytics.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.rebalance.PlanInput.TaxLot;
import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.LotSale;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanLine;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Which lots a planned sale uses up, and what tax is estimated. */
class SoldLotsTest {
    @Test
    void sellsTheLotsWithTheLeastTax() {
        List<TaxLot> lots =
                List.of(
                        lot("2020-01-01", "10", "5"),
                        lot("2026-06-01", "10", "9"),
                        lot("2026-06-02", "10", "14"),
                        lot("2021-01-01", "10", "11"));

        Plan plan = taxed(lots, LotOrder.LEAST_TAX);

        PlanLine sale = plan.lines().getFirst();
        assertThat(sale.lots())
                .extracting(LotSale::acquired)
                .containsExactly(LocalDate.parse("2026-06-02"), LocalDate.parse("2021-01-01"));
        assertThat(sale.lots().getFirst().isWashSale()).isTrue();
        // Losses of 40 short and 10 long: -16 and -2; over the whole plan not below zero.
        assertThat(sale.tax()).isEqualByComparingTo("-18");
        assertThat(Plans.estimate(plan).tax()).isEqualByComparingTo("0");
        assertThat(Plans.estimate(taxed(lots, LotOrder.FIFO)).tax()).isEqualByComparingTo("8");
    }

    @Test
    void saysThatTaxIsNotKnownWhereACostIsNot() {
        TaxLot unknown = new TaxLot("", LocalDate.parse("2020-01-01"), new BigDecimal("40"), null);

        Plan plan = taxed(List.of(unknown), LotOrder.FIFO);

        assertThat(plan.lines().getFirst().tax()).isNull();
        assertThat(Plans.estimate(plan).tax()).isNull();
    }

    private static Plan taxed(List<TaxLot> lots, LotOrder order) {
        return new PlanBuilder()
                .asset("A", "10")
                .asset("B", "10")
                .slot("A", "bank", "40", TradingRule.WHOLE, TradingCost.NONE, true, lots)
                .held("B", "bank", "0")
                .target("A", "50")
                .target("B", "50")
                .tax(
                        new TaxSettings(
                                new BigDecimal("0.4"),
                                new BigDecimal("0.2"),
                                365,
                                order,
                                Set.of(),
                                31))
                .plan();
    }

    private static TaxLot lot(String day, String quantity, String cost) {
        return new TaxLot("", LocalDate.parse(day), new BigDecimal(quantity), new BigDecimal(cost));
    }
}
