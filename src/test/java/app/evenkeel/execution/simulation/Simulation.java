package app.evenkeel.execution.simulation;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.Listing;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.execution.LiveLeaves;
import app.evenkeel.execution.rehearsal.DryGateway;
import app.evenkeel.execution.rehearsal.KnownPrice;
import app.evenkeel.execution.run.Breakers;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Leave;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.execution.run.RunEngine;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Several rebalances over one account, each planned from the ledger as it is then and carried out
 * from its approval to its end, through the faults and crashes of a seed; then reconciliation, and
 * what must hold. The same seed does the same.
 */
final class Simulation {
    private static final AccountId ACCOUNT = new AccountId(1);
    private static final String NAME = "someone";
    private static final List<String> COINS = List.of("BTC", "ETH", "ADA", "SOL", "DOT");
    private static final String[] PRICES = {"40000", "2500", "0.45", "140", "6.2"};
    private static final String[] LEVELS = {"0.05", "0.8", "4000", "14", "300"};
    private static final String[] HELD = {"0.6", "9", "50000", "170", "3500"};

    private final long seed;
    private final Random random;
    private final Random pauses;
    private final VirtualTime time = new VirtualTime();
    private final LoopbackExchange exchange = new LoopbackExchange(time::now);
    private final CrashPoints crashes = new CrashPoints();
    private final MemoryJournal journal = new MemoryJournal(crashes);
    private final MemoryArmings armings = new MemoryArmings(crashes, journal);
    private final MemoryLedger ledger = new MemoryLedger(crashes, journal);
    private final Invariants invariants =
            new Invariants(exchange, NAME, ACCOUNT, time, journal, armings);
    private final SimulatedPlans plans = new SimulatedPlans(ACCOUNT, COINS);
    private final SimulatedUser user;
    private final Connection connection =
            new Connection(
                    1,
                    "simulated",
                    "main",
                    ACCOUNT,
                    Connection.Withdrawal.NO,
                    List.of(),
                    false,
                    time.now());
    private final Weather weather;
    private final ClientIdSource ids;
    private @Nullable Problem stopped;
    private long crashAt;
    private int crashed;
    private int replanned;

    /**
     * What came of a seed.
     *
     * @param runs live ones, with how they ended
     * @param outcomes what became of each line
     * @param replanned how many runs a plan was made over the result of
     * @param moments between two steps, at each of which it may die
     */
    record Result(
            long seed,
            List<Ended> runs,
            int orders,
            List<String> outcomes,
            long faults,
            int crashes,
            int replanned,
            long moments,
            List<String> violations) {}

    /** How a run ended. */
    record Ended(RunState state, @Nullable ProblemCode reason) {}

    Simulation(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.pauses = new Random(seed ^ 0xBB67AE85L);
        this.ids = new ClientIdSource(new Random(seed ^ 0x5DEECE66DL));
        this.user = new SimulatedUser(new Random(seed ^ 0x3C6EF372L), time, armings);
        double badness = random.nextInt(5) == 0 ? 0 : random.nextDouble() * 0.5;
        this.weather = new Weather(new Random(random.nextLong()), badness, time, exchange);
    }

    /** One run only, that dies at this moment, counted from the first, and at no other. */
    Simulation dyingAt(long moment) {
        crashAt = moment;
        return this;
    }

