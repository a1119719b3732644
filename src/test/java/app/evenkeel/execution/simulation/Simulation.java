package app.evenkeel.execution.simulation;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
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
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.ExchangeRefusal;
import app.evenkeel.exchange.Listing;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.run.Breakers;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Leave;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.execution.run.RunEngine;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One run from its approval to its end and reconciliation, through the faults and crashes of a
 * seed, and what must hold after it. The same seed does the same.
 */
final class Simulation {
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final String NAME = "someone";
    private static final String[] COINS = {"BTC", "ETH", "ADA", "SOL", "DOT"};
    private static final String[] PRICES = {"40000", "2500", "0.45", "140", "6.2"};
    private static final String[] LEVELS = {"0.05", "0.8", "4000", "14", "300"};
    private static final String[] HELD = {"0.6", "9", "50000", "170", "3500"};

    private final long seed;
    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final LoopbackExchange exchange = new LoopbackExchange(time::now);
    private final CrashPoints crashes = new CrashPoints();
    private final MemoryJournal journal = new MemoryJournal(crashes);
    private final Weather weather;
    private final List<String> violations = new ArrayList<>();
    private final Limits limits;
    private final ClientIdSource ids;
    private final Random pauses;
    private @Nullable Problem stopped;
    private int crashed;

    /** What came of a seed. */
    record Result(
            long seed,
            RunState state,
            @Nullable Problem reason,
            int orders,
            List<String> outcomes,
            long faults,
            int crashes,
            List<String> violations) {}

    Simulation(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.pauses = new Random(seed ^ 0xBB67AE85L);
        this.ids = new ClientIdSource(new Random(seed ^ 0x5DEECE66DL));
        double badness = random.nextInt(5) == 0 ? 0 : random.nextDouble() * 0.5;
        this.weather = new Weather(new Random(random.nextLong()), badness, time, exchange);
        this.limits =
                new Limits(
                        new BigDecimal(random.nextInt(10) == 0 ? 2_000 : 100_000),
                        new BigDecimal(random.nextInt(10) == 0 ? 8_000 : 1_000_000),
                        random.nextInt(10) == 0 ? 3 : 50,
                        new BigDecimal("0.05"),
                        new BigDecimal("0.05"),
                        3);
    }

    Result run() {
        open();
        RebalanceRun run = plan();
        journal.add(run);
        happenings();
        RebalanceRun ended = carryOut(run.id());
        checkRun(ended);
        RebalanceRun reconciled = reconcile(ended);
        checkBooks(reconciled);
        checkEmptyPlan(reconciled);
        return new Result(
                seed,
                ended.state(),
                ended.reason(),
                journal.allOrders().size(),
                reconciled.lines().stream().map(Simulation::told).toList(),
                weather.faults(),
                crashed,
                List.copyOf(violations));
    }

    private static String told(RunLine line) {
        Problem outcome = line.outcome();
        return line.state() + (outcome == null ? "" : " " + outcome.code());
    }

    private void open() {
        LoopbackExchange.FeeIn[] fees = LoopbackExchange.FeeIn.values();
        exchange.feeIn(fees[random.nextInt(fees.length)]);
        for (int i = 0; i < COINS.length; i++) {
            exchange.list(COINS[i], "EUR", PRICES[i], LEVELS[i])
                    .rules("0.0001", "0.0001", "0.0001", random.nextBoolean() ? "5" : "50");
            exchange.deposit(NAME, COINS[i], HELD[i]);
        }
        exchange.deposit(NAME, "EUR", Integer.toString(random.nextInt(5_000)));
        exchange.deposit(NAME, "BNB", random.nextBoolean() ? "0.5" : "0.0002");
    }

    private RebalanceRun plan() {
        List<RunLine> lines = new ArrayList<>();
        int count = random.nextInt(1, COINS.length + 1);
        for (int pass = 0; pass < 2; pass++) {
            Side side = pass == 0 ? Side.SELL : Side.BUY;
            for (int i = 0; i < count; i++) {
                boolean sells = ((seed >> i) & 1) == 0;
                if (sells == (side == Side.SELL)) {
                    BigDecimal part = BigDecimal.valueOf(random.nextLong(1, 40), 2);
                    BigDecimal quantity =
                            new BigDecimal(HELD[i]).multiply(part).setScale(8, RoundingMode.DOWN);
                    lines.add(
                            RunLine.planned(
                                    lines.size() + 1,
                                    ACCOUNT,
                                    new Market(COINS[i], "EUR"),
                                    side,
                                    quantity,
                                    new BigDecimal(PRICES[i]),
                                    BigDecimal.ONE,
                                    ""));
                }
            }
        }
        return new RebalanceRun(
                1,
                Mode.LIVE,
                "all",
                CurrencyCode.of("EUR"),
                "simulation",
                style(),
                RunState.APPROVED,
                lines,
                Map.of(),
                time.now(),
                time.now(),
                null);
    }

