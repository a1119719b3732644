package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderEvent;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanReason;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanText;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.PortfolioKind;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.ArmingService.Wanted;
import app.evenkeel.execution.AutomationService.Upcoming;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.portfolio.allocation.DriftService.Drift;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A portfolio of two shares and cash, 800, 200 and 100, against 50, 40 and 10 %. */
final class InventedDesk implements AllocationDesk {
    static final CurrencyCode USD = CurrencyCode.of("USD");
    static final Asset AAA =
            new Asset(new AssetId(1), "AAA", AssetKind.EQUITY, "AAA", "", USD, "", 1, true);
    private static final Asset BBB =
            new Asset(new AssetId(2), "BBB", AssetKind.EQUITY, "BBB", "", USD, "", 1, true);
    private static final Account BROKER =
            new Account(new AccountId(1), "Broker", AccountKind.BROKER, "Broker", "Broker");
    private static final Instant NOW = Instant.parse("2026-11-13T09:00:00Z");

    final List<Wish> saved = new ArrayList<>();
    final List<PlanRequest> asked = new ArrayList<>();
    final List<Mode> carried = new ArrayList<>();
    final List<Wanted> wanted = new ArrayList<>();
    final List<String> typed = new ArrayList<>();
    private final List<RebalanceRun> runs = new ArrayList<>();
    @Nullable Problem refusal;

    /** Why carrying out fails after its orders went out. */
    @Nullable Problem failure;

    /** How the lines of a run end. */
    LineState ending = LineState.DONE;

    /** How every order ends. */
    OrderState orderState = OrderState.FILLED;

    final List<String> settled = new ArrayList<>();
    final List<Plan> carriedPlans = new ArrayList<>();
    int ledger;
    private boolean isStopped;
    private boolean isPaused;

    @Override
    public Portfolio portfolio(Scope scope) {
        return new Portfolio(
                new PortfolioId(1),
                "All",
                "",
                true,
                Set.of(),
                USD,
                PortfolioKind.PERSONAL,
                null,
                RebalancePolicy.usual(ZoneOffset.UTC),
                Benchmark.NONE,
                null,
                null,
                NOW);
    }

    @Override
    public List<TargetRow> targets(Portfolio portfolio) {
        return List.of(
                new TargetRow("AAA", new BigDecimal("0.5"), ""),
                new TargetRow("BBB", new BigDecimal("0.4"), ""),
                new TargetRow("CASH", new BigDecimal("0.1"), ""));
    }

    @Override
    public PlanSettings settings(Portfolio portfolio) {
        return PlanSettings.USUAL;
    }

    @Override
    public List<String> symbols() {
        return List.of("AAA", "BBB");
    }

    @Override
    public Held held(Portfolio portfolio) {
        return new Held(List.of(BROKER), List.of(AAA, BBB));
    }

    @Override
    public Automation automation(Portfolio portfolio) {
        return Automation.OFF;
    }

    @Override
    public List<Upcoming> upcoming() {
        return List.of(new Upcoming(portfolio(Scope.ALL), Automation.OFF, NOW, null, null));
    }

    @Override
    public RebalanceRun approve(RebalanceRun run) {
        return run.now(RunState.COMPLETED, NOW, null);
    }

    @Override
    public RebalanceRun dismiss(RebalanceRun run) {
        return run.now(RunState.FAILED, NOW, Problem.of(ProblemCode.RUN_DISMISSED));
    }

    @Override
    public void saveReport(RebalanceRun run, Path file) {
        typed.add(file.toString());
    }

    @Override
    public void pause() {
        isPaused = true;
    }

    @Override
    public void goOn() {
        isPaused = false;
    }

    @Override
    public @Nullable Problem paused() {
        return isPaused ? Problem.of(ProblemCode.TRADING_PAUSED, "now") : null;
    }

    @Override
    public void save(Portfolio portfolio, Wish wish) {
        Problem why = refusal;
        if (why != null) {
            throw new EvenkeelException(why);
        }
        saved.add(wish);
    }

    @Override
    public Drift drift(Portfolio portfolio) {
        return new Drift(
                new Allocation(
                        USD,
                        new BigDecimal("1100"),
                        new BigDecimal("0.2273"),
                        List.of(
                                line(AAA, "800", "0.7273", "0.5", Allocation.State.OVER),
                                line(BBB, "200", "0.1818", "0.4", Allocation.State.UNDER),
                                line(null, "100", "0.0909", "0.1", Allocation.State.WITHIN)),
                        List.of(),
                        List.of()),
                List.of());
    }

    private static Allocation.Line line(
            @Nullable Asset asset,
            String value,
            String weight,
            String target,
            Allocation.State state) {
        BigDecimal off = new BigDecimal(weight).subtract(new BigDecimal(target));
        return new Allocation.Line(
                0,
                "",
                asset == null ? AssetKind.CASH : asset.kind(),
                asset,
                new BigDecimal(value),
                new BigDecimal(weight),
                new BigDecimal(target),
                new BigDecimal("1100").multiply(new BigDecimal(target)),
                off,
                new BigDecimal("0.05"),
                new BigDecimal("0.05").subtract(off.abs()),
                state);
    }

