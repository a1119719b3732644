package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Automation;
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
import app.evenkeel.execution.AutomationService.Upcoming;
import app.evenkeel.portfolio.allocation.DriftService.Drift;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
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

    /** What a portfolio holds, which a plan could trade. */
    Held held(Portfolio portfolio);

    /**
     * What is held.
     *
     * @param assets without cash
     */
    record Held(List<Account> accounts, List<Asset> assets) {
        public Held {
            accounts = List.copyOf(accounts);
            assets = List.copyOf(assets);
        }
    }

    /** What the schedule may do with a portfolio. */
    Automation automation(Portfolio portfolio);

    /** The rebalances to come. */
    List<Upcoming> upcoming();

    /** Replaces targets, policy, settings and automation; none of them if one makes no sense. */
    void save(Portfolio portfolio, Wish wish);

    /** What a portfolio is to consist of, and how it is brought there. */
    record Wish(
            List<TargetRow> targets,
            RebalancePolicy policy,
            PlanSettings settings,
            Automation automation) {
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

    /** Carries out a run that waits for an approval. */
    RebalanceRun approve(RebalanceRun run);

    /** Ends a run that waits for an approval without one. */
    RebalanceRun dismiss(RebalanceRun run);

    /** Writes what a run was to do and what became of it as a page of HTML. */
    void saveReport(RebalanceRun run, Path file);

    /** All runs, the latest first. */
    List<RebalanceRun> runs();

    List<TradeOrder> orders(RebalanceRun run);

    /** The fills of a run's orders, by id of the order. */
    Map<Long, List<Fill>> fills(RebalanceRun run);

    List<OrderEvent> events(TradeOrder order);

    /**
     * Takes an order of a run that is over for ended, by the word of the user who looked at the
     * exchange.
     *
     * @param passphrase the caller clears it
     */
    void settle(TradeOrder order, char[] passphrase);

    /** Takes up what was cut off, and finds out what became of open orders. */
    List<RebalanceRun> reconcile();

    void resetPaper();

    /** Stops all trading. */
    void stop();

    /** Lets trading go on. */
    void release();

    /** Why nothing may be traded, or {@code null}. */
    @Nullable Problem stopped();

    /** Leaves every run as it is before its next line, and begins none. */
    void pause();

    /** Lets runs go on, and takes up those that were paused. */
    void goOn();

    /** Since when all is paused, or {@code null}. */
    @Nullable Problem paused();

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
