package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.holding.Connection;
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
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.execution.ArmingService;
import app.evenkeel.execution.ArmingService.Wanted;
import app.evenkeel.execution.AutomationService;
import app.evenkeel.execution.AutomationService.Upcoming;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.execution.HandSettlement;
import app.evenkeel.execution.RunStart;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.allocation.DriftService;
import app.evenkeel.portfolio.allocation.PlanService;
import app.evenkeel.portfolio.allocation.TargetService;
import app.evenkeel.portfolio.collect.ConnectionService;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers out of a session's services. */
public record AllocationServices(
        PortfolioService portfolios,
        ValuationService valuation,
        TargetService targetService,
        DriftService driftService,
        PlanService planService,
        ExecutionService execution,
        ArmingService arming,
        HandSettlement settlement,
        AutomationService automations,
        Function<RebalanceRun, byte[]> reports,
        ConnectionService connections,
        Clock clock)
        implements AllocationDesk {
    @Override
    public Portfolio portfolio(Scope scope) {
        return portfolios.of(scope);
    }

    @Override
    public List<TargetRow> targets(Portfolio portfolio) {
        return targetService.rows(targetService.targets(portfolio.id()));
    }

    @Override
    public PlanSettings settings(Portfolio portfolio) {
        return targetService.settings(portfolio.id());
    }

    @Override
    public List<String> symbols() {
        Set<AssetId> held = valuation.held();
        return valuation.assets().values().stream()
                .filter(asset -> held.contains(asset.id()) && !asset.isCash())
                .map(Asset::symbol)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void save(Portfolio portfolio, Wish wish) {
        // All is understood before anything is stored.
        TargetAllocation targets = targetService.of(wish.targets());
        targetService.replace(
                portfolio, targets, wish.settings(), wish.policy(), wish.automation());
    }

    @Override
    public DriftService.Drift drift(Portfolio portfolio) {
        return driftService.drift(portfolio, LocalDate.now(clock));
    }

    @Override
    public List<DriftDay> days(Portfolio portfolio) {
        return driftService.history(portfolio.id(), LocalDate.EPOCH, LocalDate.now(clock));
    }

    @Override
    public Plan plan(Portfolio portfolio, PlanRequest request) {
        return planService.plan(portfolio, request);
    }

    @Override
    public RebalanceRun carryOut(Mode mode, Portfolio portfolio, Plan plan, Wording wording) {
        // What was rehearsed before is held on paper, of which the plan that is shown knows
        // nothing.
        Plan own =
                mode == Mode.PAPER
                        ? planService.plan(portfolio, plan.request(), execution.book(mode))
                        : plan;
        RebalanceRun prepared =
                execution.prepare(portfolio, own, RunStart.asked(mode, "window"), wording);
        if (prepared.state().isOver()) {
            return prepared;
        }
        execution.approve(prepared.id());
        return execution.carryOut(prepared.id());
    }

    @Override
    public Held held(Portfolio portfolio) {
        List<Position> positions = valuation.positions(LocalDate.now(clock), portfolio.scope());
        return new Held(
                positions.stream()
                        .map(Position::account)
                        .distinct()
                        .sorted(Comparator.comparing(Account::name))
                        .toList(),
                positions.stream()
                        .map(Position::asset)
                        .filter(asset -> !asset.isCash())
                        .distinct()
                        .sorted(Comparator.comparing(Asset::symbol))
                        .toList());
    }

    @Override
    public Automation automation(Portfolio portfolio) {
        return automations.of(portfolio.id());
    }

    @Override
    public List<Upcoming> upcoming() {
        return automations.upcoming();
    }

    @Override
    public RebalanceRun approve(RebalanceRun run) {
        execution.approve(run.id());
        return execution.carryOut(run.id());
    }

    @Override
    public RebalanceRun dismiss(RebalanceRun run) {
        return execution.dismiss(run.id());
    }

    @Override
    public void saveReport(RebalanceRun run, Path file) {
        try {
            Files.write(file, reports.apply(execution.run(run.id())));
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void pause() {
        execution.pause();
    }

    @Override
    public void goOn() {
        execution.goOn();
        execution.resume();
    }

    @Override
    public @Nullable Problem paused() {
        return execution.paused();
    }

    @Override
    public List<RebalanceRun> runs() {
        return execution.runs();
    }

    @Override
    public List<TradeOrder> orders(RebalanceRun run) {
        return execution.ordersOf(run.id());
    }

    @Override
    public Map<Long, List<Fill>> fills(RebalanceRun run) {
        return execution.fillsOf(run.id());
    }

    @Override
    public List<OrderEvent> events(TradeOrder order) {
        return execution.events(order.id());
    }

    @Override
    public void settle(TradeOrder order, char[] passphrase) {
        settlement.takeForAbsent(order.request().clientId().value(), passphrase);
    }

    @Override
    public List<RebalanceRun> reconcile() {
        return execution.reconcile();
    }

    @Override
    public void resetPaper() {
        execution.paper().reset();
    }

    @Override
    public void stop() {
        execution.stop();
    }

    @Override
    public void release() {
        execution.release();
    }

    @Override
    public @Nullable Problem stopped() {
        return execution.stopped();
    }

    @Override
    public List<Leave> leaves() {
        Map<Long, Arming> armed =
                arming.armings().stream()
                        .collect(Collectors.toMap(Arming::connection, Function.identity()));
        return connections.connections().stream()
                .map(each -> leave(each, armed.get(each.id())))
                .toList();
    }

    private Leave leave(Connection connection, @Nullable Arming armed) {
        boolean isAble =
                LiveVenues.row(connection.venue()).filter(row -> row.refusal() == null).isPresent();
        return new Leave(
                connection.label(),
                connection.venue(),
                isAble,
                armed,
                armed != null && armed.isValid(clock.instant()));
    }

    @Override
    public List<VenueRow> venues() {
        return LiveVenues.rows().stream()
                .map(row ->
                        new VenueRow(
                                row.capability().venue(),
                                row.capability().label(),
                                row.refusal() == null,
                                row.capability().findsByClientId(),
                                row.capability().validates(),
                                row.capability().takerFee()))
                .toList();
    }

    @Override
    public void arm(Wanted wanted, String typed, char[] passphrase) {
        arming.arm(wanted, typed, passphrase, Progress.NONE);
    }

    @Override
    public void disarm(String label) {
        arming.disarm(label);
    }
}