    @Override
    public List<DriftDay> days(Portfolio portfolio) {
        return List.of();
    }

    @Override
    public Plan plan(Portfolio portfolio, PlanRequest request) {
        asked.add(request);
        BigDecimal price = BigDecimal.TEN;
        return new Plan(
                portfolio.id(),
                request,
                NOW,
                USD,
                Plan.Status.READY,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new PlanLine(
                                BROKER,
                                AAA,
                                Side.SELL,
                                new BigDecimal("25"),
                                price,
                                new BigDecimal("250"),
                                List.of(),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                new PlanReason(
                                        PlanReason.Code.OVER_BAND,
                                        new BigDecimal("800"),
                                        new BigDecimal("550"),
                                        new BigDecimal("550")))),
                List.of(),
                new PlanEstimate(
                        new BigDecimal("1100"),
                        new BigDecimal("0.2273"),
                        new BigDecimal("0.0045"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null,
                        new BigDecimal("250")),
                ledger + " " + request);
    }

    @Override
    public RebalanceRun carryOut(Mode mode, Portfolio portfolio, Plan plan, Wording wording) {
        carried.add(mode);
        carriedPlans.add(plan);
        Problem why = failure;
        if (why != null) {
            throw new EvenkeelException(why);
        }
        BigDecimal done = ending == LineState.DONE ? new BigDecimal("25") : BigDecimal.ZERO;
        RunLine line =
                RunLine.planned(
                                1,
                                BROKER.id(),
                                new Market("AAA", "USD"),
                                Side.SELL,
                                new BigDecimal("25"),
                                BigDecimal.TEN,
                                BigDecimal.ONE,
                                PlanText.reason(plan, plan.lines().getFirst(), wording))
                        .ended(ending, done, done.multiply(BigDecimal.TEN), null);
        RebalanceRun run =
                new RebalanceRun(
                        runs.size() + 1,
                        mode,
                        portfolio.name(),
                        USD,
                        "window",
                        OrderStyle.USUAL,
                        ending == LineState.DONE ? RunState.COMPLETED : RunState.FAILED,
                        List.of(line),
                        Map.of(),
                        NOW,
                        NOW,
                        null);
        runs.addFirst(run);
        return run;
    }

    @Override
    public List<RebalanceRun> runs() {
        return List.copyOf(runs);
    }

    @Override
    public List<TradeOrder> orders(RebalanceRun run) {
        BigDecimal quantity = new BigDecimal("25");
        return List.of(
                new TradeOrder(
                        1,
                        run.id(),
                        1,
                        1,
                        run.mode(),
                        BROKER.id(),
                        "paper",
                        new OrderRequest(
                                new ClientOrderId("EK1"),
                                new Market("AAA", "USD"),
                                Side.SELL,
                                OrderType.COLLARED,
                                TimeInForce.IOC,
                                quantity,
                                new BigDecimal("9.9"),
                                null,
                                new BigDecimal("9.9")),
                        BigDecimal.ONE,
                        orderState,
                        "1",
                        orderState == OrderState.FILLED ? quantity : BigDecimal.ZERO,
                        orderState == OrderState.FILLED ? new BigDecimal("250") : BigDecimal.ZERO,
                        NOW,
                        NOW,
                        null));
    }

    @Override
    public Map<Long, List<Fill>> fills(RebalanceRun run) {
        return Map.of();
    }

    @Override
    public List<OrderEvent> events(TradeOrder order) {
        return List.of(new OrderEvent(order.id(), NOW, OrderState.FILLED, "filled"));
    }

    @Override
    public void settle(TradeOrder order, char[] passphrase) {
        settled.add(order.request().clientId().value() + " " + new String(passphrase));
        orderState = OrderState.ABSENT;
    }

    @Override
    public List<RebalanceRun> reconcile() {
        return List.of();
    }

    @Override
    public void resetPaper() {
        runs.clear();
    }

    @Override
    public void stop() {
        isStopped = true;
    }

    @Override
    public void release() {
        isStopped = false;
    }

    @Override
    public @Nullable Problem stopped() {
        return isStopped ? Problem.of(ProblemCode.TRADING_STOPPED, "now") : null;
    }

    @Override
    public List<Leave> leaves() {
        return List.of(
                new Leave("main", "binance", true, null, false),
                new Leave("other", "bitflyer", false, null, false));
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
    public void arm(Wanted asWanted, String asTyped, char[] passphrase) {
        wanted.add(asWanted);
        typed.add(asTyped);
    }

    @Override
    public void disarm(String label) {
        typed.remove(label);
    }
}