    private OrderStyle style() {
        BigDecimal collar = new BigDecimal(random.nextBoolean() ? "0.01" : "0.002");
        return switch (random.nextInt(4)) {
            case 0 -> new OrderStyle(OrderType.LIMIT, TimeInForce.GTC, BigDecimal.ZERO);
            case 1 -> new OrderStyle(OrderType.MARKET, TimeInForce.IOC, collar);
            default -> new OrderStyle(OrderType.COLLARED, TimeInForce.IOC, collar);
        };
    }

    /** What the market and the user do meanwhile. */
    private void happenings() {
        if (random.nextInt(10) == 0) {
            time.after(
                    Duration.ofSeconds(random.nextLong(60)),
                    () -> stopped = Problem.of(ProblemCode.TRADING_STOPPED, "now"));
        }
        for (Listing listing : new TreeMap<>(exchange.listings()).values()) {
            Duration when = Duration.ofSeconds(random.nextLong(120));
            switch (random.nextInt(12)) {
                case 0 -> time.after(when, () -> listing.open(false));
                case 1 -> time.after(when, () -> listing.rules("0.01", "0.01", "0.01", "20"));
                case 2 -> time.after(when, () -> listing.levelQuantity("0.0001"));
                case 3 -> {
                    BigDecimal factor = BigDecimal.valueOf(random.nextLong(80, 120), 2);
                    time.after(when, () -> listing.price(listing.price().multiply(factor)));
                }
                default -> {}
            }
        }
    }

    private RunEngine engine() {
        SimulatedGateway gateway =
                new SimulatedGateway(exchange, NAME, time, crashes, weather, this::checkEffect);
        return new RunEngine(
                journal,
                (_, _) -> new Desk(gateway, this::leave),
                new Breakers(journal, time, () -> Long.MAX_VALUE, (_, _) -> null),
                ids,
                _ -> {},
                time,
                Pace.USUAL,
                () -> pauses.nextInt(6) == 0);
    }

    private Leave leave() {
        return stopped == null
                ? new Leave.Granted(limits, null, null)
                : new Leave.Withheld(stopped);
    }

    /** Dies and is started again, up to four times, and is paused now and then. */
    private RebalanceRun carryOut(long id) {
        int deaths = random.nextInt(5);
        for (; ; ) {
            if (crashed < deaths) {
                crashes.dieAfter(random.nextInt(1, 60));
            } else {
                crashes.live();
            }
            try {
                RebalanceRun run = engine().advance(id);
                if (run.state().isOver()) {
                    return run;
                }
                // Paused; taken up later, as after a crash.
                time.pause(Duration.ofMillis(pauses.nextLong(30_000)));
            } catch (Crash e) {
                crashed++;
                time.pause(Duration.ofMillis(random.nextLong(30_000)));
            }
        }
    }

    /** Later, when all goes well again, what was left open is found out. */
    private RebalanceRun reconcile(RebalanceRun ended) {
        crashes.live();
        weather.clearUp();
        time.pause(Duration.ofMinutes(20));
        return engine().reconcile(ended.id());
    }

    /** I2 and I4: told of each order before the exchange takes it. */
    private void checkEffect(OrderRequest request) {
        TradeOrder intent =
                journal.allOrders().stream()
                        .filter(o -> o.request().clientId().equals(request.clientId()))
                        .findFirst()
                        .orElse(null);
        if (intent == null) {
            violations.add("I4: no intent for " + request.clientId());
            return;
        }
        if (exchange.byClientId(NAME, request.clientId().value()).isPresent()) {
            violations.add("I2: sent twice: " + request.clientId());
        }
        for (TradeOrder other : journal.allOrders()) {
            boolean standsToo =
                    other.line() == intent.line()
                            && !other.request().clientId().equals(request.clientId())
                            && exchange.byClientId(NAME, other.request().clientId().value())
                                    .filter(o -> o.status == ExchangeOrder.Status.OPEN)
                                    .isPresent();
            if (standsToo) {
                violations.add("I2: two live orders of line " + intent.line());
            }
        }
    }

