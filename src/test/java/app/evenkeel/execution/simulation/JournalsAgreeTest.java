package app.evenkeel.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Limits;
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
import app.evenkeel.execution.LedgerBooks;
import app.evenkeel.execution.StoredArmings;
import app.evenkeel.execution.StoredJournal;
import app.evenkeel.execution.run.Books;
import app.evenkeel.execution.run.RunJournal;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.ConnectionStore.Sealed;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * The journal and the armings in memory, which stand for those of the store in the simulation,
 * answer every question as those do, after every other step of a script.
 */
class JournalsAgreeTest {
    private static final int STEPS = 60;
    private static final long SEED = 1;
    private static final Limits[] LIMITS = {limits("100000"), limits("2000")};

    @TempDir private Path folder;

    @Test
    void sayTheSameThroughTheSameScript() {
        try (Script script = new Script(folder.resolve("store"), SEED)) {
            for (int step = 1; step <= STEPS; step++) {
                script.step();
                script.step();
                script.assertAgreedOnOne("seed " + SEED + ", step " + step);
            }
            script.assertRefusesTwice();
            assertThat(script.overtaken).as("runs that were overtaken").isPositive();
            assertThat(script.unbooked).as("runs with trades to book before them").isPositive();
            assertThat(script.refused).as("accounts that another run had").isPositive();
        }
    }

    private static Limits limits(String order) {
        return new Limits(
                new BigDecimal(order),
                new BigDecimal("1000000"),
                50,
                new BigDecimal("0.05"),
                new BigDecimal("0.05"),
                3);
    }

    /** Says the same to both, step by step. */
    private static final class Script implements AutoCloseable {
        private final Random random;
        private final VirtualTime time = new VirtualTime();
        private final Session session;
        private final Caller caller;
        private final List<AccountId> accounts;
        private final Connection connection;
        private final StoredJournal stored;
        private final StoredArmings storedArmings;
        private final Books storedBooks;
        private final CrashPoints crashes = new CrashPoints();
        private final MemoryJournal memory = new MemoryJournal(crashes);
        private final MemoryArmings memoryArmings = new MemoryArmings(crashes, memory);
        private final Books memoryBooks = new MemoryLedger(crashes, memory);
        private final List<Long> runs = new ArrayList<>();
        private final List<Arming> armed = new ArrayList<>();
        private int orders;
        private int trades;
        private int overtaken;
        private int unbooked;
        private int refused;

