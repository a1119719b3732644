package app.evenkeel.execution.simulation;

import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.execution.LiveStore;
import app.evenkeel.execution.RunStart;
import app.evenkeel.execution.Surroundings;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.security.Vault;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The whole program over a real store in a world of its own: as {@link Simulation}, and with all of
 * what that one has stand-ins for. It dies after changes were stored and around requests. Slower by
 * a hundred times.
 */
final class StoreSimulation {
    static final String NAME = "someone";

    /** What the ledger of the store and the exchange begin with, and at which prices. */
    static final String TRADES =
            """
            Date(UTC),Pair,Side,Price,Executed,Amount,Fee
            2026-11-19 07:00:00,ETHEUR,BUY,1,100ETH,100EUR,0ETH
            2026-11-19 08:00:00,ETHEUR,SELL,1001,100ETH,100100EUR,0EUR
            2026-11-19 09:00:00,BTCEUR,BUY,40000,1BTC,40000EUR,0BTC
            2026-11-19 09:00:01,ETHEUR,BUY,2500,16ETH,40000EUR,0ETH
            """;

    private static final Limits NARROW =
            new Limits(
                    new BigDecimal("50000"),
                    new BigDecimal("60000"),
                    6,
                    new BigDecimal("0.05"),
                    new BigDecimal("0.05"),
                    3);

    private final long seed;
    private final Random random;
    private final Vault vault;
    private final VirtualTime time = new VirtualTime();
    private final LoopbackExchange exchange = new LoopbackExchange(time::now);
    private final CrashPoints crashes = new CrashPoints();
    private final Weather weather;
    private final ClientIdSource ids;
    private final List<String> violations = new ArrayList<>();
    private final List<RunState> ends = new ArrayList<>();
    private LiveStore program;
    private boolean rehearses;
    private int crashed;

    /** What came of a seed. */
    record Result(
            long seed,
            List<RunState> runs,
            int orders,
            long faults,
            int crashes,
            List<String> violations) {}

    /**
     * @param vault of a store that was made with {@link #TRADES} and is this one's alone
     */
    StoreSimulation(long seed, Vault vault) {
        this.seed = seed;
        this.random = new Random(seed);
        this.vault = vault;
        this.ids = new ClientIdSource(new Random(seed ^ 0x5DEECE66DL));
        double badness = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.3;
        this.weather = new Weather(new Random(random.nextLong()), badness, time, exchange);
        this.program = start();
    }

    Result run() {
        exchange.feeIn(
                random.nextBoolean()
                        ? LoopbackExchange.FeeIn.RECEIVED
                        : LoopbackExchange.FeeIn.QUOTE);
        exchange.list("BTC", "EUR", "40000", "0.2").rules("0.1", "0.0001", "0.0001", "10");
        exchange.list("ETH", "EUR", "2500", "3").rules("0.01", "0.001", "0.001", "10");
        exchange.deposit(NAME, "BTC", "1");
        exchange.deposit(NAME, "ETH", "16");
        exchange.deposit(NAME, "EUR", "20000");
        try {
            for (int i = 0; i < 3; i++) {
                rebalance(random.nextInt(10, 71));
                time.pause(Duration.ofMinutes(random.nextLong(1, 600)));
            }
            crashes.live();
            weather.clearUp();
            time.pause(Duration.ofMinutes(20));
            program.execution.reconcile();
            check();
        } finally {
            program.close();
        }
        return new Result(
                seed, ends, exchange.orders(NAME).size(), weather.faults(), crashed, violations);
    }

    private LiveStore start() {
        LiveStore started =
                LiveStore.open(
                        vault,
                        time.clock(),
                        "binance",
                        URI.create("http://127.0.0.1:9"),
                        new Surroundings(
                                time,
                                Pace.USUAL,
                                ids,
                                () -> Long.MAX_VALUE,
                                (_, _, _, _, _, _) -> gateway(),
                                Runnable::run));
        started.graph.session().changes().subscribe(_ -> crashes.pass());
        return started;
    }

    private SimulatedGateway gateway() {
        if (rehearses) {
            violations.add("I5: a rehearsal opened the way to an exchange");
        }
        return new SimulatedGateway(exchange, NAME, time, crashes, weather, new Watch());
    }

    /** Plans from the ledger and carries it out, through deaths. */
    private void rebalance(int percent) {
        program.target(Map.of("BTC", percent, "ETH", 80 - percent, "CASH", 20));
        switch (random.nextInt(6)) {
            case 0 -> program.armBehind(NARROW, "1000000");
            case 1 -> program.armBehind(LiveStore.LIMITS, "1000000");
            case 2 ->
                    time.after(
                            Duration.ofSeconds(random.nextLong(1, 60)),
                            () -> program.armBehind(random.nextBoolean() ? NARROW : null, "5000"));
            default -> {}
        }
        rehearse();
        int deaths = crashed + random.nextInt(4);
        boolean isAsked = false;
        RebalanceRun end = null;
        while (end == null) {
            if (crashed < deaths) {
                crashes.dieAfter(random.nextInt(1, 80));
            } else {
                crashes.live();
            }
            try {
                if (!isAsked) {
                    isAsked = true;
                    long id = prepared(Mode.LIVE).id();
                    program.execution.carryOut(id);
                } else {
                    program.execution.reconcile();
                }
                end = program.execution.runs().getFirst();
            } catch (Crash e) {
                crashed++;
                crashes.live();
                program.close();
                time.pause(Duration.ofMillis(random.nextLong(30_000)));
                program = start();
            } catch (EvenkeelException e) {
                // The exchange did not answer; the next look may find out.
                time.pause(Duration.ofSeconds(30));
            }
            if (end != null && end.mode() == Mode.LIVE && !end.state().isOver()) {
                end = null;
            }
        }
        crashes.live();
        if (end.mode() == Mode.LIVE) {
            ends.add(end.state());
            checkEmptyPlan(end);
        }
    }

