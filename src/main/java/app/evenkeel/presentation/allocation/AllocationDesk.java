package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderEvent;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.ArmingService.Wanted;
import app.evenkeel.portfolio.allocation.DriftService.Drift;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the Allocation screen asks for. Every method blocks; a test gives its own answers. */
public interface AllocationDesk {
    /** The portfolio that a scope is. */
    Portfolio portfolio(Scope scope);

    /** The targets of a portfolio as they would be typed; none if there are none yet. */
    List<TargetRow> targets(Portfolio portfolio);

    PlanSettings settings(Portfolio portfolio);

    /** What a target can be: symbols of what is held. */
    List<String> symbols();

    /** Replaces targets, policy and limits; none of them if one makes no sense. */
    void save(Portfolio portfolio, Wish wish);

    /**
     * What a portfolio is to consist of, and how it is brought there.
     *
     * @param minimumTrade and {@code cashBuffer} in the portfolio's currency
     */
    record Wish(
            List<TargetRow> targets,
            RebalancePolicy policy,
            BigDecimal minimumTrade,
            BigDecimal cashBuffer) {
        public Wish {
            targets = List.copyOf(targets);
        }
    }

    /** Where a portfolio that has targets stands. */
    Drift drift(Portfolio portfolio);

    /** The days that were kept. */
    List<DriftDay> days(Portfolio portfolio);

    Plan plan(Portfolio portfolio, PlanRequest request);

    /** Carries a plan out, to its end. */
    RebalanceRun carryOut(Mode mode, Portfolio portfolio, Plan plan, Wording wording);

    /** All runs, the latest first. */
    List<RebalanceRun> runs();

    List<TradeOrder> orders(RebalanceRun run);

    /** The fills of a run's orders, by id of the order. */
    Map<Long, List<Fill>> fills(RebalanceRun run);

    List<OrderEvent> events(TradeOrder order);

    /** Takes up what was cut off, and finds out what became of open orders. */
    List<RebalanceRun> reconcile();

    void resetPaper();

    /** Stops all trading. */
    void stop();

    /** Lets trading go on. */
    void release();

    /** Why nothing may be traded, or {@code null}. */
    @Nullable Problem stopped();

    /** The connections and what may be traded over them. */
    List<Leave> leaves();

    /**
     * Whether a connection may be traded over.
     *
     * @param isAble whether live orders can go to its venue at all
     * @param arming {@code null} if it was never armed
     * @param isValid whether the arming is valid now
     */
    record Leave(
            String label, String venue, boolean isAble, @Nullable Arming arming, boolean isValid) {}

    /** The venues that are known, with what each can do. */
    List<VenueRow> venues();

    /**
     * What a venue can do.
     *
     * @param word its word, under which the reason why it is not live is told
     * @param findsOrders whether it can be asked for an order by our own id
     */
    record VenueRow(
            String word,
            String label,
            boolean isLive,
            boolean findsOrders,
            boolean validates,
            BigDecimal takerFee) {}

    /**
     * Arms a connection.
     *
     * @param passphrase the caller clears it
     */
    void arm(Wanted wanted, String typed, char[] passphrase);

    void disarm(String label);
}
