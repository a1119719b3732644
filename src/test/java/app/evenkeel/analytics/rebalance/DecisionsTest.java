package app.evenkeel.analytics.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.plan.Amendment;
import app.evenkeel.domain.plan.DropReason;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanReason;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.problem.EvenkeelException;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** What the user decides about single lines. */
class DecisionsTest {
    @Test
    void plansAroundWhatTheUserDecided() {
        PlanBuilder builder = PlanBuilder.halves("80", "20");
        Plan plan = builder.plan();
        PlanLine sale = plan.lines().getFirst();

        Plan edited =
                builder.request(
                                PlanRequest.FULL.withAmendments(
                                        List.of(
                                                new Amendment(
                                                        sale.account().id(),
                                                        sale.asset().id(),
                                                        Side.SELL,
                                                        new BigDecimal("10.7")))))
                        .plan();
        Plan skipped =
                builder.request(
                                PlanRequest.FULL.withAmendments(
                                        List.of(
                                                Amendment.skip(
                                                        sale.account().id(),
                                                        sale.asset().id(),
                                                        Side.SELL))))
                        .plan();

        assertThat(Plans.lines(edited)).containsExactly("SELL 10 A", "BUY 10 B");
        assertThat(edited.lines().getFirst().reason().code())
                .isEqualTo(PlanReason.Code.SET_BY_USER);
        assertThat(skipped.lines()).isEmpty();
        assertThat(skipped.dropped())
                .extracting(DroppedLine::reason)
                .contains(DropReason.SET_BY_USER);
    }

    @Test
    void aLockedPlanStaysAsItIs() {
        PlanBuilder builder = PlanBuilder.halves("80", "20");
        Plan plan = builder.plan();

        Plan again =
                builder.request(
                                PlanRequest.FULL.withAmendments(
                                        plan.lines().stream().map(PlanLine::locked).toList()))
                        .plan();

        assertThat(Plans.lines(again)).isEqualTo(Plans.lines(plan));
    }

    @Test
    void refusesToSellMoreThanIsHeld() {
        PlanBuilder builder = PlanBuilder.halves("80", "20");
        Amendment tooMuch =
                new Amendment(
                        PlanBuilder.account("bank").id(),
                        builder.id("A"),
                        Side.SELL,
                        new BigDecimal("81"));

        assertThatThrownBy(() ->
                        builder.request(PlanRequest.FULL.withAmendments(List.of(tooMuch))).plan())
                .isInstanceOf(EvenkeelException.class);
    }
}
