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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process at random moments of live runs, and compares the exchange's own ledger with the
 * store that is left: every intent is there once at most, and every fill is known.
 */
class LiveRunKillTest {
    private static final String CUSTOMER = "someone";
    private static final int KILLS = Integer.getInteger("kills", 100);

    @TempDir private Path folder;
    private final LoopbackExchange exchange = new LoopbackExchange(Instant::now);

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
        survive("binance", KILLS, new Random());
    }

    private void survive(String venue, int kills, Random random) throws Exception {
        Keys keys = new Keys();
        Keys.Customer customer = keys.add("key", CUSTOMER);
        exchange.slack(Duration.ofSeconds(20));
        exchange.feeIn(
                venue.equals("kraken")
                        ? LoopbackExchange.FeeIn.QUOTE
                        : LoopbackExchange.FeeIn.RECEIVED);
        exchange.list("BTC", "EUR", "40000", "5").rules("0.1", "0.0001", "0.0001", "10");
        exchange.list("ETH", "EUR", "2500", "80").rules("0.01", "0.001", "0.001", "10");
        exchange.deposit(CUSTOMER, "BTC", "1000");
        exchange.deposit(CUSTOMER, "ETH", "10000");
        exchange.deposit(CUSTOMER, "EUR", "1000000");
        Path store = folder.resolve("store");
        try (LoopbackServer server =
                new LoopbackServer(exchange, new Faults(new Random(1)), keys, 0)) {
            server.latency(Duration.ofMillis(5));
            for (int i = 0; i < kills; i++) {
                killOnce(store, venue, server, customer, random);
            }
            try (LiveRunProcess left =
                    new LiveRunProcess(
                            store, venue, server.address(), customer.key(), customer.secret())) {
                int cutOff = left.resume();
                assertBooksAgree(left);
                System.out.println(
                        kills
                                + " kills, "
                                + exchange.orders(CUSTOMER).size()
                                + " orders, "
                                + cutOff
                                + " runs cut off by the last");
            }
        }
    }

    private static void killOnce(
            Path store, String venue, LoopbackServer server, Keys.Customer customer, Random random)
            throws IOException, InterruptedException {
        Process process =
                ChildJava.running(
                                LiveRunProcess.class,
                                store.toString(),
                                venue,
                                server.address().toString(),
                                customer.key(),
                                customer.secret())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("READY")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("READY");
            // Sometimes while it takes up what was cut off, sometimes from its first order on.
            String awaited = random.nextBoolean() ? "" : orderPath(venue);
            long before = count(server, awaited);
            server.await(request -> count(server, awaited) > before);
            // Not a wait for something to happen: the moment of the kill is the point.
            process.waitFor(random.nextLong(3_000), TimeUnit.MILLISECONDS);
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

    private void assertBooksAgree(LiveRunProcess left) {
        Map<String, TradeOrder> intents = new HashMap<>();
        int fills = 0;
        for (RebalanceRun run :
                left.session
                        .stores()
                        .database()
                        .read(tx ->
                                left.session.stores().runs().findAll(tx, left.session.caller()))) {
            assertThat(run.state().isOver()).as(run.toString()).isTrue();
            for (TradeOrder order : left.journal.orders(run.id())) {
                intents.put(order.request().clientId().value(), order);
            }
            for (List<Fill> each : left.journal.fills(run.id()).values()) {
                fills += each.size();
            }
        }
        assertThat(intents).isNotEmpty();
        List<ExchangeOrder> real = exchange.orders(CUSTOMER);
        // Nothing was sent that is not written down, and nothing twice.
        assertThat(real).extracting(order -> order.clientId).doesNotHaveDuplicates();
        assertThat(intents.keySet())
                .containsAll(real.stream().map(order -> order.clientId).toList());
        intents.forEach((id, order) -> {
            assertThat(order.state().isOver()).as(order.toString()).isTrue();
            BigDecimal executed =
                    exchange.byClientId(CUSTOMER, id)
                            .map(each -> each.executed)
                            .orElse(BigDecimal.ZERO);
            assertThat(order.filled()).as(order.toString()).isEqualByComparingTo(executed);
            assertThat(executed).isLessThanOrEqualTo(order.request().quantity());
        });
        assertThat(fills).isEqualTo(exchange.trades(CUSTOMER).size());
    }
}