        Script(Path folder, long seed) {
            this.random = new Random(seed);
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) 7);
            Stores stores = Stores.of(EmptyStores.open(folder, key));
            this.caller =
                    stores.database().write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
            this.session = new Session(caller, stores, new Changes(), time.clock());
            this.accounts = List.of(account("X"), account("Y"));
            this.connection =
                    new Connection(
                            1,
                            "binance",
                            "main",
                            accounts.getFirst(),
                            Connection.Withdrawal.NO,
                            List.of(),
                            false,
                            time.now());
            stores.database()
                    .<Boolean>write(tx -> {
                        Sealed none = new Sealed(new byte[] {1}, new byte[] {1}, null);
                        stores.connections().insert(tx, caller, connection, none);
                        return true;
                    });
            this.stored = new StoredJournal(session);
            this.storedArmings = new StoredArmings(session);
            this.storedBooks = new LedgerBooks(session);
        }

        private AccountId account(String name) {
            AccountRef ref = new AccountRef(AccountKind.EXCHANGE, name, name);
            return session.stores()
                    .database()
                    .write(tx -> session.stores().accounts().insert(tx, caller, ref))
                    .id();
        }

        void step() {
            time.pause(Duration.ofSeconds(random.nextLong(1, 20)));
            if (runs.isEmpty() || random.nextInt(8) == 0) {
                addRun();
                return;
            }
            RebalanceRun run = stored.run(runs.get(random.nextInt(runs.size()))).orElseThrow();
            switch (random.nextInt(10)) {
                case 0 -> arm();
                case 1, 2 -> lease(run);
                case 3 -> advance(run);
                case 4, 5 -> addOrder(run);
                case 6, 7, 8 -> updateOrder(run);
                default -> {
                    storedBooks.book(run);
                    memoryBooks.book(run);
                }
            }
        }

        private void addRun() {
            List<RunLine> lines = new ArrayList<>();
            int first = random.nextInt(2);
            int count = random.nextInt(3) == 0 ? 2 : 1;
            for (int i = 0; i < count; i++) {
                lines.add(
                        RunLine.planned(
                                i + 1,
                                accounts.get((first + i) % 2),
                                new Market("BTC", "EUR"),
                                i == 0 ? Side.SELL : Side.BUY,
                                new BigDecimal("0.5"),
                                new BigDecimal("40000"),
                                BigDecimal.ONE,
                                ""));
            }
            // Now and then one that was planned a while ago.
            Instant planned = time.now().minusSeconds(random.nextInt(3) == 0 ? 60 : 0);
            RebalanceRun run =
                    new RebalanceRun(
                            0,
                            random.nextInt(5) == 0 ? Mode.PAPER : Mode.LIVE,
                            "all",
                            CurrencyCode.EUR,
                            "test",
                            OrderStyle.USUAL,
                            RunState.APPROVED,
                            lines,
                            Map.of(),
                            planned,
                            time.now(),
                            null);
            RebalanceRun inserted =
                    session.stores()
                            .database()
                            .write(tx -> session.stores().runs().insert(tx, caller, run));
            memory.add(inserted);
            runs.add(inserted.id());
        }

        private void arm() {
            Arming arming =
                    new Arming(
                            connection.id(),
                            time.now(),
                            time.now().plus(Duration.ofDays(1)),
                            random.nextInt(4) == 0 ? CurrencyCode.JPY : CurrencyCode.EUR,
                            LIMITS[random.nextInt(LIMITS.length)],
                            new BigDecimal("5000"));
            session.stores()
                    .database()
                    .<Boolean>write(tx -> {
                        session.stores().armings().put(tx, caller, arming);
                        return true;
                    });
            memoryArmings.put(arming);
            armed.add(arming);
        }

        private void lease(RebalanceRun run) {
            Optional<Long> other = stored.lease(run);
            assertThat(memory.lease(run)).isEqualTo(other);
            refused += other.isPresent() ? 1 : 0;
            if (run.state().isOver() && random.nextBoolean()) {
                stored.release(run);
                memory.release(run);
            }
            if (other.isEmpty() && !armed.isEmpty() && run.mode() == Mode.LIVE) {
                AccountId account = run.accounts().getFirst();
                storedArmings.begin(run, account, armed.getLast());
                memoryArmings.begin(run, account, armed.getLast());
            }
        }

        private void advance(RebalanceRun run) {
            if (run.state().isOver()) {
                return;
            }
            RunState next =
                    switch (run.state()) {
                        case APPROVED -> RunState.SELLING;
                        case SELLING -> RunState.BUYING;
                        default -> random.nextInt(3) == 0 ? RunState.PARTIAL : RunState.COMPLETED;
                    };
            Problem reason =
                    next == RunState.PARTIAL ? Problem.of(ProblemCode.RUN_DISMISSED) : null;
            RebalanceRun then = run.now(next, time.now(), reason);
            stored.update(then);
            memory.update(then);
        }

        private void addOrder(RebalanceRun run) {
            if (run.state().isOver()) {
                return;
            }
            RunLine line = run.lines().get(random.nextInt(run.lines().size()));
            TradeOrder order =
                    new TradeOrder(
                            0,
                            run.id(),
                            line.number(),
                            1 + attempts(run, line),
                            run.mode(),
                            line.account(),
                            "binance",
                            new OrderRequest(
                                    new ClientOrderId("ek-" + ++orders),
                                    line.market(),
                                    line.side(),
                                    OrderType.LIMIT,
                                    TimeInForce.IOC,
                                    new BigDecimal("0.4"),
                                    new BigDecimal("40000"),
                                    null,
                                    new BigDecimal("40000")),
                            BigDecimal.ONE,
                            OrderState.INTENT_SAVED,
                            "",
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            time.now(),
                            time.now(),
                            null);
            assertThat(memory.insert(order, "").id()).isEqualTo(stored.insert(order, "").id());
        }

        private int attempts(RebalanceRun run, RunLine line) {
            return (int)
                    stored.orders(run.id()).stream()
                            .filter(order -> order.line() == line.number())
                            .count();
        }

        /** Neither takes an id or an attempt twice. */
        void assertRefusesTwice() {
            RebalanceRun run =
                    runs.stream()
                            .map(id -> stored.run(id).orElseThrow())
                            .filter(each -> !stored.orders(each.id()).isEmpty())
                            .findFirst()
                            .orElseThrow();
            TradeOrder again = stored.orders(run.id()).getFirst();
            for (RunJournal journal : List.of(stored, memory)) {
                assertThatThrownBy(() -> journal.insert(again, "")).isNotNull();
            }
            assertAgreed("after both refused");
        }

        private void updateOrder(RebalanceRun run) {
            List<TradeOrder> own = stored.orders(run.id());
            if (own.isEmpty()) {
                return;
            }
            TradeOrder order = own.get(random.nextInt(own.size()));
            boolean fills =
                    order.open().signum() > 0
                            && (order.state().mayBecome(OrderState.PARTIAL)
                                    && random.nextInt(3) > 0);
            List<Fill> fresh = fills ? List.of(fill()) : List.of();
            List<Fill> all = new ArrayList<>(fillsOf(stored, order));
            all.addAll(fresh);
            TradeOrder filled = order.filledBy(all);
            List<OrderState> next = new ArrayList<>(order.state().next());
            next.removeIf(state -> state == OrderState.FILLED || state == OrderState.REJECTED);
            OrderState state =
                    filled.open().signum() == 0
                            ? OrderState.FILLED
                            : fills || next.isEmpty()
                                    ? (fills ? OrderState.PARTIAL : order.state())
                                    : next.get(random.nextInt(next.size()));
            TradeOrder then = filled.now(state, "v" + order.id(), time.now(), null);
            stored.update(then, fresh, "");
            memory.update(then, fresh, "");
        }

        private Fill fill() {
            return new Fill(
                    "t" + ++trades,
                    time.now(),
                    new BigDecimal("40000"),
                    new BigDecimal("0.1"),
                    BigDecimal.ONE,
                    "EUR");
        }

        private static List<Fill> fillsOf(RunJournal journal, TradeOrder order) {
            return Objects.requireNonNullElse(
                    journal.fills(order.run()).get(order.id()), List.<Fill>of());
        }

        void assertAgreed(String where) {
            for (Mode mode : List.of(Mode.LIVE, Mode.PAPER)) {
                assertThat(told(memory.live(mode))).as(where).isEqualTo(told(stored.live(mode)));
                for (AccountId account : accounts) {
                    Instant since = time.now().minusSeconds(30);
                    assertThat(told(memory.ordersSince(mode, account, since)))
                            .as(where)
                            .isEqualTo(told(stored.ordersSince(mode, account, since)));
                }
            }
            runs.forEach(id -> assertAgreed(where, id));
            assertArmingsAgreed(where);
        }

        /** As {@link #assertAgreed}, of one run only, since there is much to ask. */
        void assertAgreedOnOne(String where) {
            assertAgreed(where, runs.get(random.nextInt(runs.size())));
            assertArmingsAgreed(where);
        }

        private void assertAgreed(String where, long id) {
            Instant now = time.now();
            RebalanceRun run = stored.run(id).orElseThrow();
            assertThat(memory.run(id)).as(where).contains(run);
            List<TradeOrder> own = stored.orders(id);
            assertThat(told(memory.orders(id))).as(where).isEqualTo(told(own));
            for (TradeOrder order : own) {
                assertThat(fillsOf(memory, order).stream().map(Fill::tradeId))
                        .as(where)
                        .isEqualTo(fillsOf(stored, order).stream().map(Fill::tradeId).toList());
            }
            Optional<Long> traded = stored.tradedSincePlanned(run, now);
            assertThat(memory.tradedSincePlanned(run, now)).as(where).isEqualTo(traded);
            overtaken += traded.isPresent() ? 1 : 0;
            Optional<Long> toBook = stored.unbooked(run);
            assertThat(memory.unbooked(run)).as(where).isEqualTo(toBook);
            unbooked += toBook.isPresent() ? 1 : 0;
        }

        private void assertArmingsAgreed(String where) {
            assertThat(memoryArmings.of(connection))
                    .as(where)
                    .isEqualTo(storedArmings.of(connection));
            AccountId account = accounts.getFirst();
            if (!armed.isEmpty()) {
                Arming arming = armed.get(random.nextInt(armed.size()));
                assertThat(memoryArmings.countCompleted(account, arming))
                        .as(where)
                        .isEqualTo(storedArmings.countCompleted(account, arming));
                RebalanceRun last = stored.run(runs.getLast()).orElseThrow();
                assertThat(memoryArmings.isOf(last, account, arming))
                        .as(where)
                        .isEqualTo(storedArmings.isOf(last, account, arming));
            }
        }

        private static List<String> told(List<TradeOrder> orders) {
            return orders.stream()
                    .map(order ->
                            String.join(
                                    " ",
                                    order.request().clientId().value(),
                                    order.state().name(),
                                    order.venueOrderId(),
                                    order.filled().stripTrailingZeros().toPlainString(),
                                    order.updatedAt().toString()))
                    .toList();
        }

        @Override
        public void close() {
            session.stores().database().close();
        }
    }
}
