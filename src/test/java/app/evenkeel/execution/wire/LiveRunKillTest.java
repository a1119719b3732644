package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.Faults;
import app.evenkeel.exchange.Keys;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.exchange.LoopbackServer;
import app.evenkeel.execution.LiveStore;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;
import app.evenkeel.storage.ChildJava;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills the program at random moments of live runs, and compares the exchange's own ledger with the
 * store that is left: every intent is there once at most, every fill is known, and the ledger holds
 * what the exchange does.
 */
class LiveRunKillTest {
    private static final String CUSTOMER = "someone";
    private static final int KILLS = Integer.getInteger("kills", 100);

    @TempDir private Path folder;
    private LoopbackExchange exchange = new LoopbackExchange(Instant::now);

    @Test
    void sendsNothingTwiceToBinanceAndLosesNoFill() throws Exception {
        survive("binance", 3, new Random(20_261_130));
    }

    @Test
    void sendsNothingTwiceToKrakenAndLosesNoFill() throws Exception {
        survive("kraken", 2, new Random(20_261_201));
    }

    @Tag("slow")
    @Test
    void sendsNothingTwiceInManyKills() throws Exception {
        survive("binance", Math.ceilDiv(KILLS, 2), new Random());
        survive("kraken", KILLS / 2, new Random());
    }

    private void survive(String venue, int kills, Random random) throws Exception {
        exchange = new LoopbackExchange(Instant::now);
        Keys keys = new Keys();
        Keys.Customer customer = keys.add("key", CUSTOMER);
        exchange.slack(Duration.ofSeconds(20));
        exchange.feeIn(
                venue.equals("kraken")
                        ? LoopbackExchange.FeeIn.QUOTE
                        : LoopbackExchange.FeeIn.RECEIVED);
        exchange.list("BTC", "EUR", "40000", "5").rules("0.1", "0.0001", "0.0001", "10");
        exchange.list("ETH", "EUR", "2500", "80").rules("0.01", "0.001", "0.001", "10");
        exchange.deposit(CUSTOMER, "BTC", "10");
        exchange.deposit(CUSTOMER, "ETH", "160");
        exchange.deposit(CUSTOMER, "EUR", "200000");
        Vault vault = RememberingVaults.hashed(folder.resolve(venue));
        try (LoopbackServer server =
                new LoopbackServer(exchange, new Faults(new Random(1)), keys, 0)) {
            LiveStore.make(vault, Clock.systemUTC(), venue, server.address(), customer, trades());
            server.latency(Duration.ofMillis(5));
            for (int i = 1; i <= kills; i++) {
                killOnce(vault.directory(), venue, server, random);
                if (i % 10 == 0 || i == kills) {
                    try (LiveStore left = LiveRunProcess.open(vault, venue, server.address())) {
                        System.out.println(
                                venue + ": kills " + i + ", " + survived(left) + ", violations 0");
                    }
                }
            }
        }
    }

    /** Takes up what was cut off and compares; returns what there was. */
    private String survived(LiveStore left) {
        long cutOff = left.execution.runs().stream().filter(r -> !r.state().isOver()).count();
        left.execution.reconcile();
        return "runs "
                + left.execution.runs().size()
                + ", orders "
                + assertBooksAgree(left)
                + ", of them at the exchange "
                + exchange.orders(CUSTOMER).size()
                + ", runs cut off by the last kill "
                + cutOff;
    }

    /** What leaves the holdings that the exchange has, at its prices. */
    private static String trades() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        return """
        Date(UTC),Pair,Side,Price,Executed,Amount,Fee
        DAY 07:00:00,ETHEUR,BUY,1,1000ETH,1000EUR,0ETH
        DAY 08:00:00,ETHEUR,SELL,1001,1000ETH,1001000EUR,0EUR
        DAY 09:00:00,BTCEUR,BUY,40000,10BTC,400000EUR,0BTC
        DAY 09:00:01,ETHEUR,BUY,2500,160ETH,400000EUR,0ETH
        """
                .replace("DAY", day.toString());
    }

    private static void killOnce(Path store, String venue, LoopbackServer server, Random random)
            throws IOException, InterruptedException {
        Process process =
                ChildJava.running(
                                LiveRunProcess.class,
                                store.toString(),
                                venue,
                                server.address().toString())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            String line = lines.readLine();
            while (line != null && !line.equals("READY")) {
                said.append(line).append(System.lineSeparator());
                line = lines.readLine();
            }
            assertThat(line).as(said.toString()).isEqualTo("READY");
            // Sometimes while it takes up what was cut off, sometimes from its first order on; as
            // far into its requests, however fast this machine is.
            String awaited = random.nextBoolean() ? "" : orderPath(venue);
            long before = count(server, awaited);
            server.await(_ -> count(server, awaited) > before);
            long further = server.seen().size() + random.nextLong(40);
            server.await(_ -> server.seen().size() >= further);
            // Not a wait for something to happen: the moment of the kill is the point.
            boolean ended = process.waitFor(random.nextLong(300), TimeUnit.MILLISECONDS);
            assertThat(ended).as("it runs until it is killed").isFalse();
        } finally {
            process.toHandle().destroyForcibly();
            process.onExit().join();
        }
    }

    private static String orderPath(String venue) {
        return venue.equals("binance") ? "POST /api/v3/order" : "POST /0/private/AddOrder";
    }

    private static long count(LoopbackServer server, String request) {
        return request.isEmpty() ? server.seen().size() : server.count(request);
    }

    /** Returns how many orders there were. */
    private int assertBooksAgree(LiveStore left) {
        Map<String, TradeOrder> intents = new HashMap<>();
        int fills = 0;
        for (RebalanceRun run : left.execution.runs()) {
            assertThat(run.state().isOver()).as("I7: every run is over, as " + run).isTrue();
            assertThat(left.execution.origin(run.id()).orElseThrow().closing())
                    .as("I7: what follows a run was done")
                    .isNotNull();
            for (TradeOrder order : left.execution.ordersOf(run.id())) {
                intents.put(order.request().clientId().value(), order);
            }
            for (List<Fill> each : left.execution.fillsOf(run.id()).values()) {
                fills += each.size();
            }
        }
        assertThat(intents).isNotEmpty();
        List<ExchangeOrder> real = exchange.orders(CUSTOMER);
        assertThat(real)
                .extracting(order -> order.clientId)
                .as("I2: no intent was sent twice")
                .doesNotHaveDuplicates();
        assertThat(intents.keySet())
                .as("I4: every order has its intent")
                .containsAll(real.stream().map(order -> order.clientId).toList());
        intents.forEach((id, order) -> {
            assertThat(order.state().isOver()).as("I7: every order is over: " + order).isTrue();
            BigDecimal executed =
                    exchange.byClientId(CUSTOMER, id)
                            .map(each -> each.executed)
                            .orElse(BigDecimal.ZERO);
            assertThat(order.filled())
                    .as("I3: as the exchange has it: " + order)
                    .isEqualByComparingTo(executed);
            assertThat(executed)
                    .as("I1: no more than was meant: " + order)
                    .isLessThanOrEqualTo(order.request().quantity());
        });
        assertThat(fills).as("I3: every fill").isEqualTo(exchange.trades(CUSTOMER).size());
        Map<String, BigDecimal> held = left.held();
        exchange.free(CUSTOMER)
                .forEach((symbol, free) ->
                        assertThat(held.getOrDefault(symbol, BigDecimal.ZERO))
                                .as("I3: the ledger's " + symbol)
                                .isEqualByComparingTo(free));
        return intents.size();
    }
}