    private RebalanceRun prepared(Mode mode) {
        Plan plan =
                program.graph
                        .policy()
                        .plans()
                        .plan(program.portfolio(), PlanRequest.FULL, program.execution.book(mode));
        return program.execution.prepare(
                program.portfolio(),
                plan,
                new RunStart(mode, "simulation", null, true),
                (key, _) -> key);
    }

    private void rehearse() {
        rehearses = true;
        int before = exchange.orders(NAME).size();
        RebalanceRun run = prepared(random.nextBoolean() ? Mode.DRY : Mode.PAPER);
        program.execution.carryOut(run.id());
        rehearses = false;
        if (exchange.orders(NAME).size() != before) {
            violations.add("I5: a rehearsal sent an order");
        }
    }

    /** I8: by the whole of what plans are made from. */
    private void checkEmptyPlan(RebalanceRun run) {
        boolean isClean =
                run.state() == RunState.COMPLETED
                        && run.lines().stream().allMatch(l -> l.state() == LineState.DONE);
        if (isClean) {
            Plan again = program.graph.policy().plans().plan(program.portfolio(), PlanRequest.FULL);
            if (again.status() != Plan.Status.EMPTY) {
                violations.add(
                        "I8: after run "
                                + run.id()
                                + ": "
                                + again.status()
                                + " "
                                + again.obstacles()
                                + again.lines().stream()
                                        .map(l -> l.side() + " " + l.value())
                                        .toList());
            }
        }
    }

    private List<TradeOrder> orders() {
        return program.execution.runs().stream()
                .flatMap(run -> program.execution.ordersOf(run.id()).stream())
                .toList();
    }

    private void check() {
        for (RebalanceRun run : program.execution.runs()) {
            boolean explained = run.state() == RunState.COMPLETED || run.reason() != null;
            if (!run.state().isOver() || !explained) {
                violations.add("I7: run " + run.id() + " is " + run.state());
            }
            if (program.execution.origin(run.id()).orElseThrow().closing() == null) {
                violations.add("I7: what follows run " + run.id() + " was not done");
            }
        }
        for (TradeOrder order : orders()) {
            BigDecimal executed =
                    exchange.byClientId(NAME, order.request().clientId().value())
                            .map(real -> real.executed)
                            .orElse(BigDecimal.ZERO);
            boolean isLive = order.mode() == Mode.LIVE;
            if (isLive && executed.compareTo(order.filled()) != 0) {
                violations.add("I3: " + order + ", was " + executed);
            }
            if (!isLive && executed.signum() != 0) {
                violations.add("I5: the exchange has an order of a rehearsal");
            }
            if (executed.compareTo(order.request().quantity()) > 0) {
                violations.add("I1: executed more than ordered");
            }
            if (order.state() != OrderState.PLANNED && !order.state().isOver()) {
                violations.add("I7: order is " + order.state() + " after reconciliation");
            }
        }
        Map<String, BigDecimal> held = program.held();
        exchange.free(NAME)
                .forEach((symbol, real) -> {
                    BigDecimal ours = held.getOrDefault(symbol, BigDecimal.ZERO);
                    if (ours.compareTo(real) != 0) {
                        violations.add("I3: " + symbol + " " + ours + " in the ledger, is " + real);
                    }
                });
    }

    /** I2, I4, I5 and I6. */
    private final class Watch implements SimulatedGateway.Watch {
        @Override
        public void beforeSending(OrderRequest request) {
            TradeOrder intent =
                    orders().stream()
                            .filter(each -> each.request().clientId().equals(request.clientId()))
                            .findFirst()
                            .orElse(null);
            if (intent == null) {
                violations.add("I4: no intent for " + request.clientId());
                return;
            }
            if (intent.mode() != Mode.LIVE) {
                violations.add("I5: a " + intent.mode() + " order was sent");
            }
            Limits limits =
                    program.graph.execution().arming().armings().stream()
                            .filter(arming -> arming.isValid(time.now()))
                            .map(arming -> arming.limits())
                            .findFirst()
                            .orElse(null);
            if (limits == null) {
                violations.add("I6: sent without an arming");
                return;
            }
            BigDecimal next = request.worstValue();
            BigDecimal day =
                    exchange.orders(NAME).stream()
                            .filter(real ->
                                    real.placedAt.isAfter(time.now().minus(Duration.ofHours(23))))
                            .map(real -> real.executedValue)
                            .reduce(next, BigDecimal::add);
            long own = orders().stream().filter(o -> o.run() == intent.run()).count();
            if (next.compareTo(limits.maxOrder()) > 0
                    || day.compareTo(limits.maxTurnover()) > 0
                    || own > limits.maxOrders()) {
                violations.add("I6: beyond " + limits + ": " + next + ", " + day + ", " + own);
            }
        }

        @Override
        public void beforeEffect(OrderRequest request) {
            String id = request.clientId().value();
            if (exchange.byClientId(NAME, id).isPresent()) {
                violations.add("I2: sent twice: " + id);
            }
            for (ExchangeOrder standing : exchange.standing()) {
                if (standing.account.equals(NAME)
                        && standing.market.equals(request.market().toString())) {
                    violations.add("I2: two live orders in " + request.market());
                }
            }
        }
    }
}