    Result run() {
        open();
        List<RebalanceRun> ended = new ArrayList<>();
        int count = crashAt > 0 ? 1 : random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            calm();
            user.armAgain();
            List<Integer> percents = percents();
            Map<String, BigDecimal> prices = prices();
            if (random.nextInt(6) == 0) {
                rehearse(percents, prices);
            }
            RebalanceRun run = approved(Mode.LIVE, percents, prices);
            if (run.lines().isEmpty()) {
                continue;
            }
            happenings();
            RebalanceRun end = carriedOut(run.id());
            ended.add(end);
            invariants.ofEnd(end);
            checkEmptyPlan(end, percents, prices);
            time.pause(Duration.ofMinutes(random.nextLong(1, 30 * 60)));
        }
        return settled(ended);
    }

    /** Later, when all goes well again, what was left open is found out. */
    private Result settled(List<RebalanceRun> ended) {
        crashes.live();
        weather.clearUp();
        time.pause(Duration.ofMinutes(20));
        List<String> outcomes = new ArrayList<>();
        for (RebalanceRun run : ended) {
            RebalanceRun reconciled = engine(Mode.LIVE).reconcile(run.id());
            invariants.ofEnd(reconciled);
            reconciled.lines().forEach(line -> outcomes.add(told(line)));
        }
        invariants.ofBooks(ledger.held());
        return new Result(
                seed,
                ended.stream()
                        .map(run -> {
                            Problem reason = run.reason();
                            return new Ended(run.state(), reason == null ? null : reason.code());
                        })
                        .toList(),
                exchange.orders(NAME).size(),
                outcomes,
                weather.faults(),
                crashed,
                replanned,
                crashes.passed(),
                invariants.violations());
    }

    private static String told(RunLine line) {
        Problem outcome = line.outcome();
        return line.state() + (outcome == null ? "" : " " + outcome.code());
    }

    private void open() {
        LoopbackExchange.FeeIn[] fees = LoopbackExchange.FeeIn.values();
        exchange.feeIn(fees[random.nextInt(fees.length)]);
        for (int i = 0; i < COINS.size(); i++) {
            exchange.list(COINS.get(i), "EUR", PRICES[i], LEVELS[i]);
            deposit(COINS.get(i), HELD[i]);
        }
        deposit("EUR", Integer.toString(random.nextInt(50_000)));
        deposit("BNB", random.nextBoolean() ? "0.5" : "0.0002");
    }

    private void deposit(String symbol, String quantity) {
        exchange.deposit(NAME, symbol, quantity);
        ledger.add(symbol, new BigDecimal(quantity));
    }

    /** What the last run met has passed. */
    private void calm() {
        stopped = null;
        List<Listing> listings = List.copyOf(new TreeMap<>(exchange.listings()).values());
        for (Listing listing : listings) {
            listing.open(true);
            listing.levelQuantity(LEVELS[COINS.indexOf(listing.base())]);
            listing.rules("0.0001", "0.0001", "0.0001", random.nextBoolean() ? "5" : "50");
        }
    }

    private List<Integer> percents() {
        List<Integer> percents = new ArrayList<>();
        int left = 100;
        for (int i = 0; i < COINS.size(); i++) {
            int percent = random.nextInt(Math.min(40, left) + 1);
            percents.add(percent);
            left -= percent;
        }
        return percents;
    }

    /** What the program knows, and the exchange has at this moment. */
    private Map<String, BigDecimal> prices() {
        Map<String, BigDecimal> prices = new TreeMap<>();
        exchange.listings().values().forEach(each -> prices.put(each.base(), each.price()));
        return prices;
    }

    private RebalanceRun approved(
            Mode mode, List<Integer> percents, Map<String, BigDecimal> prices) {
        Plan plan = plans.plan(percents, prices, ledger.held(), time.now());
        List<RunLine> lines = new ArrayList<>();
        plan.lines()
                .forEach(line ->
                        lines.add(
                                RunLine.planned(
                                        lines.size() + 1,
                                        ACCOUNT,
                                        new Market(line.asset().symbol(), "EUR"),
                                        line.side(),
                                        line.quantity(),
                                        line.price(),
                                        BigDecimal.ONE,
                                        "")));
        RebalanceRun run =
                new RebalanceRun(
                        journal.allRuns().size() + 1L,
                        mode,
                        "all",
                        CurrencyCode.EUR,
                        "simulation",
                        style(),
                        RunState.APPROVED,
                        lines,
                        Map.of(),
                        time.now(),
                        time.now(),
                        null);
        if (!lines.isEmpty()) {
            journal.add(run);
        }
        return run;
    }

    private OrderStyle style() {
        BigDecimal collar = new BigDecimal(random.nextBoolean() ? "0.01" : "0.002");
        return switch (random.nextInt(4)) {
            case 0 -> new OrderStyle(OrderType.LIMIT, TimeInForce.GTC, BigDecimal.ZERO);
            case 1 -> new OrderStyle(OrderType.MARKET, TimeInForce.IOC, collar);
            default -> new OrderStyle(OrderType.COLLARED, TimeInForce.IOC, collar);
        };
    }

    /** I5: writes a plan down without the exchange noticing. */
    private void rehearse(List<Integer> percents, Map<String, BigDecimal> prices) {
        RebalanceRun run = approved(Mode.DRY, percents, prices);
        if (run.lines().isEmpty()) {
            return;
        }
        int before = exchange.orders(NAME).size();
        RebalanceRun ended = engine(Mode.DRY).advance(run.id());
        if (!ended.state().isOver() || exchange.orders(NAME).size() != before) {
            invariants.violated("I5: a rehearsal was " + ended.state());
        }
    }

    /** What the market and the user do meanwhile. */
    private void happenings() {
        if (random.nextInt(10) == 0) {
            time.after(
                    Duration.ofSeconds(random.nextLong(60)),
                    () -> stopped = Problem.of(ProblemCode.TRADING_STOPPED, "now"));
        }
        user.mayArmMeanwhile();
        for (Listing listing : new TreeMap<>(exchange.listings()).values()) {
            Duration when = Duration.ofSeconds(random.nextLong(120));
            switch (random.nextInt(16)) {
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

    private RunEngine engine(Mode mode) {
        LiveLeaves leaves = new LiveLeaves(armings, time.clock());
        return new RunEngine(
                journal,
                (run, _) -> mode == Mode.LIVE ? live(leaves, run) : rehearsal(),
                new Breakers(journal, time, () -> Long.MAX_VALUE, (_, _) -> null),
                ids,
                ledger,
                time,
                Pace.USUAL,
                () -> mode == Mode.LIVE && pauses.nextInt(6) == 0);
    }

    private Desk live(LiveLeaves leaves, RebalanceRun run) {
        return leaves.desk(
                run,
                ACCOUNT,
                connection,
                () -> new SimulatedGateway(exchange, NAME, time, crashes, weather, invariants),
                () -> stopped);
    }

    private Desk rehearsal() {
        Map<String, BigDecimal> prices = prices();
        return new Desk(
                new DryGateway(
                        market ->
                                Optional.ofNullable(prices.get(market.base()))
                                        .map(price -> known(price, time.now())),
                        ledger.held(),
                        time),
                () -> new Leave.Granted(Limits.REHEARSAL, null, null));
    }

    private static KnownPrice known(BigDecimal price, Instant at) {
        return new KnownPrice(price, null, null, null, at, new BigDecimal("0.0001"));
    }

    /** Dies and is started again, up to four times, and is paused now and then. */
    private RebalanceRun carriedOut(long id) {
        int deaths = crashed + (crashAt > 0 ? 0 : random.nextInt(5));
        for (; ; ) {
            if (crashAt > crashes.passed()) {
                crashes.dieAfter(crashAt - crashes.passed());
            } else if (crashed < deaths) {
                crashes.dieAfter(random.nextInt(1, 60));
            } else {
                crashes.live();
            }
            try {
                RebalanceRun run = engine(Mode.LIVE).advance(id);
                if (run.state().isOver()) {
                    crashes.live();
                    return run;
                }
                // Paused; taken up later, as after a crash.
                time.pause(Duration.ofMillis(pauses.nextLong(30_000)));
            } catch (Crash e) {
                crashed++;
                journal.restart();
                time.pause(Duration.ofMillis(random.nextLong(30_000)));
            }
        }
    }

    /** I8: what a clean run left is not worth a plan, at the prices that it was planned at. */
    private void checkEmptyPlan(
            RebalanceRun run, List<Integer> percents, Map<String, BigDecimal> prices) {
        boolean isClean =
                run.state() == RunState.COMPLETED
                        && run.lines().stream().allMatch(l -> l.state() == LineState.DONE);
        if (isClean) {
            replanned++;
            Plan again = plans.plan(percents, prices, ledger.held(), time.now());
            if (!again.lines().isEmpty()) {
                invariants.violated(
                        "I8: a plan after run "
                                + run.id()
                                + ": "
                                + again.lines().stream()
                                        .map(l ->
                                                l.side()
                                                        + " "
                                                        + l.value()
                                                        + " "
                                                        + l.asset().symbol())
                                        .toList());
            }
        }
    }
}