    /** I1, I6 and I7. */
    private void checkRun(RebalanceRun run) {
        boolean explained = run.state() == RunState.COMPLETED || run.reason() != null;
        if (!run.state().isOver() || !explained) {
            violations.add("I7: ended as " + run.state() + " without a reason");
        }
        for (RunLine line : run.lines()) {
            boolean told = line.state() == LineState.DONE || line.outcome() != null;
            if (line.state() == LineState.OPEN || !told) {
                violations.add("I7: line " + line.number() + " is " + line.state());
            }
        }
        BigDecimal turnover = BigDecimal.ZERO;
        for (ExchangeOrder order : exchange.orders(NAME)) {
            BigDecimal limit = order.limit;
            BigDecimal worst =
                    order.executedValue.max(
                            limit == null ? BigDecimal.ZERO : order.quantity.multiply(limit));
            if (worst.compareTo(limits.maxOrder()) > 0) {
                violations.add("I6: an order of " + worst);
            }
            if (order.executed.compareTo(order.quantity) > 0) {
                violations.add("I1: executed more than ordered");
            }
            turnover = turnover.add(order.executedValue);
        }
        if (turnover.compareTo(limits.maxTurnover()) > 0) {
            violations.add("I6: turnover of " + turnover);
        }
        if (exchange.orders(NAME).size() > limits.maxOrders()) {
            violations.add("I6: " + exchange.orders(NAME).size() + " orders");
        }
        for (RunLine line : run.lines()) {
            BigDecimal done =
                    journal.orders(run.id()).stream()
                            .filter(o -> o.line() == line.number())
                            .flatMap(o ->
                                    exchange
                                            .byClientId(NAME, o.request().clientId().value())
                                            .stream())
                            .map(o -> o.executed)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (done.compareTo(line.quantity()) > 0) {
                violations.add("I1: line " + line.number() + " did " + done);
            }
        }
    }

    /** I1 and I3: the exchange's own ledger against ours. */
    private void checkBooks(RebalanceRun run) {
        Map<String, BigDecimal> moved = new HashMap<>();
        Map<Long, List<Fill>> fills = journal.fills(run.id());
        for (TradeOrder order : journal.allOrders()) {
            ExchangeOrder real =
                    exchange.byClientId(NAME, order.request().clientId().value()).orElse(null);
            BigDecimal executed = real == null ? BigDecimal.ZERO : real.executed;
            if (executed.compareTo(order.filled()) != 0) {
                violations.add(
                        "I3: " + order.state() + " has " + order.filled() + ", was " + executed);
            }
            boolean rejected =
                    order.state() == OrderState.REJECTED || order.state() == OrderState.ABSENT;
            if (rejected && real != null) {
                violations.add("I3: " + order.state() + " but the exchange has it");
            }
            if (!order.state().isOver()) {
                violations.add("I3: " + order.state() + " after reconciliation");
            }
            for (Fill fill : fills.getOrDefault(order.id(), List.of())) {
                boolean buys = order.request().side() == Side.BUY;
                add(moved, order.market().base(), fill.quantity(), buys);
                add(moved, order.market().quote(), fill.value(), !buys);
                add(moved, fill.feeAsset(), fill.fee(), false);
            }
        }
        run.balances()
                .getOrDefault(ACCOUNT, Map.of())
                .forEach((symbol, before) -> {
                    BigDecimal expected = before.add(moved.getOrDefault(symbol, BigDecimal.ZERO));
                    BigDecimal real = exchange.free(NAME).getOrDefault(symbol, BigDecimal.ZERO);
                    if (expected.compareTo(real) != 0) {
                        violations.add("I3: " + symbol + " " + expected + ", is " + real);
                    }
                    if (real.signum() < 0) {
                        violations.add("I3: " + symbol + " below zero");
                    }
                });
    }

    private static void add(
            Map<String, BigDecimal> moved, String symbol, BigDecimal by, boolean in) {
        moved.merge(symbol, in ? by : by.negate(), BigDecimal::add);
    }

    /** I8: what a completed run left over is not worth a plan. */
    private void checkEmptyPlan(RebalanceRun run) {
        if (run.state() != RunState.COMPLETED) {
            return;
        }
        for (RunLine line : run.lines()) {
            BigDecimal rest = line.quantity().subtract(line.executed());
            boolean small =
                    rest.compareTo(line.quantity().multiply(new BigDecimal("0.02"))) <= 0
                            || rest.compareTo(rules(line).lot()) < 0;
            if (!small) {
                violations.add("I8: completed, but " + rest + " of line " + line.number());
            }
        }
    }

    private MarketRules rules(RunLine line) {
        try {
            return SimulatedGateway.Views.rules(
                    exchange.listing(line.market().toString()), line.market(), time.now());
        } catch (ExchangeRefusal e) {
            throw new IllegalStateException(e);
        }
    }
}
